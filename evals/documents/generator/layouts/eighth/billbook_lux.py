"""A bill-book app's festive theme: wide rows, the rate of tax below its amount, bank and code at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GOLD = (176, 132, 42)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, site = deal.seller, deal.customer, deal.ship_to
    sheet.fill(0, 0, 210, 4, _GOLD)
    sheet.text(14, 9, "TAX INVOICE", bold=True, size=10)
    sheet.box(38, 8.5, 46, 5)
    sheet.text(61, 9.5, "ORIGINAL FOR RECIPIENT", size=7, align="C")
    head = Flow(sheet, 14, 18, 112)
    head.say(seller.name, "seller_name", bold=True, size=17)
    head.say(full(seller), "seller_address")
    phrase(head, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    head.say(f"Mobile: {seller.phone}")
    phrase(head, f"FSSAI Number: {seller.fssai}", "seller_fssai", seller.fssai)
    phrase(head, f"Udyam: {seller.udyam}", "seller_udyam", seller.udyam)
    place = 18.0
    for label, text, name in (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
    ):
        if text and name not in sheet.omit:
            sheet.text(134, place, label, size=8, ink=_GOLD)
            sheet.text(196, place, text, bold=True, align="R", name=name)
        place += 8
    y = max(head.y, 42) + 1
    sheet.line(14, y, 196, y, weight=0.6)
    left, right = Flow(sheet, 14, y + 3, 88), Flow(sheet, 110, y + 3, 86)
    left.say("BILL TO", bold=True, size=8)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(full(buyer), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    if site and not {"buyer_name", "buyer_address"} & sheet.omit:
        right.say("SHIP TO", bold=True, size=8)
        right.say(site.name, bold=True)
        right.say(full(site), "delivery_address")
    money = manner.money
    columns = [
        Column("ITEMS", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("QTY.", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("RATE", 22, lambda _, g: money(g.rate), ("rate",)),
        Column(
            "TAX",
            26,
            lambda _, g: f"{money(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})",
            ("gst_rate",),
        ),
        Column("AMOUNT", 28, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=max(left.y, right.y) + 4, bottom=185,
        style=Style("rows", 8.5, shade=(246, 240, 226), pad=1.4),
    )  # fmt: skip
    sheet.fill(14, y + 1, 182, 6, (246, 240, 226))
    sheet.text(15, y + 2, "SUBTOTAL", bold=True)
    sheet.text(119, y + 2, pieces(sheet, deal), bold=True, align="R")
    sheet.text(167.2, y + 2, manner.priced(deal.tax), bold=True, align="R")
    sheet.text(195.2, y + 2, manner.priced(deal.total - deal.round_off), bold=True, align="R")
    _below(sheet, deal, manner, y + 10)


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    priced, heads = manner.priced, heads_of(deal)
    left = Flow(sheet, 14, y, 70, size=8)
    left.say("BANK DETAILS", bold=True)
    for row in (
        "Name: as above",
        "IFSC Code: PRGB0004102",
        "Account No: 41020099871100",
        "Bank: Pragati Gramin Bank",
    ):
        left.say(row)
    sheet.image(qr_code(f"upi://pay?pa={deal.seller.phone}@prgb&am={deal.total}"), 86, y, 24)
    left.y = max(left.y, y + 22)
    left.gap()
    left.say("TERMS AND CONDITIONS", bold=True)
    left.say("1. Goods once sold will not be taken back or exchanged")
    left.say(f"2. All disputes are subject to {deal.seller.town} jurisdiction only")
    sums = Flow(sheet, 118, y, 77.2)
    sums.between("TAXABLE AMOUNT", priced(deal.taxable), "taxable_value")
    for part in rates_of(deal):
        for label, name in heads:
            sums.between(f"{label} @{percent(part.rate / len(heads))}", priced(getattr(part, name)))
    for _, name in heads if deal.tax else ():
        sheet.says(name, priced(getattr(deal, name)) if len(rates_of(deal)) == 1 else "")
    sums.between("Round Off", priced(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(118, sums.y, 196, sums.y)
    sums.gap(0.3)
    sums.between("TOTAL AMOUNT", priced(deal.total), "total", bold=True)
    sums.between("Received Amount", priced(0 * deal.total))
    sums.gap()
    sums.say("Total Amount (in words)", bold=True, size=8)
    sums.say(deal.words, "total_in_words")
    signed(sheet, 196, max(left.y, sums.y) + 6, "Authorised Signature for the firm")


LAYOUT = Layout(
    "billbook_lux",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹ "), Manner("05 Apr 2026", symbol="₹")),
    Terms(lines=(1, 6)),
    size=9,
)
