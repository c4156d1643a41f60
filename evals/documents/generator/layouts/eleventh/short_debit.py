"""A supplier's debit note as a letter: one plain table, the sums in its last rows."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    head = Flow(sheet, 20, 14, 170)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(bench.flat(seller, state=True), "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    sheet.line(20, head.y + 1, 190, head.y + 1, weight=0.4)
    sheet.text(20, head.y + 5, "Debit Note", bold=True, size=15)
    y = head.y + 15
    left, right = Flow(sheet, 20, y, 92), Flow(sheet, 122, y, 68)
    left.say("To", bold=True)
    left.say(buyer.name, "buyer_name")
    bench.lines(left, bench.tall(buyer), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    right.pair("Debit Note No.", deal.number, "invoice_number", indent=32)
    right.pair("Debit Note Date", manner.day(deal.day), "invoice_date", indent=32)
    right.pair("Against Invoice", deal.original_number, "original_invoice_number", indent=32)
    if deal.original_day and "original_invoice_number" not in sheet.omit:
        right.pair("Invoice Dated", manner.day(deal.original_day), "original_invoice_date", indent=32)
    right.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=32)
    note = Flow(sheet, 20, max(left.y, right.y) + 4, 170)
    note.say("Dear Sir, your account is debited for goods supplied in excess of the quantity billed earlier:")
    columns = [
        Column("No.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Description", 60, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Price", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=20, y=note.y + 3, bottom=205, style=Style("grid", 9, pad=1.2)
    )
    found = (
        ("Value before tax", money(deal.taxable), "taxable_value"),
        *bench.tax_sums(sheet, deal, manner, "{head} at {rate}%"),
        *bench.rounding(deal, manner, "Round off"),
        ("Total debited", manner.priced(deal.total), "total"),
    )
    for place, (label, text, name) in enumerate(found):
        if name in sheet.omit:
            continue
        last = place == len(found) - 1
        sheet.box(20, y, 142, 6, weight=0.1)
        sheet.box(162, y, 28, 6, weight=0.1)
        sheet.text(161, y + 1.2, label, bold=last, align="R")
        sheet.text(189.2, y + 1.2, text, bold=last, align="R", name=name or None)
        y += 6
    low = Flow(sheet, 20, y + 4, 170)
    low.pair("Sum in words", deal.words, "total_in_words")
    low.gap()
    low.say("Kindly acknowledge receipt and account for the same.")
    bench.seal(sheet, deal, 20, low.y + 6, "Accounts Manager", above="For ")


LAYOUT = Layout(
    "short_debit",
    ("debit_note",),
    draw,
    (
        Manner("5th April 2026", symbol="Rs. "),
        Manner("05-04-2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="INR "),
    ),
    Terms(lines=(1, 4), words=("Rupees",), shelf=OTHER),
    face="times",
    size=10,
)
