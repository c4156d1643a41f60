"""A motor spare parts dealer's invoice: part numbers, MRP, discount and both taxes below by rate."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, rates, "NOS", low, high)
    for name, hsn, rates, low, high in (
        ("Brake Shoe Set Rear", "87083000", ("28", "18"), 180, 640),
        ("Clutch Plate Assy", "87089300", ("28", "18"), 620, 1900),
        ("Air Filter Element", "84213100", ("18", "18"), 110, 460),
        ("Oil Filter Spin On", "84212300", ("18", "18"), 90, 320),
        ("Spark Plug", "85111000", ("18", "18"), 70, 190),
        ("Head Lamp Bulb 12V 60/55W", "85392120", ("18", "18"), 60, 220),
        ("Battery 12V 35Ah", "85071000", ("28", "18"), 2900, 4600),
        ("Tractor Rear Tyre Tube", "40139020", ("18", "5"), 880, 2100),
        ("Fan Belt", "40103190", ("18", "18"), 140, 520),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.box(8, 8, 194, 10)
    sheet.text(105, 9.8, "GST INVOICE  -  CREDIT", bold=True, size=12, align="C")
    left, right = Flow(sheet, 10, 20, 94), Flow(sheet, 107, 20, 94)
    left.say(seller.name, "seller_name", bold=True, size=12)
    left.say("Genuine Spares, Lubricants & Batteries")
    left.say(bench.flat(seller, state=True), "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin", indent=14)
    left.pair("Phone", seller.phone, indent=14)
    right.say("Customer", bold=True)
    right.say(buyer.name, "buyer_name", bold=True, size=10)
    right.say(bench.flat(buyer, state=True), "buyer_address")
    right.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=14)
    y = max(left.y, right.y) + 1
    sheet.box(8, 18, 97, y - 18)
    sheet.box(105, 18, 97, y - 18)
    facts = (
        ("Inv. No.", deal.number, "invoice_number"),
        ("Inv. Date", manner.day(deal.day), "invoice_date"),
        ("Cust. Ref.", deal.order_number, "order_number"),
        ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ("POS", deal.place_of_supply, "place_of_supply"),
        ("RCM", "No", "reverse_charge"),
    )
    sheet.box(8, y, 194, 11)
    for place, (label, text, name) in enumerate(facts):
        x = 8 + place * 194 / 6
        sheet.line(x, y, x, y + 11, weight=0.1)
        sheet.text(x + 16.2, y + 1, label, size=7.2, bold=True, align="C")
        sheet.text(x + 16.2, y + 5.5, text, size=7.6, align="C", name=name)
    y += 11
    columns = [
        Column("S.No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Part No.",
            24,
            lambda i, g: f"{'FKLR'[i % 4]}{int(g.rate * 11) % 90000 + 10000}-{i:02d}",
            align="L",
        ),
        Column("Part Description", 44, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("M.R.P.", 18, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty.", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Disc.", 16, lambda _, g: money(g.discount), ("discount",)),
        Column("GST", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Taxable Amt", 27, lambda _, g: money(g.taxable), ("taxable_value",)),
    ]
    style = Style("grid", 7.8, shade=(230, 230, 230), pad=0.9)
    y = draw_table(sheet, columns, deal.lines, x=8, y=y, bottom=205, style=style)
    table = [["GST", "Taxable", *[head for head, _ in bench.heads(deal)]]]
    for rate, base, taxes in bench.rates(deal):
        table.append([percent(rate), money(base), *[money(taxes[name]) for _, name in bench.heads(deal)]])
    end = bench.grid(sheet, table, [14, 28, *[24 for _ in bench.heads(deal)]], 8, y + 3, size=7.4, height=4.6)
    sums = Flow(sheet, 126, y + 3, 75.2)
    bench.strip(sums, [("Discount", money(deal.discount) if deal.discount else "", "discount")])
    bench.strip(sums, [("Total Taxable", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.head_sums(deal, manner, "{} Amount"))
    bench.strip(sums, bench.rounding(deal, manner, "Round-off (+/-)"))
    bench.strip(sums, [("Invoice Amount", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 10, max(end, sums.y) + 3, 188)
    low.pair("Amount (in words)", deal.words, "total_in_words", bold=True)
    low.say(
        "Electrical parts once sold will not be taken back. Warranty as per the manufacturer only.", size=7.6
    )
    sheet.text(10, low.y + 14, "Receiver's signature", size=8)
    sign(sheet, deal, 200, low.y + 2)


LAYOUT = Layout(
    "spares_counter",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹"), Manner("05-Apr-2026")),
    Terms(lines=(1, 8), discounts=True, words=("Rupees", "INR"), shelf=_SHELF),
    size=8.4,
)
