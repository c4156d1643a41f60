"""A Hindi tax invoice of a hardware shop: Hindi labels, names and figures in Latin, sums at the right."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_HEADS = {"CGST": "केंद्रीय कर (CGST)", "SGST": "राज्य कर (SGST)", "IGST": "एकीकृत कर (IGST)"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 8, "कर बीजक (टैक्स इनवॉइस)", bold=True, size=12, align="C")
    sheet.text(197, 8.6, "मूल प्रति", size=8, align="R")
    sheet.box(12, 15, 186, 28, weight=0.4)
    head = Flow(sheet, 14, 16.5, 182)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    text = f"जीएसटीआईएन : {seller.gstin}"
    desk.held(sheet, head, text, [("seller_gstin", seller.gstin)], centred=True, bold=True)
    head.say(f"दूरभाष : {seller.phone}", centred=True)
    text = f"एफएसएसएआई (FSSAI) क्र. : {seller.fssai}"
    desk.held(sheet, head, text, [("seller_fssai", seller.fssai)], centred=True)
    left, right = Flow(sheet, 14, 45, 106), Flow(sheet, 126, 45, 70)
    left.say("क्रेता का विवरण", bold=True)
    left.pair("नाम", buyer.name, "buyer_name", indent=22, bold=True)
    left.pair("पता", desk.flat(buyer), "buyer_address", indent=22)
    left.pair("जीएसटीआईएन", buyer.gstin, "buyer_gstin", indent=22)
    desk.rows(
        right,
        (
            ("बीजक संख्या", deal.number, "invoice_number"),
            ("बीजक दिनांक", manner.day(deal.day), "invoice_date"),
            ("देय तिथि", manner.day(deal.due) if deal.due else "", "due_date"),
            ("क्रय आदेश सं.", deal.order_number, "order_number"),
            ("आपूर्ति का स्थान", deal.place_of_supply, "place_of_supply"),
            ("प्रतिवर्ती प्रभार", "नहीं", "reverse_charge"),
        ),
        indent=30,
    )
    y = max(left.y, right.y) + 1
    sheet.box(12, 43, 186, y - 43, weight=0.4)
    sheet.line(124, 43, 124, y)
    money = manner.money
    columns = [
        Column("क्र.सं.", 11, lambda i, _: f"{i + 1}", align="C"),
        Column("माल का विवरण", 58, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("इकाई", 13, lambda _, g: g.unit, ("unit",), "C"),
        Column("दर (रु.)", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("कर %", 14, lambda _, g: quantity(g.gst_rate), ("gst_rate",), "C"),
        Column("कर योग्य मूल्य", 32, lambda _, g: money(g.taxable), ("taxable_value",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=190, style=Style("columns", 8.8), least=60)
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 118, y + 2, 79.2)
    desk.sums(sums, [("कुल कर योग्य मूल्य", manner.money(deal.taxable), "taxable_value")])
    for label, text, name in desk.head_rows(deal, manner):
        desk.sums(sums, [(_HEADS[label], text, name)])
    desk.sums(sums, desk.rounded(deal, manner, "पूर्णांकन"))
    sums.size = 11
    desk.sums(sums, [("कुल देय राशि", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 14, y + 2, 98)
    left.say("राशि शब्दों में :")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("बिका हुआ माल वापस नहीं होगा। भुगतान देरी पर 18% वार्षिक ब्याज। भूल-चूक लेनी-देनी।", size=8)
    end = max(left.y, sums.y) + 1
    sheet.box(12, y, 186, end - y, weight=0.4)
    sheet.line(116, y, 116, end)
    sheet.text(14, end + 10, "क्रेता के हस्ताक्षर")
    desk.sign(sheet, 197, end + 2, f"कृते {deal.seller.name}", "अधिकृत हस्ताक्षरकर्ता")


LAYOUT = Layout(
    "hindi_tax",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="रु. "), Manner("05.04.2026", symbol="₹")),
    Terms(lines=(1, 6)),
    size=9,
)
