"""A debit note for a difference of rates, typed: rows of label and colon, then the particulars."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 16, 14, 178)
    head.say(seller.name.upper(), "seller_name", bold=True, size=13, centred=True)
    address = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, {seller.pin}"
    head.say(address, "seller_address", centred=True)
    phrase(head, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    head.gap(0.6)
    head.say("DEBIT NOTE", bold=True, size=12, centred=True)
    sheet.line(16, head.y + 1, 194, head.y + 1, dashed=True)
    rows = Flow(sheet, 16, head.y + 4, 178)
    for label, text, name in (
        ("Debit Note Number", deal.number, "invoice_number"),
        ("Date", manner.day(deal.day), "invoice_date"),
        ("Party Name", buyer.name, "buyer_name"),
        ("Party Address", f"{', '.join(buyer.street)}, {buyer.town}, {buyer.pin}", "buyer_address"),
        ("Party GSTIN", buyer.gstin, "buyer_gstin"),
        ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ("Against Invoice", deal.original_number, "original_invoice_number"),
    ):
        rows.pair(label, text, name, indent=44)
    if "original_invoice_number" not in sheet.omit:
        dated = deal.original_day and manner.day(deal.original_day)
        rows.pair("Against Invoice Date", dated, "original_invoice_date", indent=44)
    rows.pair("Reason", "Difference in rate, billed short in the invoice above", indent=44)
    columns = [
        Column("Particulars", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 24, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Diff. Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST %", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 28, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=16, y=rows.y + 4, bottom=215, style=Style("dashes", 8.5, pad=0.8)
    )
    _close(sheet, deal, manner, y + 1)


def _close(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 110, y + 1, 83.2)
    sums.between("Total before tax", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"Output {label}", manner.money(getattr(deal, name)), name)
    sums.between("Rounded off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(110, sums.y + 0.5, 194, sums.y + 0.5, dashed=True)
    sums.gap(0.5)
    sums.between("Total debited to your account", manner.priced(deal.total), "total", bold=True)
    sheet.line(110, sums.y + 0.5, 194, sums.y + 0.5, dashed=True)
    words = Flow(sheet, 16, sums.y + 4, 178)
    words.pair("Amount (in words)", deal.words, "total_in_words", indent=44)
    words.gap()
    words.say(
        "Kindly acknowledge and pass the entry in your books. If we hear nothing within 7 days we take "
        "the amount as accepted."
    )
    if "signature" not in sheet.omit:
        sheet.scribble(18, words.y + 8, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(16, words.y + 14, "Authorised Signatory", name="signature")
        sheet.text(16, words.y + 18.5, deal.seller.name)


LAYOUT = Layout(
    "rate_gap_note",
    ("debit_note",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("5th April 2026"), Manner("05 Apr 2026", symbol="INR ")),
    Terms(lines=(1, 4), hsn_digits=8),
    face="courier",
    size=8.5,
)
