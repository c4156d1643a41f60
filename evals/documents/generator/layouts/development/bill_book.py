"""A printed bill book filled in by pen: dotted blanks, a few ruled columns, ink in blue."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

PEN = (25, 45, 140)
_HEADS = {"invoice": "TAX INVOICE", "bill_of_supply": "BILL OF SUPPLY", "receipt": "CASH MEMO"}
_STOPS = (8, 18, 66, 82, 98, 116, 140)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(8, 6, f"GSTIN : {seller.gstin}" if "seller_gstin" not in sheet.omit else "", size=8)
    if "seller_gstin" not in sheet.omit:
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(140, 6, f"Mo. {seller.phone}", size=8, align="R")
    head = Flow(sheet, 8, 11, 132)
    head.say(_HEADS[deal.doc_type], bold=True, size=8, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", size=8, centred=True)
    if seller.fssai and "seller_fssai" not in sheet.omit:
        head.say(f"FSSAI Lic. No. {seller.fssai}", "seller_fssai", size=8, centred=True)
        sheet.says("seller_fssai", seller.fssai)
    y = head.y + 2
    _blank(sheet, 8, y, "No.", deal.number, width=50, name="invoice_number")
    _blank(sheet, 92, y, "Date", manner.day(deal.day), width=48, name="invoice_date")
    y += 8
    if deal.buyer is not None:
        _blank(sheet, 8, y, "M/s.", deal.buyer.name, width=132, name="buyer_name")
        y += 8
        address = f"{', '.join(deal.buyer.street)}, {deal.buyer.town_line}"
        _blank(sheet, 8, y, "Address", address, width=132, name="buyer_address")
        y += 8
        if deal.buyer.gstin:
            _blank(sheet, 8, y, "Party GSTIN", deal.buyer.gstin, width=70, name="buyer_gstin")
        _blank(sheet, 82, y, "Place of Supply", deal.place_of_supply, width=58, name="place_of_supply")
        y += 8
    bottom = _goods(sheet, deal, manner, y)
    _sums(sheet, deal, manner, bottom)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """The ruled part: the columns stand to its end, however few lines are written."""
    bottom = 160.0
    sheet.box(8, y, 132, bottom - y)
    for x in _STOPS[1:-1]:
        sheet.line(x, y, x, bottom)
    sheet.line(8, y + 7, 140, y + 7)
    for index, title in enumerate(("Sr.", "Particulars", "HSN", "Qty.", "Rate", "Amount Rs.")):
        sheet.text((_STOPS[index] + _STOPS[index + 1]) / 2, y + 1.5, title, bold=True, size=8, align="C")
    row = y + 9
    for number, line in enumerate(deal.lines, start=1):
        shift = (number * 7 % 5) * 0.15
        words = sheet.wrap(line.description, 46, size=9)
        cells = [
            f"{number}",
            "",
            line.hsn,
            quantity(line.quantity),
            manner.money(line.rate),
            manner.money(line.amount if deal.inclusive else line.taxable),
        ]
        states = {
            "description": "",
            "hsn": "",
            "quantity": "",
            "rate": "",
            "amount" if deal.inclusive else "net_amount": "",
        }
        for name, place in (("hsn", 2), ("quantity", 3)):
            if name in sheet.omit:
                cells[place] = ""
                del states[name]
        for index, text in enumerate(cells):
            middle = (_STOPS[index] + _STOPS[index + 1]) / 2
            sheet.text(middle, row + shift, text, face="pen", ink=PEN, align="C", size=9)
        for place, text in enumerate(words):
            sheet.text(19, row + shift + place * 4.6, text, face="pen", ink=PEN, size=9)
        sheet.cells.append(states)
        row += 4.6 * max(1, len(words)) + 2.4
    return bottom


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    rate = deal.lines[0].gst_rate
    rows: list[tuple[str, str, str]] = []
    if deal.tax and deal.inter_state:
        rows = [("Taxable", manner.money(deal.taxable), "taxable_value"),
                (f"IGST {percent(rate)}", manner.money(deal.igst), "igst")]  # fmt: skip
    elif deal.tax:
        rows = [("Taxable", manner.money(deal.taxable), "taxable_value"),
                (f"CGST {percent(rate / 2)}", manner.money(deal.cgst), "cgst"),
                (f"SGST {percent(rate / 2)}", manner.money(deal.sgst), "sgst")]  # fmt: skip
    if deal.round_off:
        rows.append(("R.O.", manner.money(deal.round_off), "round_off"))
    rows.append(("TOTAL", manner.priced(deal.total), "total"))
    at = y
    for label, text, name in rows:
        sheet.box(98, at, 18, 6.4, weight=0.1)
        sheet.box(116, at, 24, 6.4, weight=0.1)
        if name not in sheet.omit:
            sheet.text(99, at + 1.4, label, size=8, bold=label == "TOTAL")
            sheet.text(139, at + 1.2, text, face="pen", ink=PEN, align="R", size=9.5, name=name)
        at += 6.4
    sheet.text(8, y + 3, "Rupees", size=8)
    if "total_in_words" not in sheet.omit:
        for place, text in enumerate(sheet.wrap(deal.words, 68, size=9)):
            sheet.text(22, y + 2.4 + place * 6, text, face="pen", ink=PEN, size=9)
        sheet.says("total_in_words", deal.words)
    foot = Flow(sheet, 8, y + 18, 84, size=7.5)
    foot.say(deal.declaration, "declaration")
    foot.say("Reverse charge : No" if deal.tax else "", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.text(139, at + 3, f"For, {deal.seller.name}", align="R", size=8)
        sheet.scribble(118, at + 8, ((0, 3), (3, 0), (5, 4), (8, 1), (12, 3), (17, 0.5)))
        sheet.text(139, at + 14, "Auth. Sign.", align="R", size=8, name="signature")


def _blank(sheet: Sheet, x: float, y: float, label: str, text: str, *, width: float, name: str) -> None:
    """A label, a dotted line, and on it what the pen wrote."""
    sheet.text(x, y, label, size=8.5)
    start = x + sheet.measure(label, size=8.5) + 1.5
    sheet.line(start, y + 4.6, x + width, y + 4.6, weight=0.1, dashed=True)
    if name in sheet.omit:
        return
    room = x + width - start
    size = min(9.5, 9.5 * room / max(sheet.measure(text, size=9.5, face="pen"), 1))
    sheet.text(start + 1, y, text, face="pen", ink=PEN, size=size, name=name)


LAYOUT = Layout(
    "bill_book",
    ("b2b", "b2c", "bill_of_supply", "cash_memo"),
    draw,
    (Manner("05/04/26", grouped=False), Manner("05-04-2026", symbol="Rs.")),
    Terms(lines=(1, 5), rounding="total", one_rate=True, hsn_digits=4),
    face="times",
    size=9.5,
    page=(148, 210),
)
