"""An exporter's form used for a Special Economic Zone: boxed cells, integrated tax, a rate of exchange."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 7, "TAX INVOICE", bold=True, size=13, align="C")
    sheet.text(
        105,
        13,
        "SUPPLY TO SEZ UNIT FOR AUTHORISED OPERATIONS ON PAYMENT OF INTEGRATED TAX",
        size=7.5,
        bold=True,
        align="C",
    )
    y = _cells(sheet, deal, manner, 18)
    money = manner.money
    columns = [
        Column("Marks & Nos.", 18, lambda i, _: f"SEZ/{i + 1:02d}", align="L"),
        Column("Description of Goods", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Unit Price INR", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Assessable Value INR", 25, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("IGST", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("IGST Amt INR", 22, lambda _, g: money(g.igst)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=8, y=y, bottom=205, style=Style("columns", 8, pad=0.9), least=74
    )
    _foot(sheet, deal, manner, y)


def _cells(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 10, y + 1, 90, size=8)
    left.say("Exporter / Supplier", size=7)
    left.say(seller.name, "seller_name", bold=True, size=9.5)
    left.say(
        f"{', '.join(seller.street)}, {seller.town} - {seller.pin}, {seller.region.name}, INDIA",
        "seller_address",
    )
    phrase(left, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    left.say(f"IEC: {seller.pan}" if "seller_gstin" not in sheet.omit else "")
    left.pair("Udyam", seller.udyam, "seller_udyam")
    left.pair("FSSAI", seller.fssai, "seller_fssai")
    middle = max(left.y + 1, y + 36)
    to = Flow(sheet, 10, middle + 1, 90, size=8)
    to.say("Consignee (SEZ Unit)", size=7)
    to.say(buyer.name, "buyer_name", bold=True, size=9)
    to.say(f"{', '.join(buyer.street)}, {buyer.town} - {buyer.pin}, {buyer.region.name}", "buyer_address")
    phrase(to, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    end = max(to.y + 1, middle + 27)
    sheet.box(8, y, 94, middle - y)
    sheet.box(8, middle, 94, end - middle)
    cells = (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Buyer's Order No.", deal.order_number, "order_number"),
        ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("Pre-carriage by", "ROAD", None),
        ("Place of Receipt by Carrier", seller.town.upper(), None),
        ("Country of Origin", "INDIA", None),
        ("LoA No. of SEZ Unit", f"SEZ/{buyer.pin}/LOA", None),
        ("Place of Supply", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
        ("Final Destination", buyer.town.upper(), None),
        ("Tax under Reverse Charge", "NO", "reverse_charge"),
        ("Terms of Delivery", "FOR SEZ gate", None),
    )
    height = (end - y) / 6
    for place, (label, text, name) in enumerate(cells):
        x, top = 102 + place % 2 * 50, y + place // 2 * height
        sheet.box(x, top, 50, height)
        above(sheet, (x + 1, top + 0.8), label, text, name, size=8)
    return end


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    rows = (
        ("Total Assessable Value", manner.money(deal.taxable), "taxable_value"),
        ("IGST", manner.money(deal.igst), "igst"),
        ("Rounding off", manner.money(deal.round_off), "round_off"),
        ("Total Invoice Value INR", manner.priced(deal.total), "total"),
    )
    for place, (label, text, name) in enumerate(rows):
        sheet.box(8, y + place * 6, 194, 6, weight=0.1)
        sheet.text(150, y + place * 6 + 1.2, label, bold=name == "total", align="R")
        sheet.text(201, y + place * 6 + 1.2, text, bold=name == "total", align="R", name=name)
    rate = Decimal("88.50")
    dollars = (deal.total / rate).quantize(Decimal("0.01"))
    left = Flow(sheet, 10, y + 26, 190, size=8)
    left.pair("Amount Chargeable (in words)", deal.words, "total_in_words")
    left.say(f"Equivalent USD {dollars} @ {rate} (for the bank's reference only)")
    left.gap(0.4)
    left.say(
        "We declare that this invoice shows the actual price of the goods and that all particulars are true."
    )
    if "signature" not in sheet.omit:
        sheet.text(200, left.y + 4, f"For {deal.seller.name}", align="R")
        sheet.scribble(172, left.y + 9, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(200, left.y + 16, "Authorised Signatory", align="R", name="signature")


LAYOUT = Layout(
    "sez_unit",
    ("b2b",),
    draw,
    (Manner("05-Apr-2026"), Manner("05.04.2026", symbol="₹ "), Manner("2026/04/05")),
    Terms(lines=(1, 6), apart=True, words=("INR", "Rupees")),
    face="dejavu",
    size=8,
)
