"""A grain merchant's half-page bill for produce that bears no tax: bags, quintals, rate, freight."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("0", "0"), "QTL", low, high, food=True)
    for name, hsn, low, high in (
        ("Wheat Sharbati Loose", "10019910", 2450, 3200),
        ("Gram Desi (Chana)", "07132010", 5400, 6300),
        ("Mustard Seed", "12075090", 5500, 6400),
        ("Soyabean Yellow", "12019000", 4200, 4900),
        ("Maize Loose", "10059000", 2050, 2400),
        ("Masoor Whole", "07134000", 6100, 6900),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.text(8, 5, "BILL OF SUPPLY", bold=True, size=10.5)
    sheet.text(202, 5.5, "Exempted agricultural produce - no tax charged", size=8, align="R")
    head = Flow(sheet, 8, 11, 194)
    head.say(seller.name.upper(), "seller_name", bold=True, size=15, centred=True)
    head.say("Grain Merchants & Commission Agents (Arhat)", centred=True)
    head.say(bench.flat(seller, state=True), "seller_address", centred=True)
    text = f"GSTIN {seller.gstin}    Mandi Licence No. {int(deal.total) % 900 + 100}/A    Ph. {seller.phone}"
    bench.held(head, text, "seller_gstin", seller.gstin, centred=True)
    y = head.y + 1
    sheet.line(6, y, 204, y, weight=0.4)
    left, right = Flow(sheet, 8, y + 1.5, 124), Flow(sheet, 146, y + 1.5, 58)
    left.pair("Purchaser", buyer.name, "buyer_name", indent=20, bold=True)
    left.pair("Place", bench.flat(buyer), "buyer_address", indent=20)
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=20)
    bench.rows(
        right,
        (
            ("Bill No.", deal.number, "invoice_number"),
            ("Dated", manner.day(deal.day), "invoice_date"),
            ("Truck No.", f"{seller.region.letters}20 GA {int(deal.total) % 9000 + 999}", ""),
        ),
        indent=20,
    )
    columns = [
        Column("Sr.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Commodity", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 24, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Bags", 16, lambda _, g: bench.unless(sheet, "quantity", f"{int(g.quantity * 2)}"), align="C"),
        Column("Wt. (Qtl)", 24, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Rate/Qtl", 28, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 34, lambda _, g: money(g.taxable), ("amount",)),
    ]
    y = max(left.y, right.y) + 1.5
    style = Style("columns", 9, pad=0.8)
    y = draw_table(sheet, columns, deal.lines, x=6, y=y, bottom=100, style=style, least=38)
    sums = Flow(sheet, 134, y + 1.5, 69.2)
    bench.strip(sums, [("Add: Freight", money(deal.shipping), "shipping")])
    bench.strip(sums, bench.rounding(deal, manner, "Round Off"))
    bench.strip(sums, [("Bill Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 8, y + 1.5, 112)
    low.say(deal.words, "total_in_words", bold=True)
    low.say("Payment within 7 days, interest @ 1.5% per month thereafter. E. & O.E.", size=8)
    bench.seal(sheet, deal, 146, max(sums.y, low.y) + 2, "Munim / Partner", above="For ")


LAYOUT = Layout(
    "mandi_arhat",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026", symbol="₹ "), Manner("05/04/26")),
    Terms(lines=(1, 3), freight=True, words=("Rupees",), shelf=_SHELF),
    size=9,
    page=(210, 148),
)
