"""A wholesaler's cash memo in Hindi and English: a printed pad, filled in by a dot printer."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_RED = (170, 20, 20)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(74, 5, "॥ श्री गणेशाय नमः ॥", size=8, align="C", ink=_RED)
    sheet.text(74, 9.5, "नकद पर्ची / CASH MEMO", bold=True, size=9.5, align="C")
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, 6, f"GSTIN : {seller.gstin}", size=7.8)
        desk.said(sheet, "seller_gstin", seller.gstin)
    sheet.text(140, 6, f"मो. {seller.phone}", size=7.8, align="R")
    head = Flow(sheet, 8, 15, 132)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say("किराना, जनरल एवं घरेलू सामान के थोक विक्रेता", centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    y = head.y + 1.5
    sheet.line(6, y, 142, y, weight=0.5)
    desk.put(sheet, (8, y + 1.5), "क्रमांक / No.", deal.number, "invoice_number", size=9)
    if "invoice_date" not in sheet.omit:
        sheet.text(104, y + 1.5, "दिनांक / Date", size=9)
        sheet.text(140, y + 1.5, manner.day(deal.day), size=9, bold=True, align="R", name="invoice_date")
    sheet.text(8, y + 7, "श्रीमान / M/s.   नकद (Cash)", size=9)
    y += 13
    money = manner.money
    columns = [
        Column("क्र.\nSr.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("विवरण\nParticulars", 58, lambda _, g: g.description, ("description",), "L"),
        Column(
            "मात्रा\nQty.", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")
        ),
        Column("दर\nRate", 21, lambda _, g: money(g.rate), ("rate",)),
        Column("राशि\nAmount", 25, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("columns", 8.8, pad=0.8)
    y = draw_table(sheet, columns, deal.lines, x=6, y=y, bottom=160, style=style, least=88)
    sums = Flow(sheet, 84, y + 1.5, 57)
    desk.sums(sums, desk.rounded(deal, manner, "पूर्णांक / Round Off"))
    sums.size = 11
    desk.sums(sums, [("कुल योग / Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 8, y + 1.5, 72, size=7.8)
    low.say("भूल चूक लेनी देनी। E. & O. E.")
    low.say("दरें कर सहित हैं / Rates include GST")
    low.say("बिका हुआ माल वापस नहीं होगा।")
    end = max(sums.y, low.y) + 1
    sheet.box(6, y, 136, end - y)
    desk.sign(sheet, 140, end + 2, f"वास्ते {seller.name}", "हस्ताक्षर / Signature")


LAYOUT = Layout(
    "memo_thok",
    ("cash_memo",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026"), Manner("05/04/26", symbol="रु. ")),
    Terms(lines=(2, 9), shelf=(*FOOD, *OTHER[:4])),
    size=8.8,
    page=(148, 210),
)
