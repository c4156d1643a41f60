"""A workshop's bill of supply: the address at the page's foot, sums in the table, the buyer below it."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.seventh.marks import postal
from evals.documents.generator.layouts.sixth.setting import run_on, signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_BROWN = (104, 62, 30)
_SHELF = (
    Good("Teak Study Table", "94033010", ("18", "18"), "NOS", 3800, 9200, sizes=("3 ft", "4 ft")),
    Good("Cane Chair", "94015200", ("12", "5"), "NOS", 1250, 3600, sizes=("plain", "with arms")),
    Good("Wooden Stool", "94016900", ("18", "18"), "NOS", 420, 1100, sizes=("18 in", "24 in")),
    Good("Wall Shelf", "94036000", ("18", "18"), "NOS", 680, 2400, sizes=("2 tier", "3 tier")),
    Good("Bamboo Basket", "46021100", ("5", "5"), "NOS", 90, 380, sizes=("round", "oval")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 12, seller.name, bold=True, size=22, align="C", name="seller_name", ink=_BROWN)
    sheet.text(105, 23, "Carpentry, cane and bamboo work to order", size=10, align="C")
    sheet.line(70, 30, 140, 30, weight=0.5)
    sheet.text(105, 34, "Bill of Supply", bold=True, size=14, align="C")
    head = Flow(sheet, 20, 41, 170)
    head.say(deal.declaration, "declaration", size=8.5, centred=True)
    y = 50.0
    if "invoice_number" not in sheet.omit:
        sheet.text(20, y, f"Serial {deal.number}", bold=True, size=10.5)
        sheet.says("invoice_number", deal.number)
    sheet.text(190, y, manner.day(deal.day), size=10.5, align="R", name="invoice_date")
    money = manner.money
    columns = [
        Column("Article", 86, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Nos.", 16, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Each", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("In all", 26, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=20, y=y + 7, bottom=180,
        style=Style("grid", 10, shade=(238, 226, 210), pad=1.4),
    )  # fmt: skip
    rows = [("Rounding", money(deal.round_off) if deal.round_off else "", "round_off")]
    for label, text, name in (*rows, ("Amount due", manner.priced(deal.total), "total")):
        if not text:
            continue
        sheet.box(20, y, 144, 7.5)
        sheet.box(164, y, 26, 7.5)
        sheet.text(162, y + 1.6, label, bold=name == "total", size=10, align="R")
        sheet.text(189.2, y + 1.6, text, bold=name == "total", size=10, align="R", name=name)
        y += 7.5
    low = Flow(sheet, 20, y + 4, 100, size=10)
    low.say(deal.words, "total_in_words")
    low.gap(1)
    low.say("Delivered to and billed on", size=8.5)
    low.say(buyer.name, "buyer_name", bold=True)
    low.say(run_on(buyer), "buyer_address")
    phrase(low, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    low.gap(1)
    low.say("Advance adjusted: nil. Wood is guaranteed against borer for 24 months from delivery.", size=8.5)
    signed(sheet, 190, y + 16, "Master carpenter", above=f"For {seller.name}")
    sheet.fill(0, 276, 210, 0.8, _BROWN)
    sheet.text(105, 279, postal(seller), size=9, align="C", name="seller_address")
    tail = f"Phone {seller.phone}"
    if "seller_gstin" not in sheet.omit:
        tail += f"   GSTIN {seller.gstin}"
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(105, 284.5, tail, size=9, align="C")


LAYOUT = Layout(
    "foot_address",
    ("bill_of_supply",),
    draw,
    (
        Manner("5th April 2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 6), hsn_digits=4, shelf=_SHELF),
    face="serif",
    size=10,
)
