"""A jeweller's bill: weights to the milligram, the day's rate of gold, making charges beside the metal."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Gold Chain 22K", "71131911", ("3", "3"), "GMS", 9200, 12600, sizes=("Rope", "Box link")),
    Good("Gold Ear Studs 22K", "71131911", ("3", "3"), "GMS", 9400, 12800, sizes=("Flower", "Jhumki")),
    Good("Gold Ring 18K", "71131911", ("3", "3"), "GMS", 7800, 10400, sizes=("No. 12", "No. 16")),
    Good("Gold Pendant 22K", "71131911", ("3", "3"), "GMS", 9300, 12700, sizes=("Om", "Leaf")),
)
_GOLD = (160, 120, 40)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.ink = _GOLD
    sheet.box(7, 7, 196, 134, weight=0.8)
    sheet.ink = (0, 0, 0)
    head = Flow(sheet, 10, 10, 120)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say("Gold, diamond and silver ornaments. BIS hallmarked", size=7.5)
    head.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} - {seller.pin}", "seller_address"
    )
    phrase(head, f"GSTIN : {seller.gstin}   BIS Lic. HM/C-{seller.phone}", "seller_gstin", seller.gstin)
    right = Flow(sheet, 140, 10, 60)
    right.say("TAX INVOICE", bold=True, size=12)
    right.pair("Bill No", deal.number, "invoice_number", indent=20)
    right.pair("Bill Date", manner.day(deal.day), "invoice_date", indent=20)
    right.pair("Supply State", deal.place_of_supply, "place_of_supply", indent=20)
    right.pair("Sales Person", f"E{int(seller.pin) % 90:02d}", indent=20)
    y = max(head.y, right.y) + 1
    sheet.line(7, y, 203, y)
    to = Flow(sheet, 10, y + 1, 185)
    to.pair("Customer Name", buyer.name, "buyer_name", indent=28, bold=True)
    to.pair("Address", f"{', '.join(buyer.street)}, {buyer.town} - {buyer.pin}", "buyer_address", indent=28)
    to.pair("Mobile", buyer.phone, indent=28)
    columns = [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Ornament", 44, _ornament, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Gross Wt (g)", 17, lambda _, g: f"{g.quantity + Decimal('0.12'):.3f}"),
        Column("Net Wt (g)", 17, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("Rate /g", 20, lambda _, g: manner.money(_metal(g))),
        Column("Metal Value", 25, lambda _, g: manner.money(_metal_value(g))),
        Column("Making Chgs", 22, lambda _, g: manner.money(g.taxable - _metal_value(g))),
        Column("Taxable Amt", 26, lambda _, g: manner.money(g.taxable), ("taxable_value",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=7,
        y=to.y + 1.5,
        bottom=96,
        style=Style("columns", 8, shade=(248, 240, 222), pad=0.8),
        least=38,
    )
    _foot(sheet, deal, manner, y)


def _metal(line: Line) -> Decimal:
    """The rate of the metal alone, to five rupees."""
    return (line.rate / Decimal("1.12") / 5).quantize(Decimal(1)).quantize(line.rate) * 5


def _metal_value(line: Line) -> Decimal:
    return (_metal(line) * line.quantity).quantize(line.taxable)


def _ornament(_: int, line: Line) -> str:
    seed = int(line.rate * 7919)
    letters = "ABCDEFGHJK"[seed % 10], "LMNPQRSTUV"[seed // 7 % 10]
    return f"{line.description}\nHUID {letters[0]}{seed % 97:02d}{letters[1]}{seed % 89:02d}"


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 1.5, 73)
    sums.between("Taxable Amount", manner.money(deal.taxable), "taxable_value")
    rate = deal.lines[0].gst_rate / len(heads_of(deal))
    for label, name in heads_of(deal):
        sums.between(f"{label} @ {percent(rate, places=2)}", manner.money(getattr(deal, name)), name)
    sums.between("Round Off", manner.money(deal.round_off), "round_off")
    sums.between("Bill Amount", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 1.5, 110, size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    making = sum((line.taxable - _metal_value(line) for line in deal.lines), ZERO)
    left.say(f"Making charges included: {manner.money(making)}. Hallmarking charges: nil.")
    left.pair("Paid by", "UPI / Card", mark=" :")
    left.pair("Reverse charge applicable", "No", "reverse_charge", mark=" :")
    left.say("Exchange at the rate of the day less wastage. Please keep this bill. E.&O.E.")
    sheet.text(10, 134, "Customer's Sign", size=7.5)
    if "signature" not in sheet.omit:
        sheet.text(200, 122, f"For {deal.seller.name}", size=8, align="R")
        sheet.scribble(172, 127, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3), (18, 1)))
        sheet.text(200, 134, "Auth. Signatory", size=8, align="R", name="signature")


LAYOUT = Layout(
    "hallmark_bill",
    ("b2c",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="Rs. "),
        Manner("05.04.2026", symbol="₹"),
    ),
    Terms(lines=(1, 3), hsn_digits=6, shelf=_SHELF),
    face="serif",
    size=8.5,
    page=(210, 148),
)
