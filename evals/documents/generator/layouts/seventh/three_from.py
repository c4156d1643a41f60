"""A cloud service's invoice for services: the sum due on top, three columns of facts, details below each."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, rounding
from evals.documents.generator.layouts.sixth.setting import signed, with_country
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_INK = (30, 92, 84)
_DETAILS = {
    "DAY": "Charges per day, as agreed by e-mail",
    "HRS": "Hours as per the time sheet attached",
    "NOS": "Visit report handed over; parts not included",
}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(16, 14, manner.priced(deal.total), bold=True, size=20, ink=_INK)
    due = f"due on {manner.day(deal.due)}" if deal.due else ""
    sheet.text(16, 24, due, size=10)
    if due and "due_date" not in sheet.omit:
        sheet.says("due_date", manner.day(deal.due or deal.day))
    sheet.text(194, 14, "Tax Invoice", size=20, align="R", ink=_INK)
    sheet.text(194, 24, deal.number, size=10, bold=True, align="R", name="invoice_number")
    sheet.fill(16, 31, 178, 1, _INK)
    own, to, facts = Flow(sheet, 16, 36, 58), Flow(sheet, 78, 36, 58), Flow(sheet, 142, 36, 52)
    own.say("From", size=7.5)
    own.say(seller.name, "seller_name", bold=True)
    for row in with_country(seller):
        own.say(row, "seller_address")
    phrase(own, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(own, f"MSME: {seller.udyam}", "seller_udyam", seller.udyam)
    to.say("For", size=7.5)
    to.say(buyer.name, "buyer_name", bold=True)
    for row in with_country(buyer):
        to.say(row, "buyer_address")
    phrase(to, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    for label, text, name in (
        ("Issued", manner.day(deal.day), "invoice_date"),
        ("Your reference", deal.order_number, "order_number"),
        ("Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ("Tax under reverse charge", "No", "reverse_charge"),
    ):
        if text and name not in sheet.omit:
            facts.say(label, size=7.5)
            facts.say(text, name, bold=True)
            facts.gap(0.4)

    def work(_: int, line: Line) -> str:
        return f"{line.description}\n{_DETAILS.get(line.unit, '')}"

    columns = [
        Column("Service", 84, work, ("description",), "L"),
        Column("SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 20, lambda _, g: f"{g.quantity:.1f} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=16, y=max(own.y, to.y, facts.y) + 5, bottom=210,
        style=Style("rows", 9, shade=_INK, pad=1.5),
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 110, y + 4, 83.2, size=9.5)
    added(sums, [("Subtotal", manner.money(deal.taxable), "taxable_value")])
    rate = deal.lines[0].gst_rate / len(heads_of(deal))
    for label, name in heads_of(deal):
        added(
            sums,
            [(f"{label}{rate.normalize():f} ({percent(rate)})", manner.money(getattr(deal, name)), name)],
        )
    added(sums, rounding(deal, manner, "Adjustment"))
    sums.size = 11
    sums.gap(0.3)
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 16, y + 4, 86, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    held = (deal.taxable / 10).quantize(Decimal("0.01"))
    left.say(f"Where TDS u/s 194J applies (10% of the subtotal: {manner.money(held)}), send us Form 16A.")
    left.say(f"Pay to: {deal.seller.name}, Udyog Bank 6610 0200 7719, UBKL0000661, or UPI billing@udyog.")
    left.say("Late payment: 1.5% a month. The fee is fixed until 31 March 2028.")
    signed(sheet, 194, max(sums.y, left.y) + 8, "Director", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "three_from",
    ("b2b",),
    draw,
    (
        Manner("April 5, 2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="₹ "),
        Manner("5th April 2026", symbol="INR "),
    ),
    Terms(
        lines=(1, 4), services=True, one_rate=True, rounding="total", hsn_digits=6,
        words=("Indian Rupees", "Rupees"),
    ),
    size=9,
)  # fmt: skip
