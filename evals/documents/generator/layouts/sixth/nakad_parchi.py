"""A provision shop's cash memo, all labels in Hindi: half a sheet, quantity first, GST told at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.sixth.setting import beside
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_UNITS = {
    "KGS": "किलो", "LTR": "लीटर", "PKT": "पैकेट", "BTL": "बोतल", "JAR": "जार", "PCS": "नग", "NOS": "नग",
    "MTR": "मीटर", "BAG": "बोरी", "BOX": "डिब्बा", "PRS": "जोड़ी", "ROL": "रोल",
}  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(6, 6, 136, 198, weight=0.5)
    head = Flow(sheet, 10, 8.5, 128)
    head.say("॥ श्री गणेशाय नमः ॥", size=8, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say("किराना एवं जनरल स्टोर", size=9.5, centred=True)
    where = f"{', '.join(seller.street)}, {seller.town} {seller.pin}"
    phrase(head, f"{where}  मो. {seller.phone}", "seller_address", where, centred=True)
    y = head.y + 1.5
    sheet.line(6, y, 142, y, weight=0.4)
    sheet.fill(54, y + 1.5, 40, 6.5, (30, 30, 30))
    sheet.text(74, y + 2, "नकद पर्ची", bold=True, size=11, align="C", ink=(255, 255, 255))
    beside(sheet, (10, y + 2.5), "पर्ची सं.", deal.number, "invoice_number", bold=True)
    if sheet.text(138, y + 2.5, manner.day(deal.day), bold=True, align="R", name="invoice_date"):
        sheet.text(136 - sheet.measure(manner.day(deal.day), bold=True), y + 2.5, "दिनांक", align="R")
    columns = [
        Column("क्र.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("मात्रा", 26, lambda _, g: f"{quantity(g.quantity)} {_UNITS[g.unit]}", ("quantity",), "L"),
        Column("माल का नाम", 59, lambda _, g: g.description, ("description",), "L"),
        Column("दर", 18, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("राशि", 24, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=6, y=y + 10, bottom=180,
        style=Style("columns", 9, pad=0.9), least=112,
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    half = percent(deal.lines[0].gst_rate / 2)
    left = Flow(sheet, 10, y + 2, 66, size=8)
    phrase(
        left, f"जीएसटी पहचान संख्या {deal.seller.gstin}", "seller_gstin", deal.seller.gstin, bold=True
    )  # fmt: skip
    left.say("दरों में जीएसटी शामिल है :")
    left.between("कर योग्य राशि", manner.money(deal.taxable), "taxable_value")
    left.between(f"केंद्रीय कर {half}", manner.money(deal.cgst), "cgst")
    left.between(f"राज्य कर {half}", manner.money(deal.sgst), "sgst")
    sums = Flow(sheet, 84, y + 2, 57.2, size=9.5)
    sums.between("योग", manner.money(deal.total - deal.round_off))
    sums.between("पूर्णांक अंतर", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.3)
    sheet.line(84, sums.y, 142, sums.y, weight=0.4)
    sums.gap(0.3)
    sums.size = 12.5
    sums.between("कुल राशि", manner.priced(deal.total), "total", bold=True)
    end = max(left.y, sums.y) + 2
    sheet.line(6, end, 142, end, weight=0.2)
    sheet.text(10, end + 2, "भूल चूक लेनी देनी। उधार माँगकर शर्मिंदा न करें।", size=8)
    sheet.text(138, end + 6.5, "धन्यवाद! फिर पधारें", size=8.5, align="R")


LAYOUT = Layout(
    "nakad_parchi",
    ("cash_memo",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026"), Manner("05.04.2026", symbol="₹")),
    Terms(lines=(1, 9), one_rate=True),
    size=9,
    page=(148, 210),
)
