"""A boxed invoice of small shop software: the seller on top, the buyer beside the invoice's data."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign, title_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 12, 10, 186)
    head.say(title_of(deal), bold=True, size=11, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    head.say(f"Phone: {seller.phone}   Email: {seller.email}", centred=True)
    if "seller_gstin" not in sheet.omit:
        head.say(f"GSTIN: {seller.gstin}", bold=True, centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    head.pair("FSSAI No.", seller.fssai, "seller_fssai")
    head.pair("Udyam Reg. No.", seller.udyam, "seller_udyam")
    head.gap()
    top = head.y
    left = Flow(sheet, 13, top + 1, 92)
    if deal.buyer is not None:
        buyer = deal.buyer
        left.say("Bill To", bold=True)
        left.say(buyer.name, "buyer_name", bold=True)
        left.address(buyer, "buyer")
        left.pair("GSTIN", buyer.gstin, "buyer_gstin")
        left.pair("State", f"{buyer.region.name} ({buyer.region.code})", "buyer_state")
    right = Flow(sheet, 111, top + 1, 86)
    right.pair("Invoice No" if deal.doc_type == "invoice" else "No", deal.number, "invoice_number", indent=32)
    right.pair("Date", manner.day(deal.day), "invoice_date", indent=32)
    right.pair("Due Date", deal.due and manner.day(deal.due), "due_date", indent=32)
    right.pair("PO No", deal.order_number, "order_number", indent=32)
    right.pair("Against Invoice", deal.original_number, "original_invoice_number", indent=32)
    right.pair(
        "Invoice Date",
        deal.original_day and manner.day(deal.original_day),
        "original_invoice_date",
        indent=32,
    )
    place = f"{deal.place_of_supply} ({code(deal)})"
    right.pair("Place of Supply", place, "place_of_supply", indent=32)
    right.pair("Reverse Charge", "No", "reverse_charge", indent=32)
    bottom = max(left.y, right.y) + 1
    sheet.box(12, top, 186, bottom - top)
    sheet.line(110, top, 110, bottom)
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Taxable", 22, lambda _, g: manner.money(g.taxable), ("taxable_value",)),
        Column("GST %", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 20, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    if deal.kind == "bill_of_supply":
        columns = [*columns[:6], Column("Amount", 54, lambda _, g: manner.money(g.amount), ("amount",))]
    y = draw_table(sheet, columns, deal.lines, x=12, y=bottom, bottom=230, style=Style("grid", 8.5))
    _below(sheet, deal, manner, bottom, y)


def _below(sheet: Sheet, deal: Deal, manner: Manner, top: float, y: float) -> None:
    sums = Flow(sheet, 128, y + 2, 69)
    sums.between("Taxable Amount", manner.money(deal.taxable), "taxable_value")
    if deal.tax and deal.inter_state:
        sums.between("IGST", manner.money(deal.igst), "igst")
    elif deal.tax:
        sums.between("CGST", manner.money(deal.cgst), "cgst")
        sums.between("SGST", manner.money(deal.sgst), "sgst")
    sums.between("Round Off", manner.money(deal.round_off), "round_off")
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 13, y + 2, 105)
    words.say("Amount in Words:", bold=True)
    words.say(deal.words, "total_in_words")
    words.say(deal.declaration, "declaration")
    y = max(sums.y, words.y) + 2
    sheet.box(12, top, 186, y - top)
    sign(sheet, deal, 196, y + 3)


LAYOUT = Layout(
    "shop_grid",
    ("b2b", "b2b", "b2c", "credit_note", "bill_of_supply"),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05/04/2026", grouped=False),
    ),
    Terms(lines=(1, 8)),
)
