"""A billing app's modern template: grey band of facts, capital heads, the tax with its rate below it."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_BAND = (240, 240, 244)
_INK = (38, 57, 140)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 8, "TAX INVOICE", bold=True, size=9)
    sheet.box(38, 7.2, 42, 5.4, weight=0.15)
    sheet.text(59, 8.2, "ORIGINAL FOR RECIPIENT", size=7, align="C", ink=(110, 110, 110))
    head = Flow(sheet, 12, 16, 130)
    sheet.ink = _INK
    head.say(seller.name, "seller_name", bold=True, size=14)
    sheet.ink = (0, 0, 0)
    head.say(desk.flat(seller), "seller_address")
    head.pair("Mobile", seller.phone)
    desk.held(sheet, head, f"GSTIN: {seller.gstin}", [("seller_gstin", seller.gstin)])
    desk.held(sheet, head, f"FSSAI Number: {seller.fssai}", [("seller_fssai", seller.fssai)])
    y = head.y + 3
    sheet.fill(12, y, 186, 7, _BAND)
    x = 14.0
    for label, text, name in (
        ("Invoice No.:", deal.number, "invoice_number"),
        ("Invoice Date:", manner.day(deal.day), "invoice_date"),
        ("Due Date:", manner.day(deal.due) if deal.due else "", "due_date"),
    ):
        desk.put(sheet, (x, y + 1.6), label, text, name)
        x += 64
    bill, ship = Flow(sheet, 12, y + 10, 86), Flow(sheet, 108, y + 10, 88)
    bill.say("BILL TO", bold=True, size=8)
    bill.say(buyer.name, "buyer_name", bold=True)
    bill.say(desk.flat(buyer), "buyer_address")
    bill.pair("Mobile", buyer.phone)
    desk.held(sheet, bill, f"GSTIN: {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    bill.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    bill.pair("Reverse Charge", "No", "reverse_charge")
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        there = deal.ship_to or buyer
        ship.say("SHIP TO", bold=True, size=8)
        ship.say(there.name, bold=True)
        ship.say(desk.flat(there), "delivery_address")
    _goods(sheet, deal, manner, max(bill.y, ship.y) + 3)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money

    def tax(_: int, g: Line) -> str:
        return f"{money(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})"

    columns = [
        Column("S.NO.", 13, lambda i, _: f"{i + 1}", align="C"),
        Column("ITEMS", 63, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("QTY.", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("RATE", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("TAX", 20, tax, ("gst_rate",)),
        Column("AMOUNT", 24, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("rows", 8.4, shade=_BAND, pad=1.2)
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=195, style=style)
    sheet.fill(12, y + 1, 186, 6, _BAND)
    sheet.text(27, y + 2, "SUBTOTAL", bold=True)
    sheet.text(131.2, y + 2, desk.count(sheet, deal), bold=True, align="R")
    sheet.text(173.2, y + 2, manner.priced(deal.tax), bold=True, align="R")
    sheet.text(197.2, y + 2, manner.priced(desk.before_rounding(deal)), bold=True, align="R")
    y += 10
    right = Flow(sheet, 124, y, 73)
    desk.sums(right, [("Taxable Amount", manner.priced(deal.taxable), "taxable_value")])
    for label, text, name in desk.tax_rows(sheet, deal, manner, "{head} @{rate}%"):
        desk.sums(right, [(label, f"{manner.symbol}{text}", name)])
    if deal.round_off:
        sign = "-" if deal.round_off < 0 else ""
        desk.sums(right, [("Round Off", f"{sign}{manner.symbol}{money(abs(deal.round_off))}", "round_off")])
    sheet.line(124, right.y + 0.4, 198, right.y + 0.4)
    right.gap(0.3)
    right.size = 10.5
    desk.sums(right, [("Total Amount", manner.priced(deal.total), "total")], bold=True)
    right.size = sheet.size
    sheet.line(124, right.y + 0.4, 198, right.y + 0.4)
    right.gap(0.3)
    desk.sums(
        right, [("Received Amount", f"{manner.symbol}0", ""), ("Balance", manner.priced(deal.total), "")]
    )
    right.gap()
    if "total_in_words" not in sheet.omit:
        right.say("Total Amount (in words)", bold=True)
        right.say(deal.words, "total_in_words")
    left = Flow(sheet, 12, y, 100, size=8.2)
    left.say("BANK DETAILS", bold=True)
    left.say(f"Name: {deal.seller.name}" if "seller_name" not in sheet.omit else "")
    left.say("IFSC Code: TPTI0000331")
    left.say("Account No: 0331 2200 9981")
    left.say("Bank: Tapti Bank, MAIN ROAD")
    left.gap()
    left.say("TERMS AND CONDITIONS", bold=True)
    left.say("1. Goods once sold will not be taken back or exchanged")
    left.say(f"2. All disputes are subject to {deal.seller.town} jurisdiction only")
    desk.sign(sheet, 198, max(left.y, right.y) + 5, "", f"Authorised Signatory For {deal.seller.name}")


LAYOUT = Layout(
    "billbook_app",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹ "), Manner("05/04/2026", symbol="₹")),
    Terms(lines=(1, 6), words=("Rupees",)),
    size=8.8,
)
