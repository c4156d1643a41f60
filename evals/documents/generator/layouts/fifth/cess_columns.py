"""A beverage agency's wide sheet: gross, discount, taxable value, rate and amount of each tax, cess."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import AERATED, FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_LEFT = 8.0


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(289, 7, "TAX INVOICE", bold=True, size=13, align="R")
    sheet.text(289, 13, "Triplicate for Supplier", size=7.5, align="R")
    head = Flow(sheet, _LEFT, 7, 180)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(one_line(seller), "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin", mark=" -")
    head.pair("FSSAI", seller.fssai, "seller_fssai", mark=" -")
    y = max(head.y, 22) + 1
    boxes = [Flow(sheet, _LEFT + 2 + place * 94, y + 1.2, 90) for place in range(3)]
    boxes[0].say("Customer", size=7)
    boxes[0].say(buyer.name, "buyer_name", bold=True)
    boxes[0].say(one_line(buyer), "buyer_address")
    boxes[1].pair("Customer GSTIN", buyer.gstin, "buyer_gstin", indent=34, mark="")
    boxes[1].pair(
        "Supply state", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply", indent=34, mark=""
    )
    boxes[1].pair("Tax under RCM", "No", "reverse_charge", indent=34, mark="")
    boxes[2].pair("Invoice", deal.number, "invoice_number", indent=30, mark="", bold=True)
    boxes[2].pair("Invoice dt.", manner.day(deal.day), "invoice_date", indent=30, mark="", bold=True)
    boxes[2].pair("Credit till", deal.due and manner.day(deal.due), "due_date", indent=30, mark="")
    boxes[2].pair("Indent", deal.order_number, "order_number", indent=30, mark="")
    end = max(box.y for box in boxes) + 1
    for place in range(3):
        sheet.box(_LEFT + place * 94, y, 93, end - y, weight=0.15)
    columns = _columns(deal, manner)
    y = draw_table(
        sheet, columns, deal.lines, x=_LEFT, y=end + 2, bottom=150, style=Style("grid", 7.2, pad=0.7)
    )
    _totals(sheet, deal, manner, columns, y)
    _foot(sheet, deal, manner, y + 9)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money, heads = manner.money, heads_of(deal)
    taxes: list[Column] = []
    for place, (label, name) in enumerate(heads):
        states = () if place else ("gst_rate",)
        share = len(heads)
        taxes += [
            Column("%", 10, lambda _, g, share=share: quantity(g.gst_rate / share), states, group=label),
            Column("Amt", 18, lambda _, g, name=name: money(getattr(g, name)), group=label),
        ]
    rest = 281 - sum(column.width for column in taxes) - 168
    return [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Product", rest, lambda _, g: g.description, ("description",), "L"),
        Column("Qty", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Gross", 22, lambda _, g: money(g.taxable + g.discount)),
        Column("Disc", 16, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable", 23, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Cess", 14, lambda _, g: money(g.cess)),
        Column("Total", 23, lambda _, g: money(g.amount), ("amount",)),
    ]


def _totals(sheet: Sheet, deal: Deal, manner: Manner, columns: list[Column], y: float) -> None:
    """A row of sums whose figures stand under their columns."""
    cells: dict[str, tuple[Decimal, str | None]] = {
        "Gross": (deal.taxable + deal.discount, None),
        "Disc": (deal.discount, "discount"),
        "Taxable": (deal.taxable, "taxable_value"),
        "Cess": (deal.cess, "cess"),
        "Total": (sum((line.amount for line in deal.lines), ZERO), None),
    }
    heads = dict(heads_of(deal))
    x = _LEFT
    sheet.text(_LEFT + 26, y + 1, "TOTAL", bold=True, size=7.2)
    for column in columns:
        x += column.width
        found = cells.get(column.title)
        if column.title == "Amt":
            found = (getattr(deal, heads[column.group]), heads[column.group])
        if found is not None:
            sheet.text(x - 0.8, y + 1, manner.money(found[0]), bold=True, size=7.2, align="R", name=found[1])
    sheet.box(_LEFT, y, 281, 5)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, _LEFT, y, 150)
    left.pair("Rupees in words", deal.words, "total_in_words")
    left.say("Returnable glass is charged separately. Disputes are settled at the seller's place.", size=7.5)
    right = Flow(sheet, 200, y, 88.2)
    right.between("Round-off (+/-)", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    right.size = 10
    right.between("Invoice value", manner.priced(deal.total), "total", bold=True)
    sign(sheet, deal, 288, max(left.y, right.y) + 4)


LAYOUT = Layout(
    "cess_columns",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("2026/04/05", symbol="Rs."),
        Manner("05-Apr-26", grouped=False),
    ),
    Terms(lines=(2, 7), discounts=True, cess=True, shelf=(AERATED, AERATED, *FOOD[10:13])),
    size=8,
    page=(297, 210),
)
