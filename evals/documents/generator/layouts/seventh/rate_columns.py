"""A general merchant's invoice: tax in a column for each rate, the sums in the table's last row."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import dashed, pieces
from evals.documents.generator.layouts.sixth.setting import beside, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 9, 277, 15, (240, 236, 220))
    sheet.text(13, 10.5, seller.name, bold=True, size=15, name="seller_name")
    sheet.text(13, 18, dashed(seller), size=8.5, name="seller_address")
    sheet.text(284, 10.5, "GST TAX INVOICE", bold=True, size=12, align="R")
    if "seller_gstin" not in sheet.omit:
        sheet.text(284, 17.5, f"{seller.region.name}  {seller.gstin}", size=9, align="R")
        sheet.says("seller_gstin", str(seller.gstin))
        sheet.says("seller_state", seller.region.name)
    left = Flow(sheet, 13, 28, 150)
    phrase(left, f"M/s. {buyer.name}", "buyer_name", buyer.name, bold=True)
    left.say(dashed(buyer), "buyer_address")
    phrase(left, f"Buyer's GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    beside(sheet, (200, 28), "Inv. No.", deal.number, "invoice_number", bold=True)
    beside(sheet, (250, 28), "Dt.", manner.day(deal.day), "invoice_date", bold=True)
    beside(sheet, (200, 32.5), "Supply:", f"{deal.place_of_supply} [{code(deal)}]", "place_of_supply")
    beside(sheet, (250, 32.5), "Due:", manner.day(deal.due) if deal.due else "", "due_date")
    beside(sheet, (200, 37), "PO:", deal.order_number, "order_number")
    beside(sheet, (250, 37), "RCM:", "No", "reverse_charge")
    columns = _columns(deal, manner)
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=max(left.y, 42) + 2, bottom=140, style=Style("grid", 8.5, pad=0.9)
    )
    y = _last_row(sheet, deal, manner, columns, y)
    _foot(sheet, deal, manner, y)


def _rates(deal: Deal) -> list[Decimal]:
    return sorted({line.gst_rate for line in deal.lines})


def _tax(line: Line) -> Decimal:
    return line.cgst + line.sgst + line.igst


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    def at(rate: Decimal) -> Callable[[int, Line], str]:
        return lambda _, line: manner.money(_tax(line)) if line.gst_rate == rate else "-"

    rates = _rates(deal)
    return [
        Column("No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Item", 76, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Value\nbefore tax", 30, lambda _, g: manner.money(g.taxable), ("taxable_value",)),
        *(Column(percent(rate), 60 / len(rates), at(rate), ("gst_rate",), group="GST at") for rate in rates),
        Column("Value\nwith tax", 32, lambda _, g: manner.money(g.amount), ("amount",)),
    ]


def _last_row(sheet: Sheet, deal: Deal, manner: Manner, columns: list[Column], y: float) -> float:
    sheet.box(10, y, 277, 6.5)
    by_rate = [
        manner.money(sum((_tax(line) for line in deal.lines if line.gst_rate == rate), ZERO))
        for rate in _rates(deal)
    ]
    many, worth = pieces(sheet, deal), manner.money(deal.taxable)
    texts = ["", "TOTAL", "", many, "", worth, *by_rate, manner.money(deal.total - deal.round_off)]
    x = 10.0
    for column, text in zip(columns, texts, strict=True):
        x += column.width
        name = "taxable_value" if text == worth and column.title.startswith("Value\nbefore") else None
        sheet.text(x - 0.8, y + 1.5, text, size=8.5, bold=True, align="R", name=name)
    return y + 6.5


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    left = Flow(sheet, 12, y + 3, 170)
    if deal.inter_state:
        left.say(f"Tax: IGST {money(deal.igst)}")
        sheet.says("igst", money(deal.igst))
    else:
        left.say(f"Tax {money(deal.tax)} = CGST {money(deal.cgst)} + SGST {money(deal.sgst)}")
        sheet.says("cgst", money(deal.cgst))
        sheet.says("sgst", money(deal.sgst))
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "Terms: payment by A/c payee cheque. Rs. 250 is added to a returned cheque. Prices of 1st April.",
        size=8,
    )
    left.say("Our bankers: Rural Merchants' Bank, A/c 20 4471 0093, IFSC RMBX0000204", size=8)
    sums = Flow(sheet, 206, y + 3, 80.2)
    sums.between("Rounding", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 12
    sums.between("Payable", manner.priced(deal.total), "total", bold=True)
    signed(sheet, 287, max(sums.y, y + 14) + 3, "Proprietor", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "rate_columns",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05.04.2026", symbol="Rs. "),
        Manner("2026/04/05", symbol="₹"),
    ),
    Terms(lines=(2, 10), words=("Rupees", "INR")),
    size=9,
    page=(297, 210),
)
