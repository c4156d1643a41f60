"""A village shop's bill with no English label: only names of goods and firms are in Latin letters."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import REGIONS
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_UNITS = {"KGS": "किग्रा", "LTR": "लीटर", "PKT": "पैकेट", "BTL": "बोतल", "PCS": "नग", "NOS": "नग", "MTR": "मीटर"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 10, 7, 128)
    head.say("॥ श्री ॥", size=8, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    head.say(f"दूरभाष : {seller.phone}", size=8, centred=True)
    if "seller_gstin" not in sheet.omit:
        head.say(f"जीएसटी पंजीयन क्र. : {seller.gstin}", centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        head.say(f"खाद्य लाइसेंस क्र. : {seller.fssai}", centred=True)
        sheet.says("seller_fssai", seller.fssai)
    head.say("नकद बिल" if deal.buyer is None else "कर बीजक", bold=True, size=11, centred=True)
    y = head.y + 1
    left, right = Flow(sheet, 10, y, 80), Flow(sheet, 94, y, 44)
    left.pair("बिल क्रमांक", deal.number, "invoice_number", mark=" :")
    right.pair("दिनांक", manner.day(deal.day), "invoice_date", mark=" :")
    if deal.buyer is not None:
        left.pair("श्रीमान", deal.buyer.name, "buyer_name", mark=" :")
        left.pair(
            "पता", f"{', '.join(deal.buyer.street)}, {deal.buyer.town_line}", "buyer_address", mark=" :"
        )
        there = next(region.hindi for region in REGIONS if region.name == deal.place_of_supply)
        right.pair("आपूर्ति राज्य", there, "place_of_supply", mark=" :")
    shown_amount = "amount" if deal.inclusive else "net_amount"
    columns = [
        Column("क्रमांक", 15, lambda i, _: f"{i + 1}", align="C"),
        Column("सामान का नाम", 46, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन कोड", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा", 20, lambda _, g: f"{quantity(g.quantity)} {_UNITS.get(g.unit, '')}", ("quantity",)),
        Column("भाव", 16, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("रकम", 20, lambda _, g: manner.money(g.amount if deal.inclusive else g.taxable),
               (shown_amount,)),
    ]  # fmt: skip
    if deal.buyer is None:
        columns[1:3] = [Column("सामान का नाम", 58, lambda _, g: g.description, ("description",), "L")]
    y = draw_table(
        sheet, columns, deal.lines, x=8, y=max(left.y, right.y) + 2, bottom=150,
        style=Style("grid", 8.5), least=60,
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 82, y + 2, 56)
    rate = deal.lines[0].gst_rate
    if deal.tax:
        sums.between("कर से पूर्व मूल्य", manner.money(deal.taxable), "taxable_value")
    if deal.tax and deal.inter_state:
        sums.between(f"एकीकृत कर {percent(rate)}", manner.money(deal.igst), "igst")
    elif deal.tax:
        sums.between(f"केन्द्रीय कर {percent(rate / 2)}", manner.money(deal.cgst), "cgst")
        sums.between(f"राज्य कर {percent(rate / 2)}", manner.money(deal.sgst), "sgst")
    if deal.round_off:
        sums.between("पूर्णांकन", manner.money(deal.round_off), "round_off")
    sums.between("कुल देय राशि", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 2, 66, size=8)
    left.say("भूल-चूक लेनी देनी।")
    left.say("बिका हुआ माल वापस नहीं होगा।")
    if deal.buyer is not None:
        left.say("प्रतिलोम प्रभार लागू : नहीं", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.scribble(116, sums.y + 4, ((0, 3), (2, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(138, sums.y + 10, "विक्रेता के हस्ताक्षर", align="R", size=8, name="signature")


LAYOUT = Layout(
    "hindi_memo",
    ("cash_memo", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹"), Manner("05.04.2026")),
    Terms(lines=(1, 5), one_rate=True, rounding="total", hsn_digits=4),
    face="sans",
    size=9,
    page=(148, 210),
)
