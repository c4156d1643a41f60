"""A small agency's invoice for services, made in a word processor: SAC, a period, bank at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, sac, ("18", "18"), "NOS", low, high)
    for name, sac, low, high in (
        ("Digital Marketing Retainer", "998365", 9000, 26000),
        ("CCTV Annual Maintenance", "998719", 3000, 9500),
        ("Security Guard Deployment", "998525", 12000, 21000),
        ("Housekeeping Services", "998533", 6000, 14000),
        ("Accounting and Bookkeeping", "998222", 3500, 9000),
        ("POS Software Subscription", "998434", 900, 4800),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 20, 16, 120)
    head.say(seller.name, "seller_name", bold=True, size=15)
    desk.lines(head, desk.short(seller), "seller_address")
    head.say(f"Ph: {seller.phone} | {seller.email}")
    desk.held(sheet, head, f"GSTIN: {seller.gstin}", [("seller_gstin", seller.gstin)], bold=True)
    y = head.y + 3
    sheet.line(20, y, 190, y, weight=0.6)
    sheet.text(105, y + 3, "TAX INVOICE", bold=True, size=13, align="C")
    y += 12
    left, right = Flow(sheet, 20, y, 92), Flow(sheet, 122, y, 68)
    left.say("Bill To:", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    desk.lines(left, desk.short(buyer), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    for label, text, name in (
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ("PO Ref", deal.order_number, "order_number"),
        ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
    ):
        right.pair(label, text, name, bold=True)
    money = manner.money

    def service(_: int, g: Line) -> str:
        return desk.with_details(g, f"For the month of {deal.day:%B %Y}")

    columns = [
        Column("S. No.", 14, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Service", 70, service, ("description",), "L"),
        Column("SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Rate", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = max(left.y, right.y) + 5
    y = draw_table(sheet, columns, deal.lines, x=20, y=y, bottom=215, style=Style("grid", 9.2, pad=1.3))
    sums = Flow(sheet, 114, y + 2, 75.2)
    for row in (
        ("Sub Total", money(deal.taxable), "taxable_value"),
        *desk.tax_rows(sheet, deal, manner, "{head} @ {rate}%"),
        *desk.rounded(deal, manner, "Round Off"),
    ):
        desk.sums(sums, [row])
        sums.gap(0.2)
    desk.sums(sums, [("Grand Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 20, sums.y + 4, 170)
    low.pair("Amount in Words", deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Bank Details", bold=True)
    low.say(
        "Account Name: as above | Bank: Kaveri National Bank | A/c No: 4455 0100 7781 | IFSC: KVNB0000445"
    )
    low.gap()
    low.say(
        "Please deduct TDS as applicable and share the certificate. Payment within the due date is requested."
    )
    desk.sign(sheet, 190, low.y + 5, f"For {seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "service_sac",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("April 5, 2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="₹"),
    ),
    Terms(lines=(1, 3), hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    face="serif",
    size=9.6,
)
