"""A consultant's invoice off a word processor: the sums are rows of the table of services itself."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_WIDTHS = (12, 66, 22, 24, 24, 30)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 16, "TAX INVOICE", bold=True, size=16, align="C")
    left, right = Flow(sheet, 16, 28, 92), Flow(sheet, 116, 28, 78)
    left.say("From:", bold=True)
    left.say(seller.name, "seller_name", bold=True)
    left.say(
        f"{', '.join(seller.street)}, {seller.town} {seller.pin}, {seller.region.name}", "seller_address"
    )
    left.pair("GST No", seller.gstin, "seller_gstin")
    left.pair("Udyam Reg. No", seller.udyam, "seller_udyam")
    left.pair("Email", seller.email)
    for label, text, name in (
        ("Invoice Number", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Payment Due", deal.due and manner.day(deal.due), "due_date"),
        ("Work Order", deal.order_number, "order_number"),
        ("Place of Supply", f"{deal.place_of_supply} (State Code {code(deal)})", "place_of_supply"),
        ("Reverse Charge", "Not applicable", "reverse_charge"),
    ):
        right.pair(label, text, name)
    to = Flow(sheet, 16, max(left.y, right.y) + 4, 120)
    to.say("To:", bold=True)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}, {buyer.region.name}", "buyer_address")
    to.pair("GST No", buyer.gstin, "buyer_gstin")
    columns = [
        Column("S. No.", _WIDTHS[0], lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Service", _WIDTHS[1], lambda _, g: g.description, ("description",), "L"),
        Column("SAC", _WIDTHS[2], lambda _, g: g.hsn, ("hsn",), "C"),
        Column(
            "Qty",
            _WIDTHS[3],
            lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}",
            ("quantity", "unit"),
            "C",
        ),
        Column("Rate (INR)", _WIDTHS[4], lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount (INR)", _WIDTHS[5], lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=16, y=to.y + 5, bottom=200, style=Style("grid", 9, pad=1.3))
    y = _rows(sheet, deal, manner, y)
    body = Flow(sheet, 16, y + 4, 178)
    body.pair("Amount in words", deal.words, "total_in_words")
    body.gap()
    body.say("Bank details", bold=True)
    body.say(f"Account name: {seller.name}. Account no.: 00{seller.phone}1. Navbharat Bank, {seller.town}.")
    body.say(
        "Please pay within the due date. This invoice has been prepared under rule 46 of the CGST Rules."
    )
    if "signature" not in sheet.omit:
        sheet.scribble(18, body.y + 8, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.text(16, body.y + 16, "Authorised Signatory", name="signature")
        sheet.text(16, body.y + 20.5, f"For {seller.name}")


def _rows(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """The sums, each in a row of the table: its label spans all columns but the last."""
    rate = deal.lines[0].gst_rate
    rows = [("Sub Total", deal.taxable, "taxable_value")]
    if deal.inter_state:
        rows.append((f"IGST @ {percent(rate)}", deal.igst, "igst"))
    else:
        rows.append((f"CGST @ {percent(rate / 2)}", deal.cgst, "cgst"))
        rows.append((f"SGST @ {percent(rate / 2)}", deal.sgst, "sgst"))
    if deal.round_off:
        rows.append(("Round Off", deal.round_off, "round_off"))
    rows.append(("Total Amount Payable", deal.total, "total"))
    across = sum(_WIDTHS[:-1])
    for label, amount, name in rows:
        bold = name == "total"
        sheet.box(16, y, across, 6.6, weight=0.1)
        sheet.box(16 + across, y, _WIDTHS[-1], 6.6, weight=0.1)
        sheet.text(16 + across - 1.5, y + 1.3, label, bold=bold, align="R")
        shown = manner.priced(amount) if bold else manner.money(amount)
        sheet.text(16 + across + _WIDTHS[-1] - 0.8, y + 1.3, shown, bold=bold, align="R", name=name)
        y += 6.6
    return y


LAYOUT = Layout(
    "typed_services",
    ("b2b",),
    draw,
    (Manner("05 Apr 2026", symbol="Rs. "), Manner("April 5, 2026"), Manner("05/04/2026", symbol="INR ")),
    Terms(lines=(1, 4), services=True, one_rate=True, rounding="total", hsn_digits=6),
    face="times",
    size=10,
)
