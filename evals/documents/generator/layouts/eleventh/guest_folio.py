"""A hotel's invoice at departure: guest, room, arrival and departure, charges by the day."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GOLD = (150, 110, 30)
_SHELF = tuple(
    Good(name, sac, rates, unit, low, high)
    for name, sac, rates, unit, low, high in (
        ("Room Tariff - Superior Double", "996311", ("12", "5"), "DAY", 2200, 5200),
        ("Room Tariff - Standard Single", "996311", ("12", "5"), "DAY", 1300, 2600),
        ("Extra Bed", "996311", ("12", "5"), "DAY", 1010, 1300),
        ("Restaurant - Dinner Buffet", "996331", ("5", "5"), "NOS", 850, 1200),
        ("Conference Room Half Day", "997212", ("18", "18"), "NOS", 3500, 9000),
        ("Airport Transfer Sedan", "996412", ("5", "5"), "NOS", 900, 1800),
        ("Laundry - Suit Dry Clean", "999712", ("18", "18"), "NOS", 810, 900),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.ink = _GOLD
    head = Flow(sheet, 15, 12, 180)
    head.say(seller.name, "seller_name", bold=True, size=19, centred=True)
    sheet.line(70, head.y + 0.5, 140, head.y + 0.5, weight=0.5)
    sheet.ink = (0, 0, 0)
    head.gap()
    head.say(bench.flat(seller, state=True), "seller_address", centred=True)
    bench.held(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    sheet.text(105, head.y + 3, "TAX INVOICE", bold=True, size=12, align="C")
    y = head.y + 11
    nights = int(deal.lines[0].quantity)
    left, right = Flow(sheet, 15, y, 92), Flow(sheet, 118, y, 78)
    bench.rows(
        left,
        (
            ("Guest / Company", buyer.name, "buyer_name"),
            ("Address", bench.flat(buyer, state=True), "buyer_address"),
            ("GSTIN", buyer.gstin or "", "buyer_gstin"),
            ("Room No.", f"{int(deal.total) % 4 + 1}0{int(deal.total) % 9 + 1}", ""),
            ("Persons", "2", ""),
        ),
        indent=30,
    )
    bench.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Arrival", f"{manner.day(deal.day - timedelta(days=nights))} 13:20", ""),
            ("Departure", f"{manner.day(deal.day)} 10:45", ""),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=27,
    )
    columns = [
        Column("Date", 24, lambda i, _: manner.day(deal.day - timedelta(days=max(nights - i, 0))), align="L"),
        Column("Particulars", 62, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Nos", 11, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 13, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Charges", 30, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = max(left.y, right.y) + 4
    style = Style("rows", 9, shade=(246, 240, 226), pad=1.2)
    y = draw_table(sheet, columns, deal.lines, x=15, y=y, bottom=205, style=style)
    sums = Flow(sheet, 112, y + 2, 82.2)
    bench.strip(sums, [("Total Charges", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} @ {rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Round Off"))
    bench.strip(sums, [("Bill Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 15, sums.y + 4, 180)
    low.pair("In words", deal.words, "total_in_words")
    low.gap()
    low.say("I agree that I am personally liable for this bill. Check-out time 11 noon.", size=8)
    sheet.text(15, low.y + 14, "Guest Signature", size=8.6)
    bench.seal(sheet, deal, 138, low.y + 3, "Front Office Manager")


LAYOUT = Layout(
    "guest_folio",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05-Apr-26", symbol="₹ "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="INR "),
    ),
    Terms(lines=(1, 4), near=True, hsn_digits=6, words=("Rupees", "INR"), shelf=_SHELF),
    face="serif",
    size=9,
)
