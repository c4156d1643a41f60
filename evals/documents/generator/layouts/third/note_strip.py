"""A credit or debit note: its data in a strip of four cells, the parties below, the reason in a line."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    credit = deal.doc_type == "credit_note"
    what = "Credit Note" if credit else "Debit Note"
    sheet.fill(0, 0, 210, 5, (34, 102, 120))
    head = Flow(sheet, 16, 12, 110)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(", ".join(seller.street), "seller_address", size=8.5)
    head.say(f"{seller.town}, {seller.region.name} {seller.pin}", "seller_address", size=8.5)
    head.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    head.say(f"{seller.email} | {seller.phone}", size=8.5)
    sheet.text(194, 12, what.upper(), bold=True, size=18, align="R", ink=(34, 102, 120))
    y = head.y + 4
    original = manner.day(deal.original_day) if deal.original_day is not None else ""
    cells = [
        (f"{what} #", deal.number, "invoice_number"),
        (f"{what} Date", manner.day(deal.day), "invoice_date"),
        ("Invoice #", deal.original_number, "original_invoice_number"),
        (
            "Invoice Date",
            original if "original_invoice_number" not in sheet.omit else "",
            "original_invoice_date",
        ),
    ]
    for place, (label, text, name) in enumerate(cells):
        x = 16 + place * 44.5
        sheet.fill(x, y, 44.5, 6, (228, 240, 243))
        sheet.text(x + 2, y + 1.2, label, size=8)
        sheet.text(x + 2, y + 7.4, text, bold=True, name=name)
        sheet.box(x, y, 44.5, 13, weight=0.1)
    y = _parties(sheet, deal, y + 17)
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", 56, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST %", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Taxable", 26, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=22,
        y=y,
        bottom=210,
        style=Style("rows", 8.5, shade=(34, 102, 120), pad=1.2),
    )
    _sums(sheet, deal, manner, y + 3, credit=credit)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer = deal.customer
    left, right = Flow(sheet, 16, y, 96), Flow(sheet, 124, y, 70)
    left.say("Issued to", size=8)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name} {buyer.pin}", "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    right.pair("Place Of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", mark=":")
    right.pair("Reverse charge", "No", "reverse_charge", mark=":")
    reason = "Sales return" if deal.doc_type == "credit_note" else "Correction in invoice"
    right.pair("Reason", reason, mark=":")
    return max(left.y, right.y) + 4


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float, *, credit: bool) -> None:
    sums = Flow(sheet, 122, y, 66)
    sums.between("Sub Total", manner.money(deal.taxable), "taxable_value")
    heads = [("igst", "IGST")] if deal.inter_state else [("cgst", "CGST"), ("sgst", "SGST")]
    for name, label in heads:
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    word = "Credits Remaining" if credit else "Balance Due"
    sums.between(word, manner.priced(deal.total))
    words = Flow(sheet, 22, y, 92, size=8.5)
    words.say("Total In Words")
    words.say(deal.words, "total_in_words", bold=True)
    if "signature" not in sheet.omit:
        end = max(sums.y, words.y) + 10
        sheet.scribble(158, end, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.line(140, end + 7, 188, end + 7)
        sheet.text(188, end + 8, "Authorized Signature", size=8.5, align="R", name="signature")
        sheet.text(188, end + 12.5, deal.seller.name, size=8.5, align="R")


LAYOUT = Layout(
    "note_strip",
    ("credit_note", "debit_note"),
    draw,
    (Manner("05/04/2026", symbol="₹"), Manner("05 Apr 2026", symbol="₹"), Manner("05-04-2026", symbol="Rs.")),
    Terms(lines=(1, 4), hsn_digits=6, words=("Rupees", "Indian Rupees")),
    face="sans",
    size=9,
)
