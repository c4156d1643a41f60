"""A debit note for a price raised later: billed rate, new rate and the gap beside each quantity."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import with_code
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 14, "D E B I T   N O T E", bold=True, size=14, align="C")
    head = Flow(sheet, 20, 21, 170)
    head.say("for difference in price, section 34(3)", size=8.5, centred=True)
    head.gap()
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(with_code(seller), "seller_address")
    phrase(head, f"GSTIN - {seller.gstin}", "seller_gstin", seller.gstin)
    first = deal.original_day
    rows = (
        ("Debit note no. / date", (deal.number, "invoice_number"), (manner.day(deal.day), "invoice_date")),
        (
            "Invoice no. / date charged earlier",
            (deal.original_number, "original_invoice_number"),
            (manner.day(first) if first else "", "original_invoice_date"),
        ),
        (
            "State of supply / code",
            (deal.place_of_supply, "place_of_supply"),
            ("" if "place_of_supply" in sheet.omit else code(deal), ""),
        ),
    )
    y = head.y + 3
    for label, *values in rows:
        sheet.box(20, y, 62, 7, weight=0.15)
        sheet.text(21.5, y + 1.7, label, size=9)
        for x, (text, name) in zip((82, 138), values, strict=True):
            sheet.box(x, y, 56 if x == 82 else 52, 7, weight=0.15)
            sheet.text(x + 1.5, y + 1.7, text, size=9, bold=True, name=name or None)
        y += 7
    to = Flow(sheet, 20, y + 3, 170)
    phrase(to, f"We debit {buyer.name}", "buyer_name", buyer.name, bold=True)
    to.say(with_code(buyer), "buyer_address")
    phrase(to, f"GSTIN - {buyer.gstin}", "buyer_gstin", buyer.gstin)

    def billed(line: Line) -> Decimal:
        return (line.rate * 9).quantize(Decimal("0.05"))

    columns = [
        Column("S.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Goods", 44, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Billed", 19, lambda _, g: manner.money(billed(g)), group="Price per unit"),
        Column("Due", 19, lambda _, g: manner.money(billed(g) + g.rate), group="Price per unit"),
        Column("Gap", 17, lambda _, g: manner.money(g.rate), group="Price per unit"),
        Column("GST", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("To debit", 20, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=18, y=to.y + 3, bottom=210, style=Style("grid", 8.5, pad=1))
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 108, y + 2.5, 83.2)
    sums.between("Difference before tax", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"{label} thereon", manner.money(getattr(deal, name)), name)
    sums.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(108, sums.y + 0.4, 192, sums.y + 0.4)
    sums.gap(0.5)
    sums.between("Amount debited", manner.priced(deal.total), "total", bold=True)
    sheet.line(108, sums.y + 0.4, 192, sums.y + 0.4)
    left = Flow(sheet, 20, sums.y + 4, 170, size=9.5)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say(
        "The price list was raised with your consent; the earlier bills were made at the former prices. "
        "Please enter this note in your books and pay within 15 days."
    )
    signed(sheet, 192, left.y + 6, "Accounts Officer", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "rate_revised",
    ("debit_note",),
    draw,
    (
        Manner("05.04.2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="₹ "),
        Manner("05/Apr/2026", symbol="INR "),
    ),
    Terms(lines=(1, 5), words=("Rupees", "INR")),
    face="serif",
    size=9.5,
)
