"""A service provider's bill as a letter: the goods in sentences' order, `Rs` after the figures."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 25, 16, 160)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(f"{', '.join(seller.street)}, {seller.town} {seller.pin}", "seller_address", size=8.5)
    head.say(f"T: {seller.phone}   E: {seller.email}", size=8.5)
    sheet.line(25, head.y + 1, 185, head.y + 1)
    top = Flow(sheet, 25, head.y + 5, 160)
    if "invoice_number" not in sheet.omit:
        sheet.text(25, top.y, f"Invoice Ref: {deal.number}")
        sheet.says("invoice_number", deal.number)
    if "invoice_date" not in sheet.omit:
        sheet.text(185, top.y, manner.day(deal.day), align="R", name="invoice_date")
    top.gap(2)
    top.say("To")
    top.say(buyer.name, "buyer_name", bold=True)
    for row in (*buyer.street, f"{buyer.town} {buyer.pin}, {buyer.region.name}"):
        top.say(row, "buyer_address")
    top.pair("Your GSTIN", buyer.gstin, "buyer_gstin")
    top.gap()
    top.say("TAX INVOICE FOR SERVICES RENDERED", bold=True, centred=True)
    top.gap()
    top.say("Dear Sir / Madam, we thank you for the assignment and submit our bill as below:")
    top.gap()
    for number, line in enumerate(deal.lines, start=1):
        shown = state_row(sheet, "description", "hsn", "quantity", "unit", "rate", "net_amount")
        sheet.text(27, top.y, f"{number}.")
        sheet.text(34, top.y, line.description, bold=True)
        sheet.text(185, top.y, f"{manner.money(line.taxable)} Rs", align="R")
        top.gap(1)
        many = shown("quantity", f"{quantity(line.quantity)} {line.unit.lower()}")
        if not many:
            sheet.cells[-1].pop("unit", None)
        price = f"{many} x {manner.money(line.rate)}" if many else f"at {manner.money(line.rate)}"
        sac = shown("hsn", f"   SAC {line.hsn}")
        sheet.text(34, top.y, f"{price}{sac}", size=8.5)
        top.gap(1.3)
    _sums(sheet, deal, manner, top.y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    rate = deal.lines[0].gst_rate
    sheet.line(110, y, 185, y, weight=0.1)
    sums = Flow(sheet, 110, y + 1.5, 75)
    sums.between("Fees before tax", f"{manner.money(deal.taxable)} Rs", "taxable_value")
    if deal.inter_state:
        sums.between(f"IGST {percent(rate)}", f"{manner.money(deal.igst)} Rs", "igst")
    else:
        sums.between(f"CGST {percent(rate / 2)}", f"{manner.money(deal.cgst)} Rs", "cgst")
        sums.between(f"SGST {percent(rate / 2)}", f"{manner.money(deal.sgst)} Rs", "sgst")
    if deal.round_off:
        sums.between("Rounding", f"{manner.money(deal.round_off)} Rs", "round_off")
    sums.between("Total payable", f"{manner.money(deal.total)} Rs", "total", bold=True)
    body = Flow(sheet, 25, sums.y + 4, 160)
    if "total_in_words" not in sheet.omit:
        body.say(f"({deal.words})")
        sheet.says("total_in_words", deal.words)
    body.gap()
    if "seller_gstin" not in sheet.omit:
        body.say(f"Our GST registration is {deal.seller.gstin}, PAN {deal.seller.pan}.")
        sheet.says("seller_gstin", str(deal.seller.gstin))
    if "place_of_supply" not in sheet.omit:
        body.say(f"Place of supply: {deal.place_of_supply} (State code {code(deal)}).")
        sheet.says("place_of_supply", deal.place_of_supply)
    body.say("Reverse charge does not apply.", "reverse_charge")
    if deal.due and "due_date" not in sheet.omit:
        body.say(f"Kindly remit by {manner.day(deal.due)} to our account with Janata Bank.")
        sheet.says("due_date", manner.day(deal.due))
    body.gap()
    if "signature" not in sheet.omit:
        body.say("Yours faithfully,")
        sheet.scribble(26, body.y + 2, ((0, 3), (3, 0), (5, 5), (9, 1), (14, 4), (22, 0)))
        body.gap(3)
        body.say(f"{deal.seller.person}", size=9)
        body.say(f"Authorised Signatory, {deal.seller.name}", size=9)
        sheet.says("signature", "Authorised Signatory")


LAYOUT = Layout(
    "fee_letter",
    ("b2b",),
    draw,
    (Manner("5th April 2026"), Manner("April 5, 2026"), Manner("05 Apr 2026")),
    Terms(lines=(1, 4), services=True, one_rate=True, rounding="total", hsn_digits=6, words=("Rupees",)),
    face="serif",
    size=10,
)
