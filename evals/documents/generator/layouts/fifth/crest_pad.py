"""A printed pad of a village shop: a green form, a red serial, rupees and paise apart, pen in blue."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_GREEN, _BLUE, _RED = (20, 105, 60), (28, 44, 140), (190, 30, 40)
_EDGES = (7.0, 16.0, 72.0, 88.0, 108.0, 129.0, 141.0)
_TITLES = ("No.", "PARTICULARS", "Qty.", "Rate", "Rs.", "P.")
_ROW = 8.2


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it: the form in green, what the shopkeeper wrote in blue."""
    sheet.ink = _GREEN
    seller = deal.seller
    sheet.box(5, 5, 138, 200, weight=0.6)
    sheet.text(74, 7, "|| Shri Ganeshay Namah ||", size=8, align="C")
    if sheet.text(23, 11, str(seller.gstin), size=8, name="seller_gstin"):
        sheet.text(8, 11, "GST No.", size=8)
    sheet.text(140, 11, f"Mob. {seller.phone}", size=8, align="R")
    sheet.text(74, 15, seller.name, bold=True, size=17, align="C", name="seller_name")
    sheet.text(74, 23.5, "Dealers in : General Goods & Household Articles", size=8, align="C")
    address = f"{', '.join(seller.street)}, {seller.town} ({seller.region.name}) {seller.pin}"
    sheet.text(74, 27.5, address, size=8, align="C", name="seller_address")
    sheet.text(74, 33, "CASH MEMO / BILL", bold=True, size=9, align="C")
    if "invoice_number" not in sheet.omit:
        sheet.text(8, 40, "Bill No.")
        sheet.text(24, 39.2, deal.number, bold=True, size=12, ink=_RED, name="invoice_number")
    sheet.text(98, 40, "Date :")
    sheet.line(109, 44, 140, 44, dashed=True)
    _pen(sheet, 111, 39, manner.day(deal.day), "invoice_date")
    sheet.text(8, 48, "Shri / M/s.")
    sheet.line(28, 52, 140, 52, dashed=True)
    _table(sheet, deal)
    _foot(sheet, deal)


def _pen(
    sheet: Sheet, x: float, y: float, text: str, name: str | None = None, *, right: bool = False
) -> None:
    sheet.text(x, y, text, face="pen", size=11, ink=_BLUE, align="R" if right else "L", name=name)


def _table(sheet: Sheet, deal: Deal) -> None:
    top, bottom = 56.0, 152.0
    sheet.box(_EDGES[0], top, 134, bottom - top)
    sheet.line(_EDGES[0], top + 7, _EDGES[-1], top + 7)
    for left, right, title in zip(_EDGES, _EDGES[1:], _TITLES, strict=False):
        sheet.text((left + right) / 2, top + 1.8, title, bold=True, size=8.5, align="C")
        if left != _EDGES[0]:
            sheet.line(left, top, left, bottom, weight=0.1)
    y = top + 9
    for index, line in enumerate(deal.lines):
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        _pen(sheet, 10, y, f"{index + 1}")
        _pen(sheet, 17, y, line.description)
        _pen(sheet, 86, y, shown("quantity", quantity(line.quantity)), right=True)
        _pen(sheet, 106, y, f"{quantity(line.rate)}/-", right=True)
        _parted(sheet, y, line.amount)
        y += _ROW


def _parted(sheet: Sheet, y: float, amount: Decimal) -> None:
    """Rupees in one column, paise in the next: a stroke where there are none."""
    rupees, paise = divmod(int(amount * 100), 100)
    _pen(sheet, 127.5, y, f"{rupees}", right=True)
    _pen(sheet, 139, y, f"{paise:02d}" if paise else "-", right=True)


def _foot(sheet: Sheet, deal: Deal) -> None:
    sheet.box(_EDGES[0], 152, 134, 9)
    for x in _EDGES[4:6]:
        sheet.line(x, 152, x, 161, weight=0.1)
    sheet.text(106, 154.5, "TOTAL", bold=True, align="R")
    rupees, paise = divmod(int(deal.total * 100), 100)
    _parted(sheet, 153.6, deal.total)
    sheet.says("total", f"{rupees} {paise:02d}" if paise else f"{rupees}")
    sheet.text(8, 164, "In words")
    _pen(sheet, 24, 163.2, deal.words, "total_in_words")
    sheet.line(24, 168.4, 140, 168.4, dashed=True)
    sheet.text(8, 173, "Received by")
    _pen(sheet, 32, 172.2, deal.payment_mode.title(), "payment_mode")
    sheet.text(8, 181, "* Goods once sold will not be exchanged.   * Rates include all taxes.", size=7.5)
    if "signature" not in sheet.omit:
        sheet.text(139, 184, f"For {deal.seller.name}", size=8.5, align="R")
        sheet.scribble(112, 190, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (21, 1)))
        sheet.text(139, 198, "Prop.", size=8.5, align="R", name="signature")


LAYOUT = Layout(
    "crest_pad",
    ("cash_memo",),
    draw,
    (Manner("05/04/26"), Manner("05-04-2026"), Manner("05/04/2026")),
    Terms(lines=(1, 7)),
    face="serif",
    size=9,
    page=(148, 210),
)
