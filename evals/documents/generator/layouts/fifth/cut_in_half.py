"""A marketplace seller's sheet to cut in half: the buyer's copy above, a duplicate of it below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it: the lower copy says nothing that the upper has not said."""
    _copy(sheet, deal, manner, 8, "Original For Recipient")
    said, cells = dict(sheet.said), list(sheet.cells)
    sheet.line(6, 148.5, 204, 148.5, dashed=True)
    _copy(sheet, deal, manner, 156, "Duplicate (Keep With Return)")
    sheet.said, sheet.cells = said, cells


def _copy(sheet: Sheet, deal: Deal, manner: Manner, y: float, which: str) -> None:
    sheet.fill(10, y, 190, 6, (225, 225, 225))
    sheet.text(12, y + 1.2, "TAX INVOICE", bold=True)
    sheet.text(198, y + 1.2, which, align="R")
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 12, y + 8, 92)
    left.say("BILL TO / SHIP TO", bold=True)
    to = f"{buyer.name} - {one_line(buyer)}"
    if {"buyer_name", "buyer_address"} & sheet.omit:
        left.say(buyer.name, "buyer_name")
        left.say(one_line(buyer), "buyer_address")
    else:
        left.say(to)
        sheet.says("buyer_name", buyer.name)
        sheet.says("buyer_address", one_line(buyer))
    place = f"{code(deal)}, {deal.place_of_supply}"
    left.pair("Place of Supply", place, "place_of_supply", mark=" :")
    right = Flow(sheet, 112, y + 8, 86)
    phrase(right, f"Sold by : {seller.name}", "seller_name", seller.name, bold=True)
    right.say(one_line(seller), "seller_address")
    phrase(right, f"GSTIN - {seller.gstin}", "seller_gstin", seller.gstin)
    right.gap(0.4)
    y = max(left.y, right.y) + 1
    for place, (label, text, name) in enumerate((
        ("Purchase Order No.", deal.order_number, "order_number"),
        ("Invoice No.", deal.number, "invoice_number"),
        ("Order Date", manner.day(deal.day), ""),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
    )):  # fmt: skip
        x = 12 + place * 48
        if name == "" and "invoice_date" in sheet.omit:
            continue
        sheet.text(x, y, label, bold=True, size=7.5)
        sheet.text(x, y + 4, text, name=name or None)
    y = draw_table(
        sheet,
        _columns(deal, manner),
        deal.lines,
        x=10,
        y=y + 9,
        bottom=y + 80,
        style=Style("rows", 7.5, pad=0.7),
    )
    sheet.text(12, y + 1, "Total", bold=True)
    taxes = "" if not deal.tax else manner.priced(deal.tax)
    sheet.text(177.2, y + 1, taxes, bold=True, align="R")
    sheet.text(199.2, y + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    sheet.line(10, y + 6, 200, y + 6)
    foot = Flow(sheet, 12, y + 7.5, 186, size=7)
    phrase(
        foot,
        f"Ordered through {deal.operator}. Tax is not payable on reverse charge basis. This is a computer "
        "generated invoice and does not require signature. Other charges are charges that are applicable "
        "to your order and include charges for logistics fee.",
        "ecommerce_operator",
        deal.operator,
    )
    if "reverse_charge" not in sheet.omit:
        sheet.says("reverse_charge", "not payable on reverse charge basis")


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    priced = manner.priced

    def taxes(_: int, line: Line) -> str:
        if deal.inter_state:
            return f"IGST @{percent(line.gst_rate)}\n{priced(line.igst)}"
        half = percent(line.gst_rate / 2)
        return f"CGST @{half} {priced(line.cgst)}\nSGST @{half} {priced(line.sgst)}"

    return [
        Column("Description", 42, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Gross Amount", 21, lambda _, g: priced(g.amount + g.discount)),
        Column("Discount", 20, lambda _, g: priced(g.discount), ("discount",)),
        Column("Taxable Value", 21, lambda _, g: priced(g.taxable), ("taxable_value",)),
        Column("Taxes", 34, taxes, ("gst_rate",)),
        Column("Total", 22, lambda _, g: priced(g.amount), ("amount",)),
    ]


LAYOUT = Layout(
    "cut_in_half",
    ("marketplace",),
    draw,
    (
        Manner("05.04.2026", symbol="Rs."),
        Manner("05-04-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 2), whole_rupees=False, discounts=True, hsn_digits=6),
    face="sans",
    size=8,
    several=True,
)
