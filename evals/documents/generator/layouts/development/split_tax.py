"""Accounting software with CGST and SGST in columns of their own, and e-invoice data on top."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, print_qr, sign, title_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 8, title_of(deal).title(), bold=True, size=14, align="C")
    sheet.text(200, 9, "(Original for Recipient)", align="R", size=7)
    if deal.irn:
        top = Flow(sheet, 10, 17, 140, size=7.5)
        top.pair("IRN", deal.irn, "irn", indent=18)
        top.pair("Ack No.", deal.ack_number, "ack_number", indent=18)
        top.pair("Ack Date", deal.ack_day and manner.day(deal.ack_day), "ack_date", indent=18)
        print_qr(sheet, deal, 166, 14, 34)
    y = 49.0 if deal.irn else 18.0
    left = Flow(sheet, 10, y, 94)
    left.say(seller.name, "seller_name", bold=True, size=12)
    left.address(seller, "seller")
    left.pair("State", f"{seller.region.code}-{seller.region.name}", "seller_state")
    left.pair("GST No.", seller.gstin, "seller_gstin")
    left.pair("FSSAI Licence No.", seller.fssai, "seller_fssai")
    left.pair("MSME", seller.udyam, "seller_udyam")
    right = Flow(sheet, 112, y, 88)
    number = "Invoice Serial No." if deal.doc_type == "invoice" else f"{title_of(deal).title()} No."
    right.pair(number, deal.number, "invoice_number", indent=38, bold=True)
    right.pair("Date of Issue", manner.day(deal.day), "invoice_date", indent=38)
    right.pair("Payment Due By", deal.due and manner.day(deal.due), "due_date", indent=38)
    right.pair("Your Order Ref.", deal.order_number, "order_number", indent=38)
    right.pair("Original Invoice No.", deal.original_number, "original_invoice_number", indent=38)
    original = deal.original_day and manner.day(deal.original_day)
    right.pair("Original Invoice Dt.", original, "original_invoice_date", indent=38)
    place = f"{code(deal)}-{deal.place_of_supply}"
    right.pair("Place of Supply", place, "place_of_supply", indent=38)
    right.pair("Tax on Reverse Charge", "NO", "reverse_charge", indent=38)
    y = max(left.y, right.y) + 3
    sheet.line(10, y, 200, y)
    party = Flow(sheet, 10, y + 2, 92)
    party.say("Details of Receiver (Billed to)", bold=True)
    party.pair("Name", buyer.name, "buyer_name", indent=16)
    party.pair("Address", f"{', '.join(buyer.street)}, {buyer.town_line}", "buyer_address", indent=16)
    party.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=16)
    party.pair("State", f"{buyer.region.code}-{buyer.region.name}", "buyer_state", indent=16)
    there = deal.ship_to or buyer
    ship = Flow(sheet, 108, y + 2, 92)
    ship.say("Details of Consignee (Shipped to)", bold=True)
    ship.pair("Name", there.name, indent=16)
    ship.pair("Address", f"{', '.join(there.street)}, {there.town_line}", "delivery_address", indent=16)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=10, y=max(party.y, ship.y) + 3, bottom=240,
        style=Style("grid", 7.5, shade=(225, 225, 225)),
    )  # fmt: skip
    _totals(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def half(line: Line) -> str:
        return percent(line.gst_rate / 2)

    goods = [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Product / Service", 46, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate", 16, lambda _, g: money(g.rate), ("rate",)),
        Column("Taxable Value", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
    ]
    if deal.inter_state:
        tax = [
            Column("%", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",), group="IGST"),
            Column("Amt", 28, lambda _, g: money(g.igst), group="IGST"),
        ]
    else:
        tax = [
            Column("%", 8, lambda _, g: half(g), ("gst_rate",), group="CGST"),
            Column("Amt", 13, lambda _, g: money(g.cgst), group="CGST"),
            Column("%", 8, lambda _, g: half(g), ("gst_rate",), group="SGST"),
            Column("Amt", 13, lambda _, g: money(g.sgst), group="SGST"),
        ]
    return [*goods, *tax, Column("Total", 22, lambda _, g: money(g.amount), ("amount",))]


def _totals(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 2, 71, size=8)
    sums.between("Total Amount Before Tax", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        sums.between("Add: IGST", manner.money(deal.igst), "igst")
    else:
        sums.between("Add: CGST", manner.money(deal.cgst), "cgst")
        sums.between("Add: SGST", manner.money(deal.sgst), "sgst")
    if deal.round_off:
        sums.between("Rounded off", manner.money(deal.round_off), "round_off")
    sums.between("Total Amount After Tax", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 10, y + 2, 112, size=8)
    words.pair("Total Invoice Amount in Words", deal.words, "total_in_words")
    words.gap()
    words.say("Certified that the particulars given above are true and correct.")
    sign(sheet, deal, 199, max(sums.y, words.y) + 4)


LAYOUT = Layout(
    "split_tax",
    ("b2b", "e_invoice", "debit_note"),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05 Apr 2026"), Manner("5-Apr-26", symbol="Rs.")),
    Terms(lines=(1, 7), hsn_digits=6, words=("Rupees", "INR")),
    face="helvetica",
)
