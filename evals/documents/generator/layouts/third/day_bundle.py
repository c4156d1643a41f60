"""A file of the day's invoices, one to a small page: the seller at the left, the numbers at the right."""

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
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 9, 9, 82)
    head.say(seller.name, "seller_name", bold=True, size=12)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", size=8)
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    head.pair("FSSAI", seller.fssai, "seller_fssai")
    data = Flow(sheet, 94, 9, 46, size=8)
    data.say("TAX INVOICE", bold=True, size=11)
    data.pair("No.", deal.number, "invoice_number", indent=14, bold=True)
    data.pair("Date", manner.day(deal.day), "invoice_date", indent=14)
    data.pair("Due", deal.due and manner.day(deal.due), "due_date", indent=14)
    data.pair("Order", deal.order_number, "order_number", indent=14)
    y = max(head.y, data.y) + 2
    sheet.line(9, y, 139, y, weight=0.5)
    to = Flow(sheet, 9, y + 2, 130, size=8.5)
    to.pair("Customer", buyer.name, "buyer_name", bold=True)
    to.say(f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name} {buyer.pin}", "buyer_address")
    to.pair("Customer GSTIN", buyer.gstin, "buyer_gstin")
    to.pair("Place of supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply")
    to.say("Tax payable on reverse charge: No", "reverse_charge")
    columns = [
        Column("Goods", 47, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 17, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Price", 18, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 9, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 21, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=9, y=to.y + 3, bottom=150, style=Style("rows", 8, pad=0.9))
    sums = Flow(sheet, 84, y + 2, 54, size=8.5)
    sums.between("Taxable value", manner.money(deal.taxable), "taxable_value")
    heads = [("igst", "IGST")] if deal.inter_state else [("cgst", "CGST"), ("sgst", "SGST")]
    for name, label in heads:
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Invoice value", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 9, y + 2, 70, size=8)
    words.say(deal.words, "total_in_words")
    if "signature" not in sheet.omit:
        end = max(sums.y, words.y) + 4
        sheet.text(139, end, f"For {seller.name}", size=8, align="R")
        sheet.scribble(112, end + 4, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.text(139, end + 11, "Authorised signatory", size=8, align="R", name="signature")


LAYOUT = Layout(
    "day_bundle",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹"), Manner("05 Apr 2026", symbol="Rs. "), Manner("05-04-2026")),
    Terms(lines=(1, 5), hsn_digits=6),
    face="sans",
    size=9,
    page=(148, 210),
    several=True,
)
