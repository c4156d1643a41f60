"""A jeweller's invoice: two weights, purity and mark, the metal's price and the making told apart."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import PAISA, Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_MAROON = (112, 22, 36)
_SHELF = (
    Good("Gold Ladies Ring 22K", "711319", ("3", "3"), "GMS", 9800, 12600),
    Good("Gold Ear Studs 18K", "711319", ("3", "3"), "GMS", 8200, 10800),
    Good("Gold Nose Pin 22K", "711319", ("3", "3"), "GMS", 9800, 12600),
    Good("Silver Payal Pair 925", "711311", ("3", "3"), "GMS", 120, 190),
    Good("Silver Coin 999", "711411", ("3", "3"), "GMS", 110, 170),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(5, 5, 138, 200, weight=0.6)
    sheet.box(6.2, 6.2, 135.6, 197.6, weight=0.2)
    head = Flow(sheet, 8, 9, 132)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say("JEWELLERS  *  916 BIS Hallmarked Gold  *  Silver  *  Diamonds", size=7.5, centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    desk.held(
        sheet,
        head,
        f"GSTIN: {seller.gstin}   Tel: {seller.phone}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    y = head.y + 1
    sheet.fill(6.4, y, 135.2, 6, _MAROON)
    sheet.text(74, y + 1.1, "TAX INVOICE", bold=True, align="C", ink=(255, 255, 255))
    left, right = Flow(sheet, 9, y + 8, 80), Flow(sheet, 94, y + 8, 46)
    left.pair("Name", buyer.name, "buyer_name", bold=True)
    left.pair("Add.", desk.flat(buyer), "buyer_address")
    left.pair("State of supply", deal.place_of_supply, "place_of_supply")
    right.pair("Inv. No.", deal.number, "invoice_number", bold=True)
    right.pair("Date", manner.day(deal.day), "invoice_date", bold=True)
    right.say(f"24K today: {manner.money(Decimal(13150))}/g", size=7.2)
    money, many = manner.money, "quantity" not in sheet.omit

    def making(g: Line) -> Decimal:
        return (g.rate * Decimal("0.09")).quantize(Decimal(1)).quantize(PAISA)

    columns = [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Description",
            30,
            lambda i, g: desk.with_details(g, f"HUID AZ{int(g.rate) % 900 + 100}{i}"),
            ("description",),
            "L",
        ),
        Column("HSN", 13, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Gross\nWt (g)", 14, lambda _, g: f"{g.quantity + Decimal('0.040'):.3f}" if many else ""),
        Column("Net\nWt (g)", 14, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("Metal\nRate/g", 18, lambda _, g: money(g.rate - making(g))),
        Column("Making\nper g", 16, lambda _, g: money(making(g))),
        Column("Amount", 23.2, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=6.4,
        y=max(left.y, right.y) + 2,
        bottom=140,
        style=Style("columns", 8, pad=0.9),
        least=56,
    )
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 86, y + 1.5, 54.6)
    desk.sums(sums, [("Taxable", manner.money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "R. Off"))
    sums.size = 10.5
    desk.sums(sums, [("Total Rs.", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 9, y + 1.5, 72, size=7.8)
    desk.held(sheet, left, f"Rupees in words: {deal.words}", [("total_in_words", deal.words)], bold=True)
    left.gap()
    left.say(
        "Old gold exchange: nil. Received: by card. Weight and purity may be checked at any BIS centre; "
        "the charge is borne by us if found short.",
        size=7,
    )
    end = max(left.y, sums.y) + 2
    sheet.line(6.4, end, 141.6, end)
    sheet.text(9, end + 12, "Customer's signature", size=8)
    desk.sign(sheet, 139, end + 2, f"For {deal.seller.name}", "Auth. Signatory")


LAYOUT = Layout(
    "memo_jewel",
    ("b2c",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026", symbol="₹ "), Manner("05 Apr 2026", symbol="₹")),
    Terms(lines=(1, 3), near=True, hsn_digits=6, shelf=_SHELF),
    face="serif",
    size=8.4,
    page=(148, 210),
)
