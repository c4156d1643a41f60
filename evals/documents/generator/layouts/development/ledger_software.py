"""Desktop accounting software of the widespread kind: one big frame, small print, ledger lines."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import print_qr, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TITLES = {"invoice": "Tax Invoice", "credit_note": "Credit Note", "debit_note": "Debit Note"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 8, _TITLES[deal.doc_type], bold=True, size=11, align="C")
    top = 14.0
    if deal.irn:
        head = Flow(sheet, 12, 14, 140, size=7.5)
        head.pair("IRN", deal.irn, "irn", indent=16, mark=":")
        head.pair("Ack No.", deal.ack_number, "ack_number", indent=16)
        head.pair("Ack Date", deal.ack_day and manner.day(deal.ack_day), "ack_date", indent=16)
        print_qr(sheet, deal, 163, 9, 36)
        sheet.text(181, 5, "e-Invoice", bold=True, size=8, align="C")
        top = 47.0
    y = _left(sheet, deal, top)
    low = max(y, _right(sheet, deal, manner, top))
    sheet.box(11, top, 188, low - top)
    sheet.line(106, top, 106, low)
    columns = [
        Column("Sl\nNo.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 78, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 21, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("per", 11, lambda _, g: g.unit.title(), align="C"),
        Column("Amount", 32, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=11,
        y=low,
        bottom=190,
        style=Style("columns", 8.5, bold_head=False, pad=0.4),
    )
    start = y
    ledgers = Flow(sheet, 70, y + 2, 128, size=8.5)
    heads = (
        [("igst", "OUTPUT IGST")] if deal.inter_state else [("cgst", "OUTPUT CGST"), ("sgst", "OUTPUT SGST")]
    )
    for name, label in heads:
        ledgers.between(label, manner.money(getattr(deal, name)), name, bold=True)
    if deal.round_off:
        sign_of = "(-)" if deal.round_off < 0 else ""
        ledgers.between(
            "Less : ROUND OFF" if sign_of else "ROUND OFF",
            f"{sign_of}{manner.money(abs(deal.round_off))}",
            "round_off",
        )
    y = max(ledgers.y + 4, start + 22)
    sheet.box(11, start, 188, y - start)
    sheet.box(11, y, 188, 6)
    sheet.text(90, y + 1, "Total", align="R")
    sheet.text(198, y + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    _below(sheet, deal, manner, y + 7)


def _left(sheet: Sheet, deal: Deal, top: float) -> float:
    side = Flow(sheet, 12.5, top + 1, 92, size=8.5)
    side.say(deal.seller.name, "seller_name", bold=True)
    _party(side, deal.seller, "seller")
    if deal.seller.udyam:
        side.pair("UDYAM", f"{deal.seller.udyam}", "seller_udyam")
    side.pair("FSSAI No.", deal.seller.fssai, "seller_fssai")
    side.pair("E-Mail ", deal.seller.email)
    side.gap(0.3)
    sheet.line(11, side.y, 106, side.y)
    side.gap(0.3)
    buyer = deal.customer
    if deal.ship_to is not None:
        side.say("Consignee (Ship to)", size=7.5)
        side.say(deal.ship_to.name, bold=True)
        side.say(f"{', '.join(deal.ship_to.street)}, {deal.ship_to.town_line}", "delivery_address")
        sheet.line(11, side.y + 1, 106, side.y + 1)
        side.gap()
    side.say("Buyer (Bill to)", size=7.5)
    side.say(buyer.name, "buyer_name", bold=True)
    _party(side, buyer, "buyer")
    side.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=26)
    return side.y + 1


def _party(side: Flow, party: Party, role: str) -> None:
    for row in (*party.street, party.town_line):
        side.say(row, f"{role}_address")
    side.pair("GSTIN/UIN", party.gstin, f"{role}_gstin", indent=26)
    side.pair("State Name", f"{party.region.name}, Code : {party.region.code}", f"{role}_state", indent=26)


def _right(sheet: Sheet, deal: Deal, manner: Manner, top: float) -> float:
    """Cells two abreast: a small label, the value under it in bold."""
    number = {"invoice": "Invoice No.", "credit_note": "Credit Note No.", "debit_note": "Debit Note No."}
    original = deal.original_day and f" dt. {manner.day(deal.original_day)}"
    cells = [
        (number[deal.doc_type], deal.number, "invoice_number"),
        ("Dated", manner.day(deal.day), "invoice_date"),
        ("Delivery Note", "", ""),
        ("Mode/Terms of Payment", "", ""),
        ("Reference No. & Date.", "", ""),
        ("Other References", "", ""),
        ("Buyer's Order No.", deal.order_number, "order_number"),
        ("Dated", "", ""),
        ("Dispatched through", "Road", ""),
        ("Destination", deal.buyer.town if deal.buyer else "", ""),
    ]
    if deal.original_number:
        cells[4] = (
            "Original Invoice No. & Date.",
            f"{deal.original_number}{original}",
            "original_invoice_number",
        )
    y = top
    for index in range(0, len(cells), 2):
        for place, (label, text, name) in enumerate(cells[index : index + 2]):
            x = 106 + place * 46.5
            sheet.box(x, y, 46.5, 9.5, weight=0.1)
            if name and name in sheet.omit:
                continue
            sheet.text(x + 1, y + 0.6, label, size=7)
            sheet.text(x + 1, y + 4.8, text, bold=True, size=8 if len(text) < 24 else 6.8, name=name or None)
            if name == "original_invoice_number" and "original_invoice_number" not in sheet.omit:
                sheet.says("original_invoice_date", text)
        y += 9.5
    return y


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    words = Flow(sheet, 12.5, y, 150, size=8.5)
    words.say("Amount Chargeable (in words)", size=7.5)
    words.say(deal.words, "total_in_words", bold=True)
    sheet.text(198, y, "E. & O.E", size=8, align="R")
    y = words.y + 2
    heads = ("Integrated Tax",) if deal.inter_state else ("Central Tax", "State Tax")
    spots = [100.0, *(138.0 + 30 * place for place in range(len(heads)))]
    sheet.line(11, y, 199, y)
    sheet.text(30, y + 1, "HSN/SAC", size=7.5)
    sheet.text(spots[0], y + 1, "Taxable Value", size=7.5, align="R")
    for spot, head in zip(spots[1:], heads, strict=True):
        sheet.text(spot, y + 1, head, size=7.5, align="R")
    y += 5
    for hsn, rate, taxable, cgst, sgst, igst in deal.by_rate():
        sheet.text(30, y, "" if "hsn" in sheet.omit else hsn, size=8)
        sheet.text(spots[0], y, manner.money(taxable), size=8, align="R")
        sums = (igst,) if deal.inter_state else (cgst, sgst)
        part = rate if deal.inter_state else rate / 2
        for spot, amount in zip(spots[1:], sums, strict=True):
            sheet.text(spot - 18, y, percent(part), size=8, align="R")
            sheet.text(spot, y, manner.money(amount), size=8, align="R")
        y += 3.8
    sheet.text(60, y, "Total", bold=True, size=8, align="R")
    sheet.text(spots[0], y, manner.money(deal.taxable), bold=True, size=8, align="R", name="taxable_value")
    y += 6
    foot = Flow(sheet, 12.5, y, 95, size=7.5)
    foot.pair("Company's PAN", deal.seller.pan)
    foot.say("Declaration")
    foot.say("We declare that this invoice shows the actual price of the goods described.")
    foot.say("Reverse charge: No", "reverse_charge")
    sign(sheet, deal, 198, y)
    if "signature" not in sheet.omit:
        sheet.text(105, 286, "This is a Computer Generated Invoice", size=7.5, align="C")


LAYOUT = Layout(
    "ledger_software",
    ("b2b", "b2b", "e_invoice", "credit_note"),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("5-Apr-26", symbol="Rs. ")),
    Terms(lines=(1, 7), hsn_digits=8, words=("INR",)),
    face="dejavu",
    size=8.5,
)  # fmt: skip
