"""An electronics shop's invoice to a household: model, serial numbers below, cash discount by article."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("18", "18"), "NOS", low, high)
    for name, hsn, low, high in (
        ("Mixer Grinder 750W Trivex MX7", "85094010", 2200, 4600),
        ("Induction Cooktop 2000W Halden IC2", "85166000", 1600, 3400),
        ("Soundbar 2.1 Ch Orvik SB21", "85182290", 3800, 8900),
        ("Smart Watch Lumo W3", "85176290", 1500, 5200),
        ("Room Heater Fan Type Agniva 2K", "85162900", 1300, 2900),
        ("Steam Iron 1600W Presta S16", "85164000", 900, 2100),
        ("Tablet 10 inch Nakshi T10 64GB", "84713090", 8800, 12400),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.text(12, 9, "TAX INVOICE", bold=True, size=14)
    sheet.text(12, 15, "(Retail sale)", size=8)
    head = Flow(sheet, 100, 9, 98)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(bench.flat(seller, state=True), "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    head.say(f"Customer care {seller.phone}")
    y = max(head.y, 24.0) + 2
    sheet.line(12, y, 198, y, weight=0.6)
    left, right = Flow(sheet, 12, y + 2, 98), Flow(sheet, 122, y + 2, 76)
    left.say("Customer details", bold=True)
    left.pair("Name", buyer.name, "buyer_name", indent=20)
    left.pair("Address", bench.flat(buyer, state=True), "buyer_address", indent=20)
    left.pair("Mobile", buyer.phone, indent=20)
    right.say("Invoice details", bold=True)
    bench.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Place of supply", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
            ("Sales person", "VINOD", ""),
            ("Reverse charge", "No", "reverse_charge"),
        ),
        indent=28,
    )

    def article(i: int, g: Line) -> str:
        serials = ", ".join(f"{int(g.rate * 37) % 10**6:06d}{i}{n}" for n in range(int(g.quantity)))
        return f"{g.description}\nS/N: {serials}"

    columns = [
        Column("Sl", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Serial No.", 64, article, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Unit Price", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Cash\nDiscount", 19, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable\nValue", 21, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Total", 22, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = max(left.y, right.y) + 3
    y = draw_table(sheet, columns, deal.lines, x=8, y=y, bottom=200, style=Style("grid", 8.4, pad=1.2))
    sums = Flow(sheet, 118, y + 3, 83)
    bench.strip(sums, [("Value of goods", money(deal.taxable + deal.discount), "")])
    bench.strip(sums, [("Cash discount", money(deal.discount) if deal.discount else "", "discount")])
    bench.strip(sums, [("Taxable value", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} @{rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Round off"))
    sums.size = 10.5
    bench.strip(sums, [("Payable Amount", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 3, 98)
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Warranty is given by the manufacturer. Keep this invoice for service. Physical damage "
            "and burning are not covered.", size=7.8)  # fmt: skip
    sign(sheet, deal, 198, max(sums.y, low.y) + 6)


LAYOUT = Layout(
    "appliance_counter",
    ("b2c",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs."),
    ),
    Terms(lines=(1, 3), discounts=True, words=("Rupees",), shelf=_SHELF),
    size=8.8,
)
