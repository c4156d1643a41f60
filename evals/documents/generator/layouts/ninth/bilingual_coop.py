"""A cooperative's invoice in two languages: each label in Hindi and English, the taxes in columns."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_GREEN = (224, 238, 222)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 8, 190, 24, _GREEN)
    head = Flow(sheet, 12, 9, 186)
    head.say(seller.name, "seller_name", bold=True, size=14, centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    desk.held(
        sheet,
        head,
        f"जीएसटी पंजीयन सं. / GST Regn. No. : {seller.gstin}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    text = f"एफएसएसएआई / FSSAI : {seller.fssai}"
    desk.held(sheet, head, text, [("seller_fssai", seller.fssai)], centred=True)
    sheet.text(105, 34, "कर बीजक / TAX INVOICE", bold=True, size=11, align="C")
    y = 42.0
    for row in (
        (
            ("बीजक क्रमांक / Invoice No.", deal.number, "invoice_number"),
            ("दिनांक / Date", manner.day(deal.day), "invoice_date"),
        ),
        (
            ("आपूर्ति का स्थान / Place of Supply", deal.place_of_supply, "place_of_supply"),
            ("भुगतान तिथि / Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        (
            ("आदेश संख्या / Order No.", deal.order_number, "order_number"),
            ("रिवर्स चार्ज / Reverse Charge", "नहीं / No", "reverse_charge"),
        ),
    ):
        for x, (label, text, name) in zip((12.0, 112.0), row, strict=True):
            desk.put(sheet, (x, y), f"{label} :", text, name)
        y += 5
    sheet.box(10, 40.5, 190, y - 40)
    to = Flow(sheet, 12, y + 2, 186)
    to.say("प्राप्तकर्ता / Billed to", size=8)
    desk.held(sheet, to, f"नाम / Name : {buyer.name}", [("buyer_name", buyer.name)], bold=True)
    desk.held(sheet, to, f"पता / Address : {desk.flat(buyer)}", [("buyer_address", desk.flat(buyer))])
    desk.held(sheet, to, f"जीएसटीआईएन / GSTIN : {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    y = draw_table(
        sheet,
        _columns(deal, manner),
        deal.lines,
        x=10,
        y=to.y + 2,
        bottom=200,
        style=Style("grid", 7.8, shade=_GREEN, pad=1),
    )
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    if deal.inter_state:
        taxes = [Column("आईजीएसटी\nIGST", 32, lambda _, g: money(g.igst))]
    else:
        taxes = [
            Column("सीजीएसटी\nCGST", 16, lambda _, g: money(g.cgst)),
            Column("एसजीएसटी\nSGST", 16, lambda _, g: money(g.sgst)),
        ]
    return [
        Column("क्र.\nNo.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("विवरण\nDescription", 46, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन\nHSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा\nQty", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("दर\nRate", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("कर योग्य मूल्य\nTaxable Value", 23, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("दर %\nGST %", 11, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        *taxes,
        Column("कुल\nTotal", 22, lambda _, g: money(g.amount), ("amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 110, y + 2, 89.2)
    desk.sums(sums, [("कर योग्य राशि / Taxable Amount", manner.money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.head_rows(deal, manner, "कुल / Total {}"))
    desk.sums(sums, desk.rounded(deal, manner, "पूर्णांकन / Round Off"))
    desk.sums(sums, [("कुल बीजक मूल्य / Invoice Value", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 12, y + 2, 92, size=8.4)
    left.say("शब्दों में / In words :")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("बैंक / Bank : Ganga Sahakari Bank, 0091 4400 2216, GNGS0000091", size=8)
    desk.sign(
        sheet, 199, max(left.y, sums.y) + 5, "कृते / For the Society", "प्राधिकृत हस्ताक्षरी / Authorised Signatory"
    )


LAYOUT = Layout(
    "bilingual_coop",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05.04.2026", symbol="₹"), Manner("05-04-2026", symbol="रु. ")),
    Terms(lines=(1, 6)),
    size=8.8,
)
