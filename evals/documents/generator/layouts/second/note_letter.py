"""Credit and debit notes: number and date in one phrase, the original invoice in a sentence."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    credit = deal.doc_type == "credit_note"
    head = Flow(sheet, 15, 10, 120)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(
        f"{', '.join(seller.street)}, {seller.town} {seller.pin}, {seller.region.name}", "seller_address"
    )
    if "seller_gstin" not in sheet.omit:
        head.say(f"GSTIN {seller.gstin} · {seller.phone}")
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(195, 10, "CREDIT NOTE" if credit else "DEBIT NOTE", bold=True, size=14, align="R")
    sheet.text(195, 17, "(Sales Return)" if credit else "(Rate Difference)", size=8, align="R")
    y = head.y + 3
    sheet.line(15, y, 195, y, weight=0.7)
    about = Flow(sheet, 15, y + 3, 180)
    short = "CN" if credit else "DN"
    parts = [
        f"{short} No. {deal.number}" if "invoice_number" not in sheet.omit else "",
        f"dated {manner.day(deal.day)}" if "invoice_date" not in sheet.omit else "",
    ]
    about.say(" ".join(part for part in parts if part), bold=True)
    for name, text in (("invoice_number", deal.number), ("invoice_date", manner.day(deal.day))):
        if name not in sheet.omit:
            sheet.says(name, text)
    if "original_invoice_number" not in sheet.omit and deal.original_day is not None:
        about.say(f"Against our Tax Invoice No. {deal.original_number} dated {manner.day(deal.original_day)}")
        sheet.says("original_invoice_number", deal.original_number)
        sheet.says("original_invoice_date", manner.day(deal.original_day))
    about.gap()
    about.say(f"We have {'credited' if credit else 'debited'} your account as follows.")
    about.gap()
    about.pair("Customer", buyer.name, "buyer_name", indent=30)
    about.pair("Address", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address", indent=30)
    about.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=30)
    about.pair("Place of Supply", f"{code(deal)} - {deal.place_of_supply}", "place_of_supply", indent=30)
    columns = [
        Column("Sl", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 76, lambda _, g: with_hsn(sheet, g, "HSN: "), ("description", "hsn"), "L"),
        Column("Qty", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST%", 16, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 31, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=15, y=about.y + 4, bottom=215, style=Style("grid", 8.5, pad=1)
    )
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 115, y + 2, 79)
    sums.between("Value of goods", manner.money(deal.taxable), "taxable_value")
    heads = [("igst", "IGST")] if deal.inter_state else [("cgst", "CGST"), ("sgst", "SGST / UTGST")]
    for name, label in heads:
        sums.between(label, manner.money(getattr(deal, name)), name)
    if deal.round_off:
        sums.between("Round Off", manner.money(deal.round_off), "round_off")
    total = "Total Credit" if deal.doc_type == "credit_note" else "Total Debit"
    sums.between(total, manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 15, y + 2, 94)
    words.pair("Amount in words", deal.words, "total_in_words")
    sign(sheet, deal, 194, max(sums.y, words.y) + 8)


LAYOUT = Layout(
    "note_letter",
    ("credit_note", "debit_note"),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05.04.2026", symbol="₹"),
    ),
    Terms(lines=(1, 4), hsn_digits=6, words=("Rupees", "INR")),
    face="dejavu",
    size=8.5,
)
