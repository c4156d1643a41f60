"""A consultancy's invoice in two columns: the facts in a narrow tinted one, the work and its price beside."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.fill(0, 0, 66, 297, (237, 240, 244))
    _facts(sheet, deal, manner)
    seller = deal.seller
    head = Flow(sheet, 74, 14, 126)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(f"{', '.join(seller.street)}", "seller_address")
    head.say(f"{seller.town}, {seller.region.name} {seller.pin}", "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    head.pair("Udyam", seller.udyam, "seller_udyam", mark="")
    y = _work(sheet, deal, manner, head.y + 10)
    _close(sheet, deal, manner, y)


def _facts(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    buyer = deal.customer
    side = Flow(sheet, 8, 14, 52)
    side.say("Tax Invoice", bold=True, size=16)
    side.gap(1)
    for label, text, name in (
        ("INVOICE NUMBER", deal.number, "invoice_number"),
        ("DATE OF ISSUE", manner.day(deal.day), "invoice_date"),
        ("PAYMENT DUE", deal.due and manner.day(deal.due), "due_date"),
        ("WORK ORDER", deal.order_number, "order_number"),
        ("PLACE OF SUPPLY", deal.place_of_supply, "place_of_supply"),
        ("REVERSE CHARGE", "Not applicable", "reverse_charge"),
    ):
        if text and name not in sheet.omit:
            side.say(label, size=6.5)
            side.say(text, name, bold=True)
            side.gap(0.6)
    side.gap(1)
    side.say("PREPARED FOR", size=6.5)
    side.say(buyer.name, "buyer_name", bold=True)
    for row in (*buyer.street, f"{buyer.town} {buyer.pin}"):
        side.say(row, "buyer_address")
    side.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    side.y = max(side.y + 10, 214)
    side.say("PAY TO", size=6.5)
    for row in (
        "Uday Urban Bank, current a/c",
        f"90{deal.seller.phone}",
        f"IFSC UUBX0{deal.seller.pin}",
        f"UPI {deal.seller.phone}@uday",
    ):
        side.say(row, size=8)


def _work(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    def work(_: int, line: Line) -> str:
        return line.description if "hsn" in sheet.omit else f"{line.description}\nSAC {line.hsn}"

    columns = [
        Column("Service rendered", 54, work, ("description", "hsn"), "L"),
        Column("Units", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Fee", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Net", 23, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    return draw_table(sheet, columns, deal.lines, x=74, y=y, bottom=220, style=Style("rows", 8.5, pad=1.8))


def _close(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 4, 71, size=9)
    sums.between("Fees before tax", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.3)
    sheet.line(128, sums.y, 199, sums.y, weight=0.5)
    sums.gap(0.4)
    sums.between("Please pay", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 74, sums.y + 6, 126)
    words.say(deal.words, "total_in_words")
    words.gap(1)
    words.say(
        "Payment is due within the period named at the left. Amounts unpaid after that carry "
        "interest at 1.5% a month. TDS certificates to be sent every quarter.",
        size=7.5,
    )
    if "signature" not in sheet.omit:
        sheet.text(74, words.y + 8, f"On behalf of {deal.seller.name}")
        sheet.scribble(76, words.y + 14, ((0, 3), (3, 0), (5, 4), (9, 1), (13, 3), (20, 0)))
        sheet.text(74, words.y + 21, "Authorised signatory", name="signature")


LAYOUT = Layout(
    "two_columns",
    ("b2b",),
    draw,
    (
        Manner("5th April 2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="INR "),
    ),
    Terms(lines=(1, 4), services=True, hsn_digits=6, words=("Rupees",)),
    size=9,
)
