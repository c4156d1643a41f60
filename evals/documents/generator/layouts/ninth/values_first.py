"""A designer's invoice: values above their small labels, line totals first, sums at the left."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TEAL = (0, 96, 100)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(16, 14, 3, 16, _TEAL)
    sheet.text(22, 14, "Tax invoice", size=20, ink=_TEAL)
    sheet.text(22, 24, "Original", size=8)
    if "invoice_number" not in sheet.omit:
        sheet.text(194, 14, deal.number, bold=True, size=13, align="R", name="invoice_number")
        sheet.text(194, 20, "Invoice number", size=7, align="R", ink=(105, 105, 105))
    x = 16.0
    for width, label, text, name in (
        (40, "Date of issue", manner.day(deal.day), "invoice_date"),
        (30, "Payment due", manner.day(deal.due) if deal.due else "", "due_date"),
        (42, "Supplied to (State)", deal.place_of_supply, "place_of_supply"),
        (32, "Customer reference", deal.order_number, "order_number"),
        (28, "Reverse charge", "No", "reverse_charge"),
    ):
        desk.over(sheet, (x, 36), label, text, name)
        x += width
    left, right = Flow(sheet, 16, 50, 84), Flow(sheet, 108, 50, 86)
    for flow, party, role, word in (
        (left, seller, "seller", "Supplier"),
        (right, buyer, "buyer", "Customer"),
    ):
        flow.say(party.name, f"{role}_name", bold=True, size=10.5)
        desk.lines(flow, desk.tall(party)[:-1], f"{role}_address")
        if party.gstin and f"{role}_gstin" not in sheet.omit:
            flow.say(party.gstin, f"{role}_gstin", bold=True)
            flow.say(f"{word}'s GSTIN", size=7)
    desk.held(sheet, left, f"FSSAI {seller.fssai}", [("seller_fssai", seller.fssai)])
    y = max(left.y, right.y) + 5
    money = manner.money
    columns = [
        Column("Line total", 28, lambda _, g: money(g.amount), ("amount",), "L"),
        Column("Item", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 22, lambda _, g: "" if "hsn" in sheet.omit else g.hsn, ("hsn",), "L"),
        Column("Qty", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Each", 22, lambda _, g: money(g.rate), ("rate",)),
        Column(
            "GST", 22, lambda _, g: f"{percent(g.gst_rate)}\n{money(g.cgst + g.sgst + g.igst)}", ("gst_rate",)
        ),
    ]
    y = draw_table(sheet, columns, deal.lines, x=16, y=y, bottom=205, style=Style("rows", 8.8, pad=1.5))
    _foot(sheet, deal, manner, y + 4)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 16, y, 76)
    desk.sums(left, [("Before tax", manner.money(deal.taxable), "taxable_value")])
    for row in (*desk.head_rows(deal, manner), *desk.rounded(deal, manner, "Round-off")):
        left.gap(0.3)
        desk.sums(left, [row])
    left.gap(0.5)
    sheet.fill(16, left.y, 76, 10, _TEAL)
    if "total" not in sheet.omit:
        sheet.text(18, left.y + 2.6, "Amount due", bold=True, ink=(255, 255, 255))
        sheet.text(
            90, left.y + 2, manner.priced(deal.total), bold=True, size=12, align="R", ink=(255, 255, 255)
        )
        sheet.says("total", manner.priced(deal.total))
    words = Flow(sheet, 16, left.y + 12, 76, size=8)
    words.say(deal.words, "total_in_words")
    right = Flow(sheet, 108, y, 86, size=8.4)
    right.say("How to pay", bold=True)
    right.say("Narmada Payments Bank, 5520 0098 7612, NRMD0000552. Use the invoice number as remark.")
    right.gap()
    right.say("Small print", bold=True)
    right.say("Title passes on payment. Returns in 7 days in sealed packs.")
    desk.sign(sheet, 194, right.y + 8, f"for {deal.seller.name}", "Authorised person")


LAYOUT = Layout(
    "values_first",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹ "),
        Manner("05/04/2026", symbol="Rs "),
    ),
    Terms(lines=(1, 5)),
    size=9,
)
