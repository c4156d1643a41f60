"""A hotel's or service firm's bill: dates of service, SAC, totals in a box at the left."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 62, 297, (243, 240, 233))
    side = Flow(sheet, 6, 14, 52, size=8)
    side.say(seller.name, "seller_name", bold=True, size=13)
    side.gap()
    side.address(seller, "seller", state=True)
    side.gap()
    side.say("GST Registration", bold=True)
    side.say(seller.gstin or "", "seller_gstin")
    side.say("Udyam" if seller.udyam else "", bold=True)
    side.say(seller.udyam or "", "seller_udyam")
    side.say("Contact", bold=True)
    side.say(seller.phone)
    side.say(seller.email)
    sheet.text(70, 12, "GST Tax Invoice", bold=True, size=16)
    meta = Flow(sheet, 70, 24, 130)
    for label, text, name in (
        ("Bill No.", deal.number, "invoice_number"),
        ("Bill Date", manner.day(deal.day), "invoice_date"),
        ("Guest / Client", buyer.name, "buyer_name"),
        (
            "Address",
            f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name} {buyer.pin}",
            "buyer_address",
        ),
        ("Client GSTIN", buyer.gstin or "", "buyer_gstin"),
        ("State of Supply", f"{deal.place_of_supply} [{code(deal)}]", "place_of_supply"),
        ("Reverse Charge Applicable", "No", "reverse_charge"),
    ):
        meta.pair(label, text, name, indent=44, mark="")
    columns = [
        Column("Service", 52, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Units", 17, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Tariff", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 12, lambda _, g: f"{quantity(g.gst_rate)}", ("gst_rate",)),
        Column("Charges", 24, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=66,
        y=meta.y + 5,
        bottom=200,
        style=Style("rows", 8.5, shade=(110, 90, 60)),
    )
    box = Flow(sheet, 68, y + 5, 66)
    box.between("Room / Service Charges", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        box.between("Integrated GST", manner.money(deal.igst), "igst")
    else:
        box.between("Central GST", manner.money(deal.cgst), "cgst")
        box.between("State GST", manner.money(deal.sgst), "sgst")
    box.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    box.between("Net Payable", manner.priced(deal.total), "total", bold=True)
    sheet.box(66, y + 3, 70, box.y - y - 1)
    words = Flow(sheet, 68, box.y + 4, 130, size=8.5)
    words.say(deal.words, "total_in_words")
    sign(sheet, deal, 200, words.y + 6, label="Front Office Manager")


LAYOUT = Layout(
    "guest_house",
    ("b2b", "b2c"),
    draw,
    (
        Manner("5th April 2026", symbol="₹ "),
        Manner("05.04.2026", symbol="₹"),
        Manner("April 5, 2026", symbol="INR "),
    ),
    Terms(lines=(1, 4), services=True, hsn_digits=6),
    face="serif",
    size=9,
)
