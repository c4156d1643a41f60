"""A distributor's bill with schemes: free pieces, gross and scheme amounts, taxes in grouped columns."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    y = _head(sheet, deal, manner)
    columns = _columns(sheet, deal, manner)
    end = draw_table(
        sheet,
        columns,
        deal.lines,
        x=6,
        y=y,
        bottom=165,
        style=Style("grid", 6.8, pad=0.7, shade=(235, 235, 235)),
    )
    _totals(sheet, deal, manner, end, columns)
    _foot(sheet, deal, manner, end + 7)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(148.5, 6, "TAX INVOICE - CREDIT", bold=True, size=11, align="C")
    left = Flow(sheet, 8, 12, 120, size=8)
    left.say(seller.name, "seller_name", bold=True, size=12)
    left.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address")
    left.pair("GSTIN No", seller.gstin, "seller_gstin")
    left.pair("FSSAI Lic No", seller.fssai, "seller_fssai")
    left.pair("Mob", seller.phone)
    middle = Flow(sheet, 134, 12, 84, size=8)
    middle.say("Billed to:", bold=True)
    middle.say(buyer.name, "buyer_name", bold=True)
    middle.say(f"{', '.join(buyer.street)}, {buyer.town_line}", "buyer_address")
    middle.pair("GSTIN No", buyer.gstin, "buyer_gstin")
    middle.pair("Retailer Code", f"R{int(buyer.pin) % 90000 + 4210}")
    right = Flow(sheet, 222, 12, 70, size=8)
    for label, text, name in (
        ("Bill No", deal.number, "invoice_number"),
        ("Bill Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("Route", f"{buyer.town} West", None),
        ("Place of Supply", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
    ):
        right.pair(label, text, name, indent=25)
    y = max(left.y, middle.y, right.y) + 2
    sheet.line(6, y, 291, y)
    return y + 1


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    if deal.inter_state:
        taxes = [
            Column("%", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",), group="IGST"),
            Column("Amt", 42, lambda _, g: money(g.igst), group="IGST"),
        ]
    else:
        taxes = [
            Column("%", 11, lambda _, g: percent(g.gst_rate / 2), ("gst_rate",), group="CGST"),
            Column("Amt", 17, lambda _, g: money(g.cgst), group="CGST"),
            Column("%", 11, lambda _, g: percent(g.gst_rate / 2), ("gst_rate",), group="SGST"),
            Column("Amt", 17, lambda _, g: money(g.sgst), group="SGST"),
        ]
    return [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Product", 62, lambda _, g: with_hsn(sheet, g, "HSN "), ("description", "hsn"), "L"),
        Column("MRP", 18, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UoM", 11, lambda _, g: g.unit, ("unit",), "C"),
        Column("Free Qty", 12, lambda _, g: _free(g)),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Gross Amt", 22, lambda _, g: money((g.quantity * g.rate).quantize(g.rate))),
        Column("Scheme Amt", 18, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable Amt", 21, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Net Amt", 23, lambda _, g: money(g.amount), ("amount",)),
    ]


def _free(line: Line) -> str:
    return f"{int(line.quantity) // 12}" if line.discount_pct == 0 and line.quantity >= 12 else "0"


def _totals(sheet: Sheet, deal: Deal, manner: Manner, y: float, columns: list[Column]) -> None:
    """A row of sums under the columns."""
    gross = sum(((g.quantity * g.rate).quantize(g.rate) for g in deal.lines), ZERO)
    sums = {
        "Gross Amt": [(gross, None)],
        "Scheme Amt": [(deal.discount, "discount")],
        "Taxable Amt": [(deal.taxable, "taxable_value")],
        "Amt": [(deal.igst, "igst")] if deal.inter_state else [(deal.cgst, "cgst"), (deal.sgst, "sgst")],
        "Net Amt": [(sum((g.amount for g in deal.lines), ZERO), None)],
    }
    sheet.box(6, y, sum(column.width for column in columns), 5.4)
    sheet.text(16, y + 1, "Total", bold=True, size=7)
    x = 6.0
    for column in columns:
        x += column.width
        if sums.get(column.title):
            amount, name = sums[column.title].pop(0)
            sheet.text(x - 0.8, y + 1, manner.money(amount), bold=True, size=6.8, align="R", name=name)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 222, y, 68)
    sums.between("Round Off", manner.money(deal.round_off), "round_off")
    sums.size = 11
    sums.between("Net Payable", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 8, y, 150, size=8)
    left.pair("Amount in Words", deal.words, "total_in_words", mark=" :")
    left.say("Please check the stock at the time of delivery. Cheque bounce charges Rs. 350 extra.")
    left.say("Certified that the particulars given above are true and correct.")
    if "signature" not in sheet.omit:
        sheet.text(289, sums.y + 5, f"For {deal.seller.name}", size=8, align="R")
        sheet.scribble(262, sums.y + 10, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(289, sums.y + 18, "Authorised Signatory", size=8, align="R", name="signature")
    sheet.text(170, sums.y + 18, "Retailer's Signature with Seal", size=8)


LAYOUT = Layout(
    "scheme_bill",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05-04-2026", grouped=False),
    ),
    Terms(lines=(3, 11), discounts=True, hsn_digits=8),
    face="dejavu",
    size=8.5,
    page=(297, 210),
)
