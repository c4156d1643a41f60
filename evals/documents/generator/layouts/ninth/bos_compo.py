"""A composition dealer's bill of supply on a dot-matrix half sheet: capitals, the law's words on top."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 10, 6, 190)
    head.say(deal.declaration.upper(), "declaration", centred=True, size=8)
    head.say("BILL OF SUPPLY", bold=True, centred=True, size=10.5)
    head.say(seller.name.upper(), "seller_name", bold=True, centred=True, size=12)
    head.say(desk.loud(seller), "seller_address", centred=True)
    desk.held(
        sheet,
        head,
        f"GSTIN: {seller.gstin}   PHONE: {seller.phone}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    desk.held(sheet, head, f"FSSAI LIC NO: {seller.fssai}", [("seller_fssai", seller.fssai)], centred=True)
    y = head.y + 1
    sheet.line(10, y, 200, y, dashed=True)
    left, right = Flow(sheet, 10, y + 1, 116), Flow(sheet, 132, y + 1, 68)
    left.pair("PARTY", buyer.name.upper(), "buyer_name", indent=18)
    left.pair("", desk.loud(buyer), "buyer_address", indent=18, mark="")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=18)
    right.pair("BILL NO", deal.number, "invoice_number", indent=22)
    right.pair("DATE", manner.day(deal.day), "invoice_date", indent=22)
    right.pair("TERMS", "CASH / 7 DAYS", indent=22)
    money = manner.money
    columns = [
        Column("SNO", 12, lambda i, _: f"{i + 1:03d}", align="L"),
        Column("ITEM DESCRIPTION", 74, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("QTY", 18, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("UNIT", 14, lambda _, g: g.unit, ("unit",), "C"),
        Column("RATE", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("AMOUNT", 28, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=max(left.y, right.y) + 1,
        bottom=112,
        style=Style("dashes", 8.6, pad=0.4),
    )
    sheet.text(10, y + 1, f"ITEMS {len(deal.lines)}")
    if "quantity" not in sheet.omit:
        sheet.text(133.2, y + 1, desk.count(sheet, deal), align="R")
    sums = Flow(sheet, 150, y + 1, 49.2)
    desk.sums(sums, [("GROSS", money(deal.taxable), "")])
    desk.sums(sums, desk.rounded(deal, manner, "ROUND OFF"))
    desk.sums(sums, [("NET AMOUNT", manner.priced(deal.total), "total")], bold=True)
    sheet.line(10, sums.y + 1, 200, sums.y + 1, dashed=True)
    low = Flow(sheet, 10, sums.y + 2, 130)
    low.say(deal.words.upper(), "total_in_words")
    low.say("E.&O.E. SUBJECT TO LOCAL JURISDICTION")
    desk.sign(sheet, 200, low.y - 2, f"FOR {seller.name.upper()}", "PROPRIETOR")


LAYOUT = Layout(
    "bos_compo",
    ("bill_of_supply",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/26"), Manner("05/Apr/2026", symbol="RS.")),
    Terms(lines=(1, 8), hsn_digits=4, words=("Rupees", "Rs.")),
    face="courier",
    size=8.6,
    page=(210, 148),
)
