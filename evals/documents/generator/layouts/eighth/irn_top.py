"""An e-invoice of a filing service: the registration in a tinted bar, code at the right, taxes in columns."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import Cell, block, phrase
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.layouts.sixth.setting import facts
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_TINT = (229, 240, 250)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(10, 9, "e-Invoice", bold=True, size=14)
    sheet.text(44, 11, "Tax Invoice  |  Supply Type: B2B  |  Original for Recipient", size=8)
    print_qr(sheet, deal, 158, 8, 43)
    sheet.fill(10, 18, 144, 18, _TINT)
    bar = Flow(sheet, 12, 19, 140, size=8)
    bar.pair("IRN", deal.irn, "irn", bold=True)
    bar.pair("Acknowledgement Number", deal.ack_number, "ack_number")
    bar.pair("Acknowledgement Date", manner.day(deal.ack_day) if deal.ack_day else "", "ack_date")
    bar.say("e-Way Bill: 1816 4402 7781, valid for 3 days", size=7.5)
    own = Flow(sheet, 12, 42, 140)
    own.say("Supplier", size=7.5)
    own.say(seller.name, "seller_name", bold=True, size=11)
    own.say(full(seller), "seller_address")
    phrase(own, f"GSTIN: {seller.gstin}  |  PAN: {seller.pan}", "seller_gstin", seller.gstin)
    y = max(own.y, 55) + 2
    left, right = Flow(sheet, 12, y, 96), Flow(sheet, 118, y, 82)
    left.say("Recipient", size=7.5)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(full(buyer), "buyer_address")
    phrase(left, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    facts(
        right,
        (
            ("Document No.", deal.number, "invoice_number"),
            ("Document Date", manner.day(deal.day), "invoice_date"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("PO Reference", deal.order_number, "order_number"),
            ("Place of Supply", f"{code(deal)} - {deal.place_of_supply}", "place_of_supply"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=30,
        bold=True,
    )
    y = max(left.y, right.y) + 3
    y = draw_table(
        sheet,
        _columns(manner),
        deal.lines,
        x=10,
        y=y,
        bottom=215,
        style=Style("grid", 7.4, shade=_TINT, pad=0.9),
    )
    _sums(sheet, deal, manner, y + 3)


def _columns(manner: Manner) -> list[Column]:
    money = manner.money
    return [
        Column("S.No", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item Description", 38, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UQC", 10, lambda _, g: g.unit, ("unit",), "C"),
        Column("Unit Price", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("Taxable Value", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST\nRate", 9, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("CGST", 14, lambda _, g: money(g.cgst)),
        Column("SGST", 14, lambda _, g: money(g.sgst)),
        Column("IGST", 14, lambda _, g: money(g.igst)),
        Column("Total", 20, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    rows: list[list[Cell]] = [
        [
            "Taxable Amt",
            "CGST Amt",
            "SGST Amt",
            "IGST Amt",
            "CESS Amt",
            "Discount",
            "Round Off",
            "Total Inv Amt",
        ],
        [
            (money(deal.taxable), "taxable_value"),
            (money(deal.cgst), "cgst"),
            (money(deal.sgst), "sgst"),
            (money(deal.igst), "igst"),
            money(deal.cess),
            "0.00",
            (money(deal.round_off), "round_off"),
            (money(deal.total), "total"),
        ],
    ]
    end = block(sheet, rows, [28, 24, 24, 24, 20, 20, 22, 28], 10, y, size=7.8, height=6)
    foot = Flow(sheet, 12, end + 2, 186, size=8)
    phrase(foot, f"In words: {deal.words}", "total_in_words", deal.words, bold=True)
    foot.gap()
    foot.say("Remit to: Konark Urban Bank, current account 7700 1200 3345, IFSC KNRK0000770")
    foot.say("Payments after the due date bear 1.5% a month. Short supply is to be told within 48 hours.")
    foot.gap()
    foot.say(
        "Digitally signed by the Invoice Registration Portal on the date of acknowledgement. "
        "Printed from the filing service; this is not a signed copy of the supplier.",
        size=7,
    )


LAYOUT = Layout(
    "irn_top",
    ("e_invoice",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05-Apr-2026")),
    Terms(lines=(1, 7), words=("Rupees", "INR"), hsn_digits=8),
    face="sans",
    size=8.4,
)
