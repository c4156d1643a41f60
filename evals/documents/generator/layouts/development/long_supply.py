"""A wholesaler's long invoice: several pages, the amount carried from one to the next."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    page = 1

    def head() -> float:
        return _head(sheet, deal, manner, page)

    def turn() -> float:
        nonlocal page
        page += 1
        sheet.text(200, 288, "Continued on next page", size=7, align="R")
        sheet.new_page()
        return head()

    def carry(y: float, amount: Decimal, at_foot: bool) -> float:
        sheet.text(
            120, y + 0.5, "Carried forward c/f" if at_foot else "Brought forward b/f", bold=True, size=8
        )
        sheet.text(199, y + 0.5, manner.money(amount), bold=True, size=8, align="R")
        return y + 5

    columns = [
        Column("No", 10, lambda i, _: f"{i + 1}.", align="C"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Name of Product", 63, lambda _, g: g.description, ("description",), "L"),
        Column("Quantity", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Price/Unit", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Taxable Amt", 21, lambda _, g: manner.money(g.taxable), ("taxable_value",)),
        Column("Net Amt", 21, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=head(), bottom=268, style=Style("grid", 8), turn=turn, carry=carry
    )
    if y > 225:
        y = turn()
    sums = Flow(sheet, 130, y + 2, 69)
    sums.between("Total Taxable Amt", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        sums.between("Output IGST", manner.money(deal.igst), "igst")
    else:
        sums.between("Output CGST", manner.money(deal.cgst), "cgst")
        sums.between("Output SGST", manner.money(deal.sgst), "sgst")
    sums.between("Cess", manner.money(deal.cess) if deal.cess else "", "cess")
    sums.between("R/Off", manner.money(deal.round_off), "round_off")
    sums.between("Bill Amount", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 11, y + 2, 110)
    words.say(deal.words, "total_in_words", bold=True)
    words.say("E. & O. E.  Goods once sold will not be taken back.")
    sign(sheet, deal, 199, max(sums.y, words.y) + 4)


def _head(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(200, 8, f"Page {page}", size=7, align="R")
    sheet.text(105, 8, "GST INVOICE", bold=True, align="C")
    left = Flow(sheet, 10, 14, 96)
    left.say(seller.name, "seller_name", bold=True, size=13)
    if page == 1:
        left.address(seller, "seller")
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI No", seller.fssai, "seller_fssai")
    right = Flow(sheet, 120, 14, 80)
    right.pair("Bill #", deal.number, "invoice_number", indent=24, mark="")
    right.pair("Bill Date", manner.day(deal.day), "invoice_date", indent=24, mark="")
    if page == 1:
        right.pair("Due On", deal.due and manner.day(deal.due), "due_date", indent=24, mark="")
        right.pair("Order #", deal.order_number, "order_number", indent=24, mark="")
        right.pair("Supply to", f"{code(deal)} {deal.place_of_supply}", "place_of_supply", indent=24, mark="")
        right.pair("Rev. Charge", "N", "reverse_charge", indent=24, mark="")
    y = max(left.y, right.y) + 1
    sheet.line(10, y, 200, y)
    if page == 1:
        party = Flow(sheet, 10, y + 1, 180)
        party.pair("Party", buyer.name, "buyer_name", bold=True)
        party.address(buyer, "buyer", one_line=True)
        party.pair("Party GSTIN", buyer.gstin, "buyer_gstin")
        y = party.y
    return y + 2


LAYOUT = Layout(
    "long_supply",
    ("b2b",),
    draw,
    (Manner("05/04/26"), Manner("5-Apr-26", symbol="Rs "), Manner("05-04-2026", grouped=False)),
    Terms(lines=(30, 58), cess=True),
    face="helvetica",
    size=8.5,
)
