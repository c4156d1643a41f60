"""A printing press's job-work invoice on a coloured form: job numbers, paper supplied by the customer."""

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

_PLUM = (96, 30, 96)
_SHELF = tuple(
    Good(name, sac, ("18", "18"), unit, low, high)
    for name, sac, unit, low, high in (
        ("Offset printing of pamphlets, 4 colour", "998912", "THD", 640, 1800),
        ("Screen printing on carry bags", "998912", "THD", 820, 2400),
        ("Lamination, matt, both sides", "998912", "THD", 310, 900),
        ("Die cutting and creasing of cartons", "998912", "THD", 280, 760),
        ("Book binding, perfect", "998912", "NOS", 14, 60),
        ("Plate making CTP", "998912", "NOS", 260, 480),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.ink = _PLUM
    sheet.text(14, 10, seller.name, bold=True, size=17, name="seller_name")
    sheet.text(196, 11, "Job Work Invoice", bold=True, size=13, align="R")
    sheet.ink = (0, 0, 0)
    head = Flow(sheet, 14, 19, 182)
    head.say("Offset, Screen & Digital Printing | Packaging", size=8.4)
    head.say(f"Works: {bench.flat(seller, state=True)}" if "seller_address" not in sheet.omit else "")
    bench.tell(sheet, "seller_address", bench.flat(seller, state=True))
    bench.held(head, f"GST No. {seller.gstin}  |  Call {seller.phone}", "seller_gstin", seller.gstin)
    bench.held(head, f"Udyam No. {seller.udyam}", "seller_udyam", seller.udyam)
    y = head.y + 2
    left, right = Flow(sheet, 16, y + 2, 100), Flow(sheet, 128, y + 2, 66)
    left.pair("Party", buyer.name, "buyer_name", indent=18, bold=True)
    left.pair("Address", bench.flat(buyer, state=True), "buyer_address", indent=18)
    left.pair("GST No.", buyer.gstin, "buyer_gstin", indent=18)
    left.pair("Your P.O.", deal.order_number, "order_number", indent=18)
    bench.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Pay before", manner.day(deal.due) if deal.due else "", "due_date"),
            ("State of supply", deal.place_of_supply, "place_of_supply"),
            ("Reverse charge", "No", "reverse_charge"),
        ),
        indent=27,
    )
    end = max(left.y, right.y) + 2
    sheet.ink = _PLUM
    sheet.box(14, y, 182, end - y, weight=0.5)
    sheet.line(124, y, 124, end)
    sheet.ink = (0, 0, 0)
    columns = [
        Column("Job No.", 19, lambda i, g: f"J-{int(g.rate * 7) % 9000 + 1000}", align="L"),
        Column("Job Details", 64, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Per", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Rate", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("Tax %", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=end + 3, bottom=200, style=Style("grid", 8.8, pad=1.2), least=60
    )
    low = Flow(sheet, 16, y + 2, 96)
    low.say("Amount chargeable (in words)")
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Paper and board supplied by the customer. Wastage up to 3% is allowed.", size=8)
    sums = Flow(sheet, 122, y + 2, 73.2)
    bench.strip(sums, [("Job charges", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "+ {head} {rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Rounded by"))
    sums.size = 11
    bench.strip(sums, [("To Pay", manner.priced(deal.total), "total")], bold=True)
    sign(sheet, deal, 196, max(sums.y, low.y) + 5, label="Proprietor")


LAYOUT = Layout(
    "press_job",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05-04-2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 5), hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    size=9,
)
