"""A connectivity company's bill to a business: account boxes on top, charges without quantities."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_ROSE = (190, 30, 70)
_SHELF = tuple(
    Good(name, sac, ("18", "18"), "NOS", low, high)
    for name, sac, low, high in (
        ("Fibre Broadband 200 Mbps Monthly Rental", "998422", 820, 1600),
        ("Static IP Address Charges", "998422", 810, 1200),
        ("Voice Plan Unlimited Rental", "998413", 805, 1400),
        ("Cloud Telephony Licence", "998434", 850, 2400),
        ("Router Rental Dual Band", "997319", 805, 900),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 4, _ROSE)
    head = Flow(sheet, 14, 10, 100)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(bench.flat(seller, state=True), "seller_address", size=7.6)
    bench.held(head, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    sheet.text(196, 10, "Your Monthly Bill", size=15, align="R", ink=_ROSE)
    sheet.text(196, 17, "TAX INVOICE", bold=True, align="R")
    y = max(head.y, 24.0) + 4
    to, data = Flow(sheet, 14, y, 86), Flow(sheet, 112, y, 84)
    to.say(buyer.name, "buyer_name", bold=True, size=10)
    bench.lines(to, bench.tall(buyer), "buyer_address")
    to.pair("Customer GSTIN", buyer.gstin, "buyer_gstin")
    began = deal.day - timedelta(days=30)
    bench.rows(
        data,
        (
            ("Account Number", f"1{int(deal.total * 41) % 10**9:09d}", ""),
            ("Bill Number", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Bill Period", f"{manner.day(began)} to {manner.day(deal.day - timedelta(days=1))}", ""),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Place of Supply", f"{deal.place_of_supply} - {code(deal)}", "place_of_supply"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=30,
    )
    y = _boxes(sheet, deal, manner, max(to.y, data.y) + 4)
    sheet.text(14, y + 5, "Your charges in detail", bold=True, size=11, ink=_ROSE)
    money = manner.money
    columns = [
        Column("Charges", 118, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 26, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Amount (Rs.)", 38, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=14, y=y + 11, bottom=230, style=Style("rows", 9, pad=1.3))
    sums = Flow(sheet, 96, y + 2, 99.2)
    bench.strip(sums, [("Total charges before tax", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} @ {rate}%"))
    bench.strip(sums, [("Total current charges", money(deal.total), "")], bold=True)
    low = Flow(sheet, 14, sums.y + 6, 182, size=7.6)
    low.say("For any query about this bill call 1800 000 4455 or write to the address above within 15 days.")
    low.say("This is a computer generated bill and does not require a signature.")


def _boxes(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """Print what was owed, what was paid and what is asked for now."""
    money = manner.money
    before = (deal.total * Decimal("0.93")).quantize(Decimal("0.01"))
    cells = (
        ("Previous balance", money(before)),
        ("Payment received", f"-{money(before)}"),
        ("Current charges", money(deal.total)),
    )
    for place, (label, text) in enumerate(cells):
        sheet.box(14 + place * 44, y, 42, 14)
        sheet.text(35 + place * 44, y + 2, label, size=7.8, align="C")
        sheet.text(35 + place * 44, y + 7, text, size=10, align="C")
    sheet.fill(146, y, 50, 14, _ROSE)
    sheet.text(171, y + 2, "Amount payable", size=8, align="C", ink=(255, 255, 255))
    white = (255, 255, 255)
    sheet.text(
        171, y + 6.5, manner.priced(deal.total), size=12, bold=True, align="C", name="total", ink=white
    )
    return y + 14


LAYOUT = Layout(
    "broadband_bill",
    ("b2b",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    Terms(lines=(2, 4), near=True, whole_rupees=False, hsn_digits=6, shelf=_SHELF),
    size=8.8,
)
