"""A bill in Hindi and English at once: Devanagari digits for day and quantity, Latin ones for money."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")
_HEADS = {"CGST": "केन्द्रीय कर", "SGST": "राज्य कर", "IGST": "एकीकृत कर"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(6, 6, 136, 198, weight=0.4)
    sheet.text(9, 8, "शुभ लाभ", size=8)
    sheet.text(139, 8, f"मो. {seller.phone.translate(_DIGITS)}", size=8, align="R")
    head = Flow(sheet, 9, 11, 130)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say("किराना एवं जनरल / Kirana & General", size=8, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town} - {seller.pin}", "seller_address", centred=True)
    phrase(head, f"जीएसटी नं. / GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(head, f"खाद्य अनुज्ञप्ति / FSSAI : {seller.fssai}", "seller_fssai", seller.fssai, size=8, centred=True)
    sheet.fill(44, head.y + 1, 60, 6, (235, 225, 205))
    sheet.text(74, head.y + 2, "कर बीजक / TAX INVOICE", bold=True, size=9.5, align="C")
    y = _buyer(sheet, deal, manner, head.y + 9)
    columns = [
        Column("क्र.\nSr.", 9, lambda i, _: f"{i + 1}".translate(_DIGITS), align="C"),
        Column("विवरण\nDescription", 47, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा\nQty", 15, lambda _, g: quantity(g.quantity).translate(_DIGITS), ("quantity",), "C"),
        Column("दर\nRate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("राशि\nAmount", 28, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=6, y=y, bottom=148, style=Style("columns", 8.5, pad=0.9), least=66
    )
    _sums(sheet, deal, manner, y)


def _buyer(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    left, right = Flow(sheet, 9, y, 82), Flow(sheet, 94, y, 46)
    left.pair("ग्राहक / Customer", buyer.name, "buyer_name", mark=" :", bold=True)
    left.pair(
        "पता / Address", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address", mark=" :"
    )
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    right.pair("बिल सं. / No.", deal.number, "invoice_number", mark=" :", bold=True)
    right.pair("दिनांक / Date", manner.day(deal.day).translate(_DIGITS), "invoice_date", mark=" :")
    right.pair("आपूर्ति / Supply State", deal.place_of_supply, "place_of_supply", mark=" :")
    end = max(left.y, right.y) + 1.5
    sheet.line(6, y - 1, 142, y - 1)
    sheet.line(92, y - 1, 92, end)
    return end


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 76, y + 1.5, 64)
    sums.between("योग / Taxable Total", manner.money(deal.taxable), "taxable_value")
    heads = heads_of(deal)
    rate = percent(deal.lines[0].gst_rate / len(heads))
    for label, name in heads:
        sums.between(f"{_HEADS[label]} / {label} {rate}", manner.money(getattr(deal, name)), name)
    sums.between("पूर्णांक / Round Off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(74, sums.y, 67, 6.5, (235, 225, 205))
    sums.gap(0.3)
    sums.between("कुल राशि / Grand Total", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 9, y + 1.5, 62, size=8)
    left.say(deal.words, "total_in_words")
    left.say("रिवर्स चार्ज / Reverse charge : नहीं / No", "reverse_charge")
    left.say("उधार बिकी रकम पर १५ दिन बाद ब्याज लगेगा।")
    left.say("भूल चूक लेनी देनी / E.&O.E.")
    if "signature" not in sheet.omit:
        at = max(sums.y, left.y) + 4
        sheet.text(139, at, f"वास्ते {deal.seller.name}", size=8, align="R")
        sheet.scribble(112, at + 5, ((0, 3), (2, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(139, at + 11, "हस्ताक्षर / Signature", size=8, align="R", name="signature")


LAYOUT = Layout(
    "do_bhasha",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹"), Manner("05.04.2026", symbol="रु. ")),
    Terms(lines=(1, 6), one_rate=True, rounding="total", hsn_digits=6),
    size=8.5,
    page=(148, 210),
)
