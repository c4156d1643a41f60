"""A cash memo off the counter: half a sheet, few columns, the customer not named."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 8, 6, 132)
    head.say("CASH MEMO", bold=True, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=14, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    y = head.y
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, y, f"GSTIN {seller.gstin}")
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(140, y, f"Mob. {seller.phone}", align="R")
    line = Flow(sheet, 8, y + 6, 80)
    line.pair("Memo No", deal.number, "invoice_number", mark=".")
    line.pair("FSSAI", seller.fssai, "seller_fssai")
    right = Flow(sheet, 98, y + 6, 42)
    right.pair("Date", manner.day(deal.day), "invoice_date")
    columns = [
        Column("Sl.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 62, lambda _, g: g.description, ("description",), "L"),
        Column("Qty.", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 26, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=8,
        y=max(line.y, right.y) + 2,
        bottom=170,
        style=Style("columns", 9),
        least=70,
    )
    sums = Flow(sheet, 80, y + 2, 59)
    if deal.tax:
        sums.between("CGST (incl.)", manner.money(deal.cgst), "cgst")
        sums.between("SGST (incl.)", manner.money(deal.sgst), "sgst")
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 8, y + 2, 66)
    words.pair("Rupees", deal.words.removeprefix("Rupees "), "total_in_words", mark="")
    words.pair("Mode", deal.payment_mode, "payment_mode")
    sign(sheet, deal, 139, max(sums.y, words.y) + 3, label="Signature")


LAYOUT = Layout(
    "counter_memo",
    ("cash_memo",),
    draw,
    (Manner("05/04/26", symbol="₹ "), Manner("5-Apr-26", symbol="Rs. "), Manner("05-04-2026", places=2)),
    Terms(lines=(1, 6)),
    face="serif",
    page=(148, 210),
)
