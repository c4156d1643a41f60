"""A mobile shop's invoice to a customer: a card for each device with its IMEI, prices hold the tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, state_row
from evals.documents.generator.layouts.seventh.marks import added, rounding
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good(
        "Nakshatra N7 5G Phone 8GB/128GB",
        "85171300",
        ("18", "18"),
        "NOS",
        9200,
        12900,
        sizes=("Grey", "Teal"),
    ),
    Good("Dhruv Lite Phone 4GB/64GB", "85171300", ("18", "18"), "NOS", 6100, 8800, sizes=("Black", "Gold")),
    Good("Back Cover Silicone", "39269099", ("18", "18"), "NOS", 149, 490),
    Good("Fast Adapter Type-C 25W", "85044090", ("18", "18"), "NOS", 450, 1400),
    Good("Wireless Earbuds", "85183000", ("18", "18"), "NOS", 790, 2600, sizes=("White", "Black")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 16, 13, 110)
    head.say(seller.name, "seller_name", bold=True, size=16)
    head.say(one_line(seller), "seller_address", size=8.5)
    phrase(head, f"GST registration {seller.gstin}", "seller_gstin", seller.gstin, size=8.5)
    head.say(f"Sales {seller.phone}  Service 0120-4400917", size=8.5)
    sheet.text(194, 13, "Tax Invoice", bold=True, size=17, align="R")
    sheet.text(194, 21.5, "Customer copy", size=8.5, align="R")
    y = max(head.y, 34) + 2
    sheet.line(16, y, 194, y, weight=0.6)
    left, right = Flow(sheet, 16, y + 3, 92), Flow(sheet, 122, y + 3, 72)
    facts(
        left,
        (
            ("Customer", buyer.name, "buyer_name"),
            ("Residence", one_line(buyer), "buyer_address"),
            ("Mobile", buyer.phone, ""),
        ),
        indent=22,
        mark="",
    )
    facts(
        right,
        (
            ("Invoice", deal.number, "invoice_number"),
            ("Sold on", manner.day(deal.day), "invoice_date"),
            ("Supplied in", f"{deal.place_of_supply} / {code(deal)}", "place_of_supply"),
            ("Salesperson", seller.person, ""),
        ),
        indent=24,
        mark="",
        bold=True,
    )
    y = max(left.y, right.y) + 4
    for number, line in enumerate(deal.lines, start=1):
        y = _card(sheet, line, manner, number, y)
    _sums(sheet, deal, manner, y)


def _card(sheet: Sheet, line: Line, manner: Manner, number: int, y: float) -> float:
    shown = state_row(sheet, "description", "hsn", "quantity", "unit", "rate", "gst_rate", "amount")
    phone = line.hsn == "85171300"
    height = 19.0 if phone else 14.0
    sheet.box(16, y, 178, height, weight=0.2)
    sheet.fill(16.1, y + 0.1, 9, height - 0.2, (232, 236, 244))
    sheet.text(20.6, y + 3, f"{number}", bold=True, align="C")
    sheet.text(28, y + 2, line.description, bold=True, size=10)
    many = shown("quantity", f"{quantity(line.quantity)} {line.unit} x ")
    sheet.text(156, y + 2.2, f"{many}{manner.priced(line.rate)}", align="R")
    sheet.text(192, y + 2, manner.priced(line.amount), bold=True, size=10, align="R")
    parts = (shown("hsn", f"HSN {line.hsn}"), f"GST {percent(line.gst_rate)} included", "1 year warranty")
    sheet.text(28, y + 7.6, "   |   ".join(part for part in parts if part), size=8)
    if phone:
        seed = int(line.rate) * 7 + number
        first, second = f"35{seed * 7919 % 10**13:013d}", f"35{seed * 6101 % 10**13:013d}"
        sheet.text(28, y + 12.4, f"IMEI 1  {first}    IMEI 2  {second}", size=8)
    return y + height + 2


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 116, y + 2, 76, size=9)
    added(sums, [("Price of goods without tax", manner.priced(deal.taxable), "taxable_value")])
    rate = deal.lines[0].gst_rate / len(heads_of(deal))
    for label, name in heads_of(deal):
        added(sums, [(f"{label} ({percent(rate)})", manner.priced(getattr(deal, name)), name)])
    added(sums, rounding(deal, manner, "Rounded by"))
    sums.gap(0.4)
    sums.size = 12
    sums.between("You pay", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 16, y + 2, 92, size=8.5)
    left.say("In words", size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Finance reference 77 4180 22, scheme 6 + 2 months, processing fee 0.00", size=8)
    left.say(
        "Warranty is given by the maker. Liquid and display damage are not covered. Keep the box.", size=8
    )
    end = max(sums.y, left.y) + 8
    sheet.text(16, end + 11, "Customer's signature", size=8.5)
    signed(sheet, 194, end, "Store Manager", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "device_cards",
    ("b2c",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05-04-2026", symbol="Rs. "),
        Manner("April 5, 2026", symbol="₹ "),
    ),
    Terms(lines=(1, 5), inclusive=True, words=("Rupees", "Indian Rupees"), shelf=_SHELF),
    size=9,
)
