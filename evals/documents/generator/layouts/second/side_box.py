"""A trader's own template: a strip of letters up the left edge, the sums in a box beside the goods."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import title_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(6, 8, 12, 281, (226, 233, 226))
    sheet.upward(8.5, 130, title_of(deal), size=15, bold=True)
    sheet.upward(10, 280, "ORIGINAL FOR RECIPIENT", size=8)
    head = Flow(sheet, 24, 10, 100)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}, {seller.region.name}", "seller_address")
    head.say(f"Mob: {seller.phone}, {seller.phone[5:]}{seller.phone[:5]} | {seller.email}", size=7.5)
    if "seller_gstin" not in sheet.omit:
        head.say(f"GSTIN: {seller.gstin}  PAN: {seller.pan}", bold=True)
        sheet.says("seller_gstin", str(seller.gstin))
    head.pair("FSSAI", seller.fssai, "seller_fssai")
    head.pair("Udyam Regn. No.", seller.udyam, "seller_udyam")
    side = Flow(sheet, 138, 10, 62)
    for label, text, name in (
        ("Inv. No.", deal.number, "invoice_number"),
        ("Inv. Date", manner.day(deal.day), "invoice_date"),
        ("Pay by", deal.due and manner.day(deal.due), "due_date"),
        ("Buyer's Ref.", deal.order_number, "order_number"),
    ):
        if text and name not in sheet.omit:
            side.say(label, size=7)
            side.say(text, name, bold=True)
    y = max(head.y, side.y) + 3
    sheet.line(24, y, 200, y, weight=0.6)
    to = Flow(sheet, 24, y + 2, 84)
    to.say("Sold to", size=7)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(f"{', '.join(buyer.street)}, {buyer.town_line}", "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin")
    to.pair("Place of Supply", f"{deal.place_of_supply}", "place_of_supply")
    there = Flow(sheet, 114, y + 2, 86)
    if deal.ship_to is not None:
        there.say("Deliver at", size=7)
        there.say(f"{', '.join(deal.ship_to.street)}, {deal.ship_to.town_line}", "delivery_address")
    columns = [
        Column("Item", 50, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit"), "L"),
        Column("@", 17, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 21, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    top = max(to.y, there.y) + 3
    y = draw_table(
        sheet, columns, deal.lines, x=23, y=top, bottom=225, style=Style("rows", 8, pad=1.2), least=84
    )
    _box(sheet, deal, manner, top)
    _foot(sheet, deal, y + 4)


def _box(sheet: Sheet, deal: Deal, manner: Manner, top: float) -> None:
    """The sums, each label above its amount, at the right of the goods."""
    sheet.box(160, top, 41, 84)
    box = Flow(sheet, 162, top + 2, 37)
    heads = [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]
    rows = [("Assessable Value", manner.money(deal.taxable), "taxable_value")]
    rows += [(label, manner.money(getattr(deal, name)), name) for label, name in heads]
    rows.append(("Rounding (+/-)", manner.money(deal.round_off), "round_off"))
    for label, text, name in rows:
        box.say(label, size=7)
        sheet.text(199, box.y, text, align="R", name=name)
        box.gap(1.4)
    sheet.fill(160, box.y, 41, 14, (226, 233, 226))
    sheet.text(162, box.y + 1, "AMOUNT DUE", size=7.5, bold=True)
    sheet.text(199, box.y + 6, manner.priced(deal.total), size=12, bold=True, align="R", name="total")


def _foot(sheet: Sheet, deal: Deal, y: float) -> None:
    seller = deal.seller
    foot = Flow(sheet, 24, y, 100, size=8)
    foot.say(deal.words, "total_in_words", bold=True)
    foot.gap()
    foot.say("Bank details", bold=True)
    foot.say(f"{seller.name}, Current A/c {seller.phone}007, Sahakari Bank, {seller.town} Main")
    foot.say("Terms", bold=True)
    foot.say("1. Cheques in the name of the firm.  2. Shortage to be told within 24 hours.")
    foot.say(f"3. Disputes: courts at {seller.town}.  4. Reverse charge: not applicable.", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.text(200, y + 4, seller.name, size=8, align="R")
        sheet.scribble(172, y + 10, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3), (18, 1)))
        sheet.text(200, y + 17, "(Signature)", size=8, align="R", name="signature")


LAYOUT = Layout(
    "side_box",
    ("b2b",),
    draw,
    (Manner("05 Apr 2026", symbol="₹ "), Manner("5-Apr-26", symbol="₹"), Manner("05/04/2026", symbol="Rs ")),
    Terms(lines=(1, 6), hsn_digits=6),
    face="dejavu",
    size=8.5,
)
