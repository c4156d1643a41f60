"""A courier's monthly bill: a row for each docket with its own day, weight and destination."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.seventh.marks import added, rounding
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, "996812", ("18", "18"), "BOX", low, high)
    for name, low, high in (
        ("Surface Cargo", 60, 180), ("Air Express", 140, 420), ("Document Pouch", 35, 90),
        ("Reverse Pickup", 55, 140), ("COD Parcel", 70, 160),
    )
)  # fmt: skip
_PLACES = ("BOM", "DEL", "BLR", "CCU", "HYD", "MAA", "JAI", "IDR")
_BLUE = (20, 60, 130)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 8, 190, 15, _BLUE)
    sheet.text(14, 10.5, seller.name.upper(), bold=True, size=16, ink=(255, 255, 255), name="seller_name")
    sheet.text(196, 11.5, "FREIGHT BILL", bold=True, size=11, align="R", ink=(255, 255, 255))
    sheet.text(196, 16.5, "Tax Invoice under Rule 46", size=7.5, align="R", ink=(255, 255, 255))
    own = Flow(sheet, 14, 25, 182, size=8)
    own.say(f"Regd. & Head Office: {full(seller)}" if "seller_address" not in sheet.omit else "")
    if "seller_address" not in sheet.omit:
        sheet.says("seller_address", full(seller))
    phrase(own, f"GSTIN {seller.gstin}  PAN {seller.pan}", "seller_gstin", seller.gstin)
    own.say("CIN U60200XX2011PLC044718  Customer care 1860 210 4411", size=7.5)
    y = own.y + 2
    sheet.line(10, y, 200, y)
    left, right = Flow(sheet, 12, y + 2, 100), Flow(sheet, 122, y + 2, 78)
    left.say("Consignor / Billing party", size=7.5)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(full(buyer), "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    left.say(f"Customer code {deal.seller.region.letters}C{buyer.pin}", size=8)
    start = deal.day - timedelta(days=30)
    facts(
        right,
        (
            ("Bill No", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Period", f"{manner.day(start)} to {manner.day(deal.day - timedelta(days=1))}", ""),
            ("Pay By", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Contract / PO", deal.order_number, "order_number"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ),
        indent=27,
        mark="",
        bold=True,
    )
    y = _rows(sheet, deal, manner, max(left.y, right.y) + 3)
    _foot(sheet, deal, manner, y)


def _rows(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    def docket(_: int, line: Line) -> str:
        return f"{int(line.rate * 8837) % 89999999 + 10000000}"

    columns = [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Docket No", 22, docket, align="L"),
        Column("Bkg Dt", 21, lambda i, _: manner.day(deal.day - timedelta(days=28 - 2 * i)), align="L"),
        Column("Dest", 12, lambda i, g: _PLACES[int(g.rate) % 8], align="C"),
        Column("Service", 34, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 15, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Ch.Wt Kg", 16, lambda i, g: f"{(int(g.rate) % 17) + 0.5:.1f}"),
        Column("Boxes", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate/Box", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Freight", 29, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    return draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=205, style=Style("rows", 8, pad=0.8))


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    heads = heads_of(deal)
    share = percent(deal.lines[0].gst_rate / len(heads))
    sums = Flow(sheet, 124, y + 2, 75.2)
    added(sums, [("Total freight", manner.money(deal.taxable), "taxable_value")])
    added(
        sums,
        [(f"{label} on freight {share}", manner.money(getattr(deal, name)), name) for label, name in heads],
    )
    added(sums, rounding(deal, manner))
    sums.size = 10.5
    sums.between("Bill total", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 12, y + 2, 104, size=8)
    phrase(left, f"Rupees in words: {deal.words}", "total_in_words", deal.words)
    left.say("Whether tax is payable on reverse charge: No", "reverse_charge")
    left.gap()
    left.say(
        "Liability for loss is limited to Rs. 5,000 a docket unless insured. POD copies are kept for 90 "
        "days. Interest of 24% p.a. runs from the pay-by date. Claims within 7 days of delivery."
    )
    left.say("NEFT: Kaveri Merchants Bank 6602 0010 4471, IFSC KVMB0000660")
    signed(sheet, 199, max(left.y, sums.y) + 6, "Billing in-charge", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "courier_docket",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹"), Manner("05-Apr-26")),
    Terms(
        lines=(4, 12), one_rate=True, rounding="total", hsn_digits=6, words=("Rupees", "Rs."), shelf=_SHELF
    ),
    face="sans",
    size=8.6,
)
