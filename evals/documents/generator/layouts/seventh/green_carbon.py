"""A composition dealer's carbon copy across half a sheet: green, the buyer in a sentence, `1,250/-`."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase, slash
from evals.documents.generator.layouts.seventh.marks import dashed, postal
from evals.documents.generator.layouts.sixth.setting import beside, signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_GREEN = (20, 96, 52)
_SHELF = (
    Good("Plastic Bucket", "39249090", ("18", "18"), "NOS", 90, 260, sizes=("13 L", "18 L")),
    Good("Coir Door Mat", "57050031", ("5", "5"), "NOS", 110, 420, sizes=("small", "large")),
    Good("Grass Broom", "96031000", ("0", "0"), "NOS", 45, 120),
    Good("Steel Bowl Set", "73239390", ("12", "5"), "NOS", 180, 560, sizes=("3 pc", "6 pc")),
    Good("Cotton Mop Refill", "63071090", ("5", "5"), "NOS", 60, 190),
    Good("Floor Cleaner Phenyl", "38089400", ("18", "18"), "LTR", 48, 95),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    ink, sheet.ink = sheet.ink, _GREEN
    sheet.box(6, 6, 198, 136, weight=0.6)
    sheet.text(10, 8.5, "BILL OF SUPPLY", bold=True, size=12)
    beside(sheet, (10, 15), "GSTIN", seller.gstin, "seller_gstin", bold=True)
    sheet.text(10, 20, f"Cell {seller.phone}", size=8)
    sheet.text(200, 8, seller.name, bold=True, size=16, align="R", name="seller_name")
    sheet.text(200, 15.5, postal(seller), size=8.5, align="R", name="seller_address")
    sheet.text(200, 20, "Household plastics, brooms, mats & steelware", size=8, align="R")
    sheet.line(6, 25.5, 204, 25.5, weight=0.4)
    beside(sheet, (10, 27.5), "Book 14   Leaf", deal.number, "invoice_number", bold=True)
    beside(sheet, (158, 27.5), "Date", manner.day(deal.day), "invoice_date", bold=True)
    said = Flow(sheet, 10, 33, 190)
    who = "" if "buyer_name" in sheet.omit else buyer.name
    where = "" if "buyer_address" in sheet.omit else dashed(buyer)
    said.say(f"Sold to {who or '__________'} of {where or '__________'} the goods written below.")
    if who:
        sheet.says("buyer_name", who)
    if where:
        sheet.says("buyer_address", where)
    phrase(said, f"Their GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    columns = [
        Column("No.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Name of goods", 88, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column(
            "How many", 26, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit"), "C"
        ),
        Column("Price", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 30, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=6,
        y=said.y + 1.5,
        bottom=112,
        style=Style("columns", 9, pad=0.7),
        least=62,
    )
    _foot(sheet, deal, manner, y)
    sheet.ink = ink


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 140, y + 1.5, 63)
    sums.between("Less/add paise", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 12
    sums.between("Total Rs.", slash(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 1.5, 124, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.say(deal.declaration, "declaration")
    left.say("Exchange within 3 days with this bill. Subject to local courts. 100 leaves x 2.")
    signed(sheet, 202, max(sums.y, 121), "Seller", above="")


LAYOUT = Layout(
    "green_carbon",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/26"), Manner("05.04.2026"), Manner("5-Apr-26")),
    Terms(lines=(1, 8), hsn_digits=4, words=("Rupees", "Rs."), shelf=_SHELF),
    size=9,
    page=(210, 148),
)
