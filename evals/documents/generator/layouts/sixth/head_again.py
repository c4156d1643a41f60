"""A wholesaler's invoice of several pages: the whole head stands on each, page totals, sums on the last."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of, phrase
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.layouts.sixth.setting import facts, run_on
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    first = sheet.pages
    y = _head(sheet, deal, manner, 1)
    y = draw_table(
        sheet, _columns(manner), deal.lines, x=8, y=y, bottom=258,
        style=Style("grid", 7.5, pad=0.8), turn=_turning(sheet, deal, manner, first),
        carry=_carrying(sheet, manner),
    )  # fmt: skip
    if y > 210:
        sheet.text(202, 288, "Continued on next page ...", size=7, align="R")
        y = _turned(sheet, deal, manner, sheet.pages - first + 2)
    _foot(sheet, deal, manner, y + 1.5)


def _head(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 7, "GST INVOICE", bold=True, size=10, align="C")
    sheet.text(202, 7.5, f"Page No. {page}", size=7.5, align="R")
    sheet.line(8, 12, 202, 12)
    left, right = Flow(sheet, 9, 13, 100), Flow(sheet, 114, 13, 88)
    left.say(seller.name.upper(), "seller_name", bold=True, size=12)
    left.say(run_on(seller), "seller_address", size=8)
    left.say(f"Phone : {seller.phone}", size=8)
    phrase(left, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    phrase(left, f"FSSAI : {seller.fssai}", "seller_fssai", seller.fssai, size=8)
    right.say("Sold to", size=7.5)
    right.say(buyer.name, "buyer_name", bold=True)
    right.say(run_on(buyer), "buyer_address", size=8)
    phrase(right, f"GSTIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    y = max(left.y, right.y) + 1
    sheet.line(8, y, 202, y)
    blocks = (Flow(sheet, 9, y + 1, 62), Flow(sheet, 72, y + 1, 64), Flow(sheet, 138, y + 1, 64))
    facts(
        blocks[0],
        (("Inv. No", deal.number, "invoice_number"), ("Inv. Dt", manner.day(deal.day), "invoice_date")),
        indent=17,
        bold=True,
    )
    due = manner.day(deal.due) if deal.due else ""
    facts(blocks[1], (("Due Dt", due, "due_date"), ("Ord. No", deal.order_number, "order_number")), indent=17)
    place = f"{code(deal)}-{deal.place_of_supply}"
    facts(
        blocks[2],
        (("P.O.S.", place, "place_of_supply"), ("Rev. Chg.", "NO", "reverse_charge")),
        indent=17,
    )
    return y + 10


def _turned(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    """The head printed again states nothing that the first has not."""
    said = dict(sheet.said)
    sheet.new_page()
    y = _head(sheet, deal, manner, page)
    sheet.said = said
    return y


def _turning(sheet: Sheet, deal: Deal, manner: Manner, first: int) -> Callable[[], float]:
    def turn() -> float:
        sheet.text(202, 288, "Continued on next page ...", size=7, align="R")
        return _turned(sheet, deal, manner, sheet.pages - first + 2)

    return turn


def _carrying(sheet: Sheet, manner: Manner) -> Callable[[float, Decimal, bool], float]:
    def carry(y: float, running: Decimal, at_foot: bool) -> float:
        label = "Total carried over" if at_foot else "Total brought from last page"
        sheet.text(16.8, y + 0.9, label, bold=True, size=7.5)
        sheet.text(201.2, y + 0.9, manner.money(running), bold=True, size=7.5, align="R")
        return y + 5

    return carry


def _columns(manner: Manner) -> list[Column]:
    money = manner.money
    return [
        Column("Sr", 8, lambda i, _: f"{i + 1}"),
        Column("Product", 58, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 19, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("D%", 9, lambda _, g: quantity(g.discount_pct) if g.discount_pct else ""),
        Column("Taxable", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("G%", 9, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("GST", 15, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Amount", 20, lambda _, g: money(g.amount), ("amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    rows: list[list[Cell]] = [["Class", "Taxable", *(label for label, _ in heads), "Tax"]]
    for row in rates_of(deal):
        parts = [money(getattr(row, name)) for _, name in heads]
        rows.append([f"GST {percent(row.rate)}", money(row.taxable), *parts, money(row.tax)])
    sums: list[Cell] = [money(getattr(deal, name)) for _, name in heads]
    rows.append(["Total", money(deal.taxable), *sums, money(deal.tax)])
    end = block(sheet, rows, [20, *[24] * (len(rows[0]) - 1)], 8, y, last_bold=True)
    totals = Flow(sheet, 136, y, 65.2)
    totals.between("Total Taxable", money(deal.taxable), "taxable_value")
    for label, name in heads:
        totals.between(f"Total {label}", money(getattr(deal, name)), name)
    totals.between("Rounding", money(deal.round_off) if deal.round_off else "", "round_off")
    totals.size = 11
    totals.between("Net Amount", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 8, end + 2, 118)
    many = sum((line.quantity for line in deal.lines), ZERO)
    if "quantity" not in sheet.omit:
        left.say(f"No. of items {len(deal.lines)}, total quantity {quantity(many)}")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Payment by cheque or NEFT only. Bounced cheques are charged Rs 500.", size=7.5)
    left.say("Shortage is to be told to our transporter at the time of delivery.", size=7.5)
    sign(sheet, deal, 202, max(left.y, totals.y) + 4)


LAYOUT = Layout(
    "head_again",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-2026")),
    Terms(lines=(33, 55), discounts=True),
    size=8.5,
)
