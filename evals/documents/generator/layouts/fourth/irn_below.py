"""An e-invoice of a billing program: the invoice above, the portal's IRN and code at the bottom."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import block, heads_of, hsn_rows, phrase
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TEAL = (220, 238, 238)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 12, 10, 110)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(f"{', '.join(seller.street)},", "seller_address")
    head.say(f"{seller.town} {seller.pin}, {seller.region.name}", "seller_address")
    phrase(head, f"GSTIN: {seller.gstin}  |  Ph: {seller.phone}", "seller_gstin", seller.gstin)
    head.pair("FSSAI", seller.fssai, "seller_fssai")
    head.pair("Udyam", seller.udyam, "seller_udyam")
    sheet.text(198, 10, "Invoice", bold=True, size=20, align="R")
    sheet.text(198, 18.5, "Tax invoice / e-Invoice", size=8, align="R")
    y = max(head.y, 30) + 3
    y = _parties(sheet, deal, manner, y)
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item name", 54, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Price/ unit", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column(
            "GST",
            26,
            lambda _, g: f"{manner.money(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})",
            ("gst_rate",),
        ),
        Column("Amount", 34, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=178, style=Style("rows", 8, shade=_TEAL, pad=0.8)
    )
    y = _sums(sheet, deal, manner, y)
    _registration(sheet, deal, manner, max(y + 4, 240))


def _parties(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    ends: list[float] = []
    for x, title, role, party in (
        (12, "Bill To", "buyer", deal.customer),
        (78, "Ship To", "delivery", deal.ship_to),
    ):
        side = Flow(sheet, x, y + 6.5, 62, size=8)
        if party is not None:
            sheet.fill(x, y, 62, 5.5, _TEAL)
            sheet.text(x + 1, y + 1, title, bold=True, size=8.5)
            _party(side, role, party)
        ends.append(side.y)
    sheet.fill(144, y, 54, 5.5, _TEAL)
    sheet.text(145, y + 1, "Invoice Details", bold=True, size=8.5)
    right = Flow(sheet, 145, y + 6.5, 53, size=8)
    for label, text, name in (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("PO No.", deal.order_number, "order_number"),
        ("Place of supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
        ("Reverse charge", "No", "reverse_charge"),
    ):
        right.pair(label, text, name)
    return max(*ends, right.y) + 2


def _party(side: Flow, role: str, party: Party) -> None:
    named = "" if "buyer_name" in side.sheet.omit else party.name
    side.say(named, "buyer_name" if role == "buyer" else None, bold=True)
    side.say(f"{', '.join(party.street)}, {party.town}, {party.pin}", f"{role}_address")
    if role == "buyer":
        phrase(side, f"GSTIN: {party.gstin}", "buyer_gstin", party.gstin)
        side.pair("State", f"{party.region.code}-{party.region.name}", "buyer_state")


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    rows = hsn_rows(sheet, deal, manner, first="HSN")
    widths = [20, 28, 18, 26, 28] if deal.inter_state else [18, 22, 14, 20, 14, 20, 22]
    left_end = block(sheet, rows, widths, 12, y + 3, size=6.5, height=4.2, last_bold=True)
    sums = Flow(sheet, 148, y + 3, 50, size=8.5)
    sums.between("Sub Total", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(146, sums.y, 53, 6, (40, 110, 110))
    sheet.text(148, sums.y + 1, "Total", bold=True, ink=(255, 255, 255))
    sheet.text(
        198, sums.y + 1, manner.priced(deal.total), bold=True, align="R", ink=(255, 255, 255), name="total"
    )
    words = Flow(sheet, 12, max(left_end, sums.y + 7) + 2, 130, size=8)
    words.say("Invoice Amount In Words", bold=True)
    words.say(deal.words, "total_in_words")
    if "signature" not in sheet.omit:
        at = max(words.y - 8, sums.y + 8)
        sheet.text(198, at, f"For: {deal.seller.name}", size=8, align="R")
        sheet.scribble(170, at + 4, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3), (18, 1)))
        sheet.text(198, at + 10, "Authorized Signatory", size=8, align="R", name="signature")
        return max(words.y, at + 14)
    return words.y


def _registration(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    """What the portal returned: long digits at the left, the code at the right."""
    sheet.box(12, y, 186, 46)
    sheet.text(14, y + 1.5, "e-Invoice registration", bold=True, size=8.5)
    left = Flow(sheet, 14, y + 8, 132, size=8)
    left.pair("Ack No", deal.ack_number, "ack_number", indent=18)
    left.pair("Ack Date", deal.ack_day and manner.day(deal.ack_day), "ack_date", indent=18)
    if "irn" not in sheet.omit:
        sheet.text(14, left.y, "IRN", size=8)
        sheet.text(32, left.y, f":  {deal.irn[:44]}", size=8)
        sheet.text(34.2, left.y + 4, deal.irn[44:], size=8)
        sheet.says("irn", deal.irn)
        left.y += 9
    left.pair("Supply type", "B2B", indent=18)
    print_qr(sheet, deal, 154, y + 1.5, 43)


LAYOUT = Layout(
    "irn_below",
    ("e_invoice",),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05-Apr-26", symbol="₹"), Manner("05/04/2026", symbol="Rs. ")),
    Terms(lines=(1, 6), hsn_digits=8),
    size=8.5,
)
