"""A medicine stockist's bill on half a page from a dot printer: quantity first, batch and expiry."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, rates, "NOS", low, high)
    for name, hsn, rates, low, high in (
        ("ZELPIRA 650 TAB", "30049069", ("12", "5"), 14, 38),
        ("MOXIVENT 500 CAP", "30041030", ("12", "5"), 46, 140),
        ("PANTRAVEL 40 TAB", "30049034", ("12", "5"), 60, 170),
        ("GLIMORA M2 TAB", "30049099", ("12", "5"), 50, 190),
        ("COFSARAL SYRUP 100ML", "30049088", ("12", "5"), 48, 120),
        ("DERMISHA CREAM 15G", "30049099", ("12", "5"), 38, 150),
        ("ORALYTE SACHET ORANGE", "30049099", ("12", "5"), 9, 24),
        ("VITACHURN SYRUP 200ML", "21069099", ("18", "5"), 70, 220),
        ("COTTON CREPE BANDAGE 10CM", "30059040", ("12", "5"), 60, 190),
        ("HAND SANITISER 200ML", "38089400", ("18", "18"), 40, 95),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    left, right = Flow(sheet, 6, 5, 82), Flow(sheet, 92, 5, 64)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    left.say(bench.flat(seller).upper(), "seller_address")
    left.say(f"PH:{seller.phone}  D.L.NO: {seller.region.letters}-20B-{int(deal.total) % 9000 + 1000}/21B")
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark=": ")
    right.say("PARTY", bold=True)
    right.say(buyer.name.upper(), "buyer_name", bold=True)
    right.say(bench.flat(buyer).upper(), "buyer_address")
    right.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=": ")
    data = Flow(sheet, 160, 5, 46)
    data.say("GST INVOICE", bold=True, size=10)
    bench.rows(
        data,
        (
            ("BILL NO", deal.number, "invoice_number"),
            ("DATE", manner.day(deal.day), "invoice_date"),
            ("DUE DT", manner.day(deal.due) if deal.due else "", "due_date"),
            ("POS", deal.place_of_supply.upper(), "place_of_supply"),
            ("REV.CHG", "NO", "reverse_charge"),
        ),
        indent=15,
    )
    y = max(left.y, right.y, data.y) + 1
    columns = [
        Column("QTY", 9, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("FREE", 9, lambda _, g: "-", align="C"),
        Column("PRODUCT NAME", 50, lambda _, g: g.description, ("description",), "L"),
        Column("BATCH", 18, lambda i, g: f"{'BKTZ'[i % 4]}{int(g.rate * 9) % 9000 + 999}", align="L"),
        Column("EXP", 12, lambda i, _: f"{i % 12 + 1:02d}/{(deal.day.year + 2) % 100}", align="C"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 16, lambda _, g: money(g.mrp), ("mrp",)),
        Column("RATE", 16, lambda _, g: money(g.rate), ("rate",)),
        Column("DIS%", 12, lambda _, g: f"{g.discount_pct:.1f}"),
        Column("GST%", 12, lambda _, g: f"{g.gst_rate:.1f}", ("gst_rate",)),
        Column("AMOUNT", 26, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=6, y=y, bottom=110, style=Style("dashes", 7.4, pad=0.4), least=48
    )
    table = [["CLASS", "TAXABLE", *[head for head, _ in bench.heads(deal)]]]
    for rate, base, taxes in bench.rates(deal):
        table.append(
            [f"GST {quantity(rate)}%", money(base), *[money(taxes[name]) for _, name in bench.heads(deal)]]
        )
    at = y + 1.5
    for row in table:
        for place, text in enumerate(row):
            sheet.text(6 if not place else 24 + place * 22, at, text, size=7, align="R" if place else "L")
        at += 3.4
    sums = Flow(sheet, 148, y + 1.5, 55.2)
    bench.strip(sums, [("GROSS AMT", money(deal.taxable + deal.discount), "")])
    bench.strip(sums, [("LESS DISC", money(deal.discount) if deal.discount else "", "discount")])
    bench.strip(sums, [("TAXABLE", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.head_sums(deal, manner, "{} PAYABLE"))
    bench.strip(sums, bench.rounding(deal, manner, "R/OFF"))
    bench.strip(sums, [("NET AMOUNT", money(deal.total), "total")], bold=True)
    low = Flow(sheet, 6, max(at, y + 12) + 1, 100)
    low.pair("IN WORDS", deal.words, "total_in_words")
    items = sum((line.quantity for line in deal.lines), Decimal(0))
    low.say(f"ITEMS: {len(deal.lines)}" + bench.unless(sheet, "quantity", f"  QTY: {quantity(items)}"))
    low.say("COLD CHAIN AND SCHEDULE H1 DRUGS NOT RETURNABLE. E.&O.E.")
    sign(sheet, deal, 203, max(sums.y, low.y) + 2, label="AUTH. SIGNATORY")


LAYOUT = Layout(
    "chemist_strip",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05-04-2026", grouped=False),
        Manner("05/04/26", grouped=False),
    ),
    Terms(lines=(2, 9), near=True, discounts=True, words=("Rupees", "INR"), shelf=_SHELF),
    face="courier",
    size=7.2,
    page=(210, 148),
)
