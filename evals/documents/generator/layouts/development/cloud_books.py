"""A cloud bookkeeping service's template: a big title at the right, a balance, airy rows."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TITLES = {"invoice": "TAX INVOICE", "debit_note": "DEBIT NOTE", "credit_note": "CREDIT NOTE"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(194, 14, _TITLES[deal.doc_type], size=22, align="R")
    if "invoice_number" not in sheet.omit:
        sheet.text(194, 25, f"# {deal.number}", bold=True, align="R")
        sheet.says("invoice_number", deal.number)
    sheet.text(194, 33, "Balance Due", size=8, align="R")
    sheet.text(194, 37, manner.priced(deal.total), bold=True, size=12, align="R")
    left = Flow(sheet, 16, 16, 90)
    left.say(seller.name, "seller_name", bold=True, size=11)
    for row in seller.street:
        left.say(row, "seller_address")
    left.say(f"{seller.town} {seller.region.name} {seller.pin}", "seller_address")
    left.say("India")
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    left.pair("FSSAI", seller.fssai, "seller_fssai", mark="")
    left.say(seller.email)
    y = max(left.y, 46) + 6
    to = Flow(sheet, 16, y, 90)
    to.say("Bill To", size=8)
    to.say(buyer.name, "buyer_name", bold=True)
    for row in buyer.street:
        to.say(row, "buyer_address")
    to.say(f"{buyer.town} {buyer.pin} {buyer.region.name}", "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    if "place_of_supply" not in sheet.omit:
        to.say(f"Place Of Supply: {deal.place_of_supply} ({code(deal)})")
        sheet.says("place_of_supply", deal.place_of_supply)
    rows = (
        (
            f"{'Invoice' if deal.doc_type == 'invoice' else 'Note'} Date :",
            manner.day(deal.day),
            "invoice_date",
        ),
        ("Terms :", "Net 30" if deal.due else "Due on Receipt", ""),
        ("Due Date :", manner.day(deal.due) if deal.due else "", "due_date"),
        ("P.O.# :", deal.order_number, "order_number"),
        ("Invoice# :", deal.original_number, "original_invoice_number"),
        (
            "Original Date :",
            manner.day(deal.original_day) if deal.original_day else "",
            "original_invoice_date",
        ),
    )
    at = y + 2
    for label, text, name in rows:
        if text and name not in sheet.omit:
            sheet.text(152, at, label, align="R")
            sheet.text(194, at, text, align="R", name=name or None)
            at += 6
    columns = [
        Column("#", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN\n/SAC", 20, lambda _, g: g.hsn, ("hsn",)),
        Column("Qty", 18, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        *_tax(deal, manner),
        Column("Amount", 24, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=max(to.y, at) + 5, bottom=215,
        style=Style("rows", 8.5, shade=(60, 61, 58), bold_head=False, pad=1.8),
    )  # fmt: skip
    _below(sheet, deal, manner, y)


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 116, y + 4, 78)
    sums.between("Sub Total", manner.money(deal.taxable), "taxable_value")
    for rate in sorted({line.gst_rate for line in deal.lines if line.gst_rate}):
        _rate_rows(sums, deal, manner, rate)
    for name in ("igst",) if deal.inter_state else ("cgst", "sgst"):
        sheet.says(name, "")
    if deal.round_off:
        sums.between("Rounding", manner.money(deal.round_off), "round_off")
    sums.gap(0.4)
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    note = Flow(sheet, 16, y + 4, 92)
    note.say("Total In Words", size=8)
    note.say(deal.words, "total_in_words", bold=True)
    note.gap()
    note.say("Notes")
    note.say("Thanks for your business. Supply is not under reverse charge.", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.line(130, sums.y + 22, 194, sums.y + 22)
        sheet.text(162, sums.y + 23, "Authorized Signature", align="C", size=8.5, name="signature")


def _tax(deal: Deal, manner: Manner) -> list[Column]:
    if deal.inter_state:
        return [
            Column("IGST", 26, lambda _, g: f"{manner.money(g.igst)}\n{percent(g.gst_rate)}", ("gst_rate",))
        ]
    return [
        Column("CGST", 18, lambda _, g: f"{manner.money(g.cgst)}\n{percent(g.gst_rate / 2)}", ("gst_rate",)),
        Column("SGST", 18, lambda _, g: f"{manner.money(g.sgst)}\n{percent(g.gst_rate / 2)}", ("gst_rate",)),
    ]


def _rate_rows(sums: Flow, deal: Deal, manner: Manner, rate: object) -> None:
    """A row for each head of each rate."""
    chosen = [line for line in deal.lines if line.gst_rate == rate]
    for head in ("igst",) if deal.inter_state else ("cgst", "sgst"):
        part = chosen[0].gst_rate / (1 if deal.inter_state else 2)
        amount = sum((getattr(line, head) for line in chosen), ZERO)
        short = quantity(part)
        sums.between(f"{head.upper()}{short} ({short}%)", manner.money(amount))


LAYOUT = Layout(
    "cloud_books",
    ("b2b", "b2c", "debit_note"),
    draw,
    (Manner("05 Apr 2026", symbol="₹"), Manner("05/04/2026", symbol="Rs."), Manner("2026-04-05", symbol="₹")),
    Terms(lines=(1, 6), whole_rupees=False, hsn_digits=6, words=("Indian Rupee", "Indian Rupees")),
    face="sans",
    size=9,
)
