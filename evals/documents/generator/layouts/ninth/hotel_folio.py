"""A hotel's folio: a line for each day and charge, the guest's stay beside it, what was paid below."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Room Tariff - Superior Twin", "996311", ("12", "5"), "DAY", 1600, 4800),
    Good("Room Tariff - Executive", "996311", ("12", "5"), "DAY", 2400, 6200),
    Good("Restaurant - Buffet Dinner", "996331", ("5", "5"), "NOS", 350, 900),
    Good("In-room Dining", "996331", ("5", "5"), "NOS", 180, 760),
    Good("Laundry & Pressing", "999711", ("18", "18"), "NOS", 60, 240),
    Good("Airport Transfer Sedan", "996412", ("5", "5"), "NOS", 900, 1900),
    Good("Conference Room 2 hrs", "997212", ("18", "18"), "NOS", 1500, 4000),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, guest = deal.seller, deal.customer
    arrived = deal.day - timedelta(days=len(deal.lines))
    sheet.text(105, 10, "HOTEL", size=8, align="C")
    sheet.text(105, 14, seller.name, bold=True, size=16, align="C", name="seller_name")
    head = Flow(sheet, 14, 22, 182)
    head.say(desk.flat(seller), "seller_address", centred=True)
    desk.held(
        sheet,
        head,
        f"GSTIN {seller.gstin}  ~  Front Office {seller.phone}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    sheet.line(14, head.y + 2, 196, head.y + 2, weight=0.6)
    y = head.y + 4
    sheet.text(105, y, "TAX INVOICE - GUEST FOLIO", bold=True, align="C")
    left, right = Flow(sheet, 14, y + 7, 92), Flow(sheet, 122, y + 7, 74)
    left.pair("Guest Name", guest.name, "buyer_name", indent=26, bold=True)
    left.pair("Address", desk.flat(guest), "buyer_address", indent=26)
    left.pair("Nationality", "Indian", indent=26)
    left.pair("Pax / Room", "2 A + 0 C  /  Room 304", indent=26)
    desk.rows(
        right,
        (
            ("Invoice #", deal.number, "invoice_number"),
            ("Invoice Dt", manner.day(deal.day), "invoice_date"),
            ("Arrival", f"{manner.day(arrived)} 13:10", ""),
            ("Departure", f"{manner.day(deal.day)} 10:45", ""),
            ("Folio / Reg. Card", f"{deal.day:%j}/2", ""),
            ("Supply at", deal.place_of_supply, "place_of_supply"),
        ),
        indent=32,
    )
    money = manner.money

    def on(i: int, _: object) -> str:
        return manner.day(arrived + timedelta(days=i))

    columns = [
        Column("Date", 24, on, align="L"),
        Column("Particulars of Charge", 58, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Nos", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Tariff", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Tax", 17, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Charges", 22, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=14,
        y=max(left.y, right.y) + 4,
        bottom=200,
        style=Style("dashes", 8.5, pad=1),
    )
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 122, y + 2, 73.2)
    desk.sums(sums, [("Charges before tax", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.head_rows(deal, manner, "Total {}"))
    desk.sums(sums, desk.rounded(deal, manner, "Adjustment"))
    desk.sums(sums, [("Folio Total", manner.priced(deal.total), "total")], bold=True)
    desk.sums(
        sums,
        [("Less: Advance", "0.00", ""), ("Settled - UPI", money(deal.total), ""), ("Balance", "0.00", "")],
    )
    left = Flow(sheet, 14, y + 2, 96, size=8.4)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "I agree that my liability for this bill is not waived, and to be held personally liable if the "
        "person or company named fails to pay."
    )
    left.gap(2)
    left.say("Guest Signature ____________________")
    desk.sign(sheet, 196, max(left.y, sums.y) + 6, f"for {deal.seller.name}", "Front Office Cashier")


LAYOUT = Layout(
    "hotel_folio",
    ("b2c",),
    draw,
    (
        Manner("05-Apr-26", symbol="INR "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="Rs. "),
    ),
    Terms(lines=(2, 6), near=True, hsn_digits=6, shelf=_SHELF),
    face="serif",
    size=8.8,
)
