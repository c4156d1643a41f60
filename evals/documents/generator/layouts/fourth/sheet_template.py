"""An office spreadsheet used as an invoice: thin cells, sums beside notes, no label has a colon."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(15, 15, 180, 10)
    sheet.text(105, 17, "TAX INVOICE", bold=True, size=13, align="C")
    rows = (
        (("Supplier", seller.name, "seller_name"), ("Invoice Number", deal.number, "invoice_number")),
        (
            ("Address", f"{', '.join(seller.street)}, {seller.town} {seller.pin}", "seller_address"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ),
        (
            ("GST Registration", seller.gstin, "seller_gstin"),
            ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ),
        (("State", seller.region.name, "seller_state"), ("P.O. Number", deal.order_number, "order_number")),
        (
            ("Customer", buyer.name, "buyer_name"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ),
        (
            ("Address", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        (("GST Registration", buyer.gstin, "buyer_gstin"), ("Udyam Number", seller.udyam, "seller_udyam")),
        (("State", buyer.region.name, "buyer_state"), ("FSSAI Number", seller.fssai, "seller_fssai")),
    )
    y = 25.0
    for (label, text, name), (other, value, second) in rows:
        lines = sheet.wrap(text or "", 62)
        height = max(6.0, len(lines) * 4.2 + 1.8)
        for x, width in ((15, 31), (46, 64), (110, 33), (143, 52)):
            sheet.box(x, y, width, height, weight=0.1)
        sheet.text(16, y + 1, label)
        if name not in sheet.omit and text:
            for place, row in enumerate(lines):
                sheet.text(47, y + 1 + place * 4.2, row)
            sheet.says(name, text)
        sheet.text(111, y + 1, other)
        sheet.text(144, y + 1, value or "", name=second if value else None)
        y += height
    _goods(sheet, deal, manner, y + 4)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    heads = heads_of(deal)
    wide = 36 if len(heads) == 1 else 18
    taxes = [Column(label, wide, lambda _, g, name=name: money(getattr(g, name))) for label, name in heads]
    columns = [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item", 38, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 15, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 11, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Taxable", 24, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Gross", 19, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=15, y=y, bottom=210, style=Style("grid", 7.5, pad=0.9))
    notes = Flow(sheet, 16, y + 4, 92)
    notes.say("Amount in words", bold=True)
    notes.say(deal.words, "total_in_words")
    notes.gap()
    notes.say("Notes", bold=True)
    notes.say(
        "Please quote the invoice number with your transfer. Account 44"
        f"{deal.seller.phone}, Prabhat Bank, IFSC PRBT0{deal.seller.pin}"
    )
    rows = [
        ("Taxable", money(deal.taxable), "taxable_value"),
        *((label, money(getattr(deal, name)), name) for label, name in heads),
        ("Round off", money(deal.round_off), "round_off"),
        ("Total", manner.priced(deal.total), "total"),
    ]
    at = y + 4
    for label, text, name in rows:
        sheet.box(120, at, 35, 6, weight=0.1)
        sheet.box(155, at, 40, 6, weight=0.1)
        sheet.text(121, at + 1, label, bold=name == "total")
        sheet.text(194, at + 1, text, bold=name == "total", align="R", name=name)
        at += 6
    if "signature" not in sheet.omit:
        at = max(at, notes.y) + 8
        sheet.scribble(160, at, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(194, at + 7, "Authorised Signature", align="R", name="signature")


LAYOUT = Layout(
    "sheet_template",
    ("b2b",),
    draw,
    (Manner("05-Apr-26", grouped=False), Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹")),
    Terms(lines=(1, 6), hsn_digits=6, words=("Rupees",)),
    size=8.5,
)
