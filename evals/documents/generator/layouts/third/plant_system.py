"""A manufacturer's e-invoice off its planning system: taxes beside each item, the IRN at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(12, 10, "TAX INVOICE", bold=True, size=14)
    sheet.text(12, 17, "(Issued under Section 31 of the CGST Act read with Rule 46)", size=7)
    sheet.text(12, 21, "ORIGINAL FOR RECIPIENT", size=7.5, bold=True)
    head = Flow(sheet, 112, 10, 86, size=8)
    head.say(seller.name, "seller_name", bold=True, size=11)
    head.say(
        f"{', '.join(seller.street)}, {seller.town} {seller.pin}, {seller.region.name}", "seller_address"
    )
    head.pair("GSTIN", seller.gstin, "seller_gstin", indent=16)
    head.pair("PAN", seller.pan if "seller_gstin" not in sheet.omit else "", indent=16)
    head.pair("FSSAI", seller.fssai, "seller_fssai", indent=16)
    y = _boxes(sheet, deal, manner, head.y + 2)
    y = _goods(sheet, deal, manner, y + 2)
    _foot(sheet, deal, manner, y)


def _boxes(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    bill, ship, data = (Flow(sheet, x, y + 1, 58, size=7.5) for x in (13.5, 76.5, 139.5))
    bill.say("Bill To Party", bold=True)
    bill.say(buyer.name, "buyer_name", bold=True)
    bill.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    bill.pair("GSTIN", buyer.gstin, "buyer_gstin")
    bill.pair("State/Code", f"{buyer.region.name} / {buyer.region.code}", "buyer_state")
    ship.say("Ship To Party", bold=True)
    if deal.ship_to is None:
        ship.say("Same as Bill To Party")
    else:
        ship.say(deal.ship_to.name, bold=True)
        there = f"{', '.join(deal.ship_to.street)}, {deal.ship_to.town} {deal.ship_to.pin}"
        ship.say(there, "delivery_address")
    for label, text, name in (
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Customer PO", deal.order_number, "order_number"),
        ("Payment due", deal.due and manner.day(deal.due), "due_date"),
        ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
        ("Inco terms", "FOR Destination", None),
    ):
        data.pair(label, text, name, indent=24)
    low = max(bill.y, ship.y, data.y) + 1
    for x in (12, 75, 138):
        sheet.box(x, y, 63 if x < 138 else 60, low - y)
    return low


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money

    def rates(_: int, line: Line) -> str:
        if deal.inter_state:
            return f"IGST {line.gst_rate:.2f}%"
        return f"CGST {line.gst_rate / 2:.2f}%\nSGST {line.gst_rate / 2:.2f}%"

    def taxes(_: int, line: Line) -> str:
        return money(line.igst) if deal.inter_state else f"{money(line.cgst)}\n{money(line.sgst)}"

    columns = [
        Column("Item", 10, lambda i, _: f"{10 * (i + 1)}", align="C"),
        Column("Material Description", 52, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 19, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("UoM", 10, lambda _, g: g.unit, ("unit",), "C"),
        Column("Net Price", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Net Value", 23, lambda _, g: money(g.taxable), ("net_amount",)),
        Column("Tax", 19, rates, ("gst_rate",), "C"),
        Column("Tax Amount", 18, taxes),
    ]
    return draw_table(
        sheet,
        columns,
        deal.lines,
        x=11,
        y=y,
        bottom=200,
        style=Style("rows", 7.5, shade=(221, 230, 240), pad=1),
    )


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 2, 69, size=8)
    sums.between("Total Net Value", manner.money(deal.taxable), "taxable_value")
    heads = [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]
    for label, name in heads:
        sums.between(f"Total {label}", manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off), "round_off")
    sums.size = 9
    sums.between("Invoice Total", f"{manner.symbol}{manner.money(deal.total)}", "total", bold=True)
    words = Flow(sheet, 12, y + 2, 108, size=8)
    words.say("Invoice Total (in words)", size=7)
    words.say(deal.words, "total_in_words", bold=True)
    y = max(sums.y, words.y) + 6
    print_qr(sheet, deal, 12, y, 38)
    data = Flow(sheet, 54, y + 2, 88, size=7.5)
    data.say("e-Invoice registration", bold=True)
    data.pair("Ack. No", deal.ack_number, "ack_number")
    data.pair("Ack. Date", deal.ack_day and manner.day(deal.ack_day), "ack_date")
    if "irn" not in sheet.omit:
        data.say("IRN:")
        for part in (deal.irn[:32], deal.irn[32:]):
            data.say(part)
        sheet.says("irn", deal.irn)
    if "signature" not in sheet.omit:
        sheet.text(197, y + 4, f"For {deal.seller.name}", size=8, align="R")
        sheet.text(197, y + 10, f"Digitally signed by {deal.seller.person}", size=7, align="R")
        sheet.text(197, y + 20, "Authorised Signatory", size=8, align="R", name="signature")
    sheet.text(
        105,
        283,
        f"Regd. Office: {deal.seller.town}. Subject to {deal.seller.town} jurisdiction.",
        size=7,
        align="C",
    )


LAYOUT = Layout(
    "plant_system",
    ("e_invoice",),
    draw,
    (Manner("05.04.2026", symbol="INR "), Manner("05-Apr-2026", symbol="₹ ")),
    Terms(lines=(1, 6), hsn_digits=8, words=("Rupees", "INR")),
    face="dejavu",
    size=8,
)
