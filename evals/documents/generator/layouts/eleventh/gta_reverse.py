"""A road carrier's freight bill to a trader: consignments in the rows, the tax left to the recipient."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, "996511", ("0", "0"), "TRIP", low, high)
    for name, low, high in (
        ("Freight - full truck load, food grains", 14000, 46000),
        ("Freight - part load, cartons", 2600, 9800),
        ("Freight - container 20 ft, tiles", 18000, 52000),
        ("Freight - LCV, electrical goods", 3500, 12500),
        ("Detention charges at unloading point", 900, 3200),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 10, 9, 190)
    head.say(seller.name.upper(), "seller_name", bold=True, size=17, centred=True)
    head.say("FLEET OWNERS & TRANSPORT CONTRACTORS", bold=True, centred=True)
    head.say(bench.flat(seller, state=True), "seller_address", centred=True)
    text = f"GSTIN: {seller.gstin}  |  PAN: {seller.pan}  |  Mob: {seller.phone}"
    bench.held(head, text, "seller_gstin", seller.gstin, centred=True)
    y = head.y + 1.5
    sheet.fill(10, y, 190, 7, (235, 225, 205))
    sheet.box(10, y, 190, 7)
    sheet.text(105, y + 1.2, "TAX INVOICE (FREIGHT BILL)", bold=True, size=11, align="C")
    y += 7
    left, right = Flow(sheet, 12, y + 1.5, 112), Flow(sheet, 130, y + 1.5, 69)
    left.pair("M/s", buyer.name, "buyer_name", indent=16, mark="", bold=True)
    left.pair("Address", bench.flat(buyer, state=True), "buyer_address", indent=16, mark="")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=16, mark="")
    bench.rows(
        right,
        (
            ("Bill No.", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Pay By", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Place of Supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
            ("Reverse Charge", "Yes", "reverse_charge"),
        ),
        indent=27,
    )
    end = max(left.y, right.y) + 1.5
    sheet.box(10, y, 190, end - y)
    sheet.line(127, y, 127, end)
    money = manner.money
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("L.R. No. &\nDate", 26, lambda i, g: f"{int(g.rate) % 9000 + 1000 + i}\n"
               f"{manner.day(deal.day - timedelta(days=9 - i))}", align="L"),
        Column("Particulars", 58, lambda _, g: g.description, ("description",), "L"),
        Column("Vehicle No.", 25,
               lambda i, g: f"{seller.region.letters}{11 + i}T{int(g.rate) % 9000 + 999}", align="C"),
        Column("SAC", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Trips", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Freight\nAmount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]  # fmt: skip
    style = Style("columns", 8.4, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=10, y=end, bottom=205, style=style, least=78)
    sums = Flow(sheet, 134, y + 1.5, 65)
    bench.strip(sums, [("Total Freight", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.rounding(deal, manner, "Round Off"))
    sums.size = 10.5
    bench.strip(sums, [("Net Payable", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 1.5, 116)
    low.pair("In words", deal.words, "total_in_words", bold=True)
    low.gap()
    low.say(
        bench.unless(
            sheet,
            "reverse_charge",
            "GST on this bill is to be paid by the recipient under the "
            "reverse charge mechanism. We have not availed input tax credit.",
        ),
        size=7.8,
    )
    end = max(sums.y, low.y) + 1.5
    sheet.box(10, y, 190, end - y)
    sheet.line(131, y, 131, end)
    last = Flow(sheet, 12, end + 2, 110, size=7.8)
    last.say(
        "Goods carried at owner's risk. Payment by A/c payee cheque only. Subject to local jurisdiction."
    )
    sign(sheet, deal, 198, end + 3, label="Manager / Auth. Signatory")


LAYOUT = Layout(
    "gta_reverse",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="Rs. "), Manner("05/04/26")),
    Terms(lines=(1, 5), reverse_charge=True, hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    size=8.8,
)
