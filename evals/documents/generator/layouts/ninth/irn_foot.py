"""An e-invoice with its registration at the foot: sums at the left beside the code, labels below values."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import print_qr
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_BLUE = (22, 62, 116)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 14, _BLUE)
    sheet.text(14, 4, "Invoice", bold=True, size=15, ink=(255, 255, 255))
    if "invoice_number" not in sheet.omit:
        sheet.text(196, 4.8, deal.number, bold=True, size=12, align="R", ink=(255, 255, 255))
        desk.said(sheet, "invoice_number", deal.number)
    left, right = Flow(sheet, 14, 20, 88), Flow(sheet, 112, 20, 84)
    left.say("From", size=7.5)
    left.say(seller.name, "seller_name", bold=True, size=11)
    desk.lines(left, desk.short(seller), "seller_address")
    desk.held(sheet, left, f"GST No. {seller.gstin}", [("seller_gstin", seller.gstin)])
    desk.held(sheet, left, f"Food licence (FSSAI) {seller.fssai}", [("seller_fssai", seller.fssai)])
    right.say("To", size=7.5)
    right.say(buyer.name, "buyer_name", bold=True, size=11)
    desk.lines(right, desk.short(buyer), "buyer_address")
    desk.held(sheet, right, f"GST No. {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    y = max(left.y, right.y) + 4
    x = 14.0
    for width, label, text, name in (
        (34, "issued on", manner.day(deal.day), "invoice_date"),
        (34, "pay by", manner.day(deal.due) if deal.due else "", "due_date"),
        (38, "your order", deal.order_number, "order_number"),
        (44, "place of supply", deal.place_of_supply, "place_of_supply"),
        (32, "reverse charge", "No", "reverse_charge"),
    ):
        desk.over(sheet, (x, y), label, text, name)
        x += width
    money = manner.money
    columns = [
        Column("", 8, lambda i, _: f"{i + 1:02d}", align="L"),
        Column("Particulars", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Price", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Net", 32, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=14, y=y + 12, bottom=200, style=Style("rows", 8.8, pad=1.6))
    _foot(sheet, deal, manner, y + 4)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 14, y, 80)
    desk.sums(left, [("Net of tax", manner.money(deal.taxable), "taxable_value")])
    desk.sums(left, desk.head_rows(deal, manner, "Add {}"))
    desk.sums(left, desk.rounded(deal, manner, "Rounded by"))
    sheet.line(14, left.y, 94, left.y, weight=0.4)
    left.gap(0.3)
    left.size = 12
    left.between("To pay", manner.priced(deal.total), "total", bold=True)
    left.size = sheet.size
    left.say(f"({deal.words})" if "total_in_words" not in sheet.omit else "")
    desk.said(sheet, "total_in_words", deal.words)
    left.gap()
    left.say("Kosala Bank, Current A/c 2209 1178 0054, IFSC KSLA0000220", size=8)
    print_qr(sheet, deal, 148, y - 1, 48)
    low = Flow(sheet, 14, max(left.y, y + 49) + 3, 182, size=8)
    low.say("Registered on the Invoice Registration Portal", bold=True)
    low.pair("Invoice Reference No. (IRN)", deal.irn, "irn")
    ack = f"{deal.ack_number} / {manner.day(deal.ack_day or deal.day)}"
    low.pair("Ack. No. / Date", ack)
    desk.said(sheet, "ack_number", deal.ack_number)
    desk.said(sheet, "ack_date", manner.day(deal.ack_day or deal.day))


LAYOUT = Layout(
    "irn_foot",
    ("e_invoice",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹ "),
        Manner("05/Apr/2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 6)),
    face="sans",
    size=9,
)
