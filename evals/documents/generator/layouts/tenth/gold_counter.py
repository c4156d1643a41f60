"""A jeweller's bill on a full page: purity, gross and net weight, metal and making by the gram."""

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

_SHELF = (
    Good("Gold Chain", "71131910", ("3", "3"), "GMS", 10400, 12700),
    Good("Gold Bangle", "71131910", ("3", "3"), "GMS", 10400, 12700),
    Good("Gold Mangalsutra Pendant", "71131910", ("3", "3"), "GMS", 10400, 12700),
    Good("Silver Pooja Thali", "71141110", ("3", "3"), "GMS", 115, 180),
    Good("Silver Anklet", "71131120", ("3", "3"), "GMS", 115, 190),
)


def _making(g: Line) -> Decimal:
    return (g.rate * Decimal("0.11")).quantize(Decimal(1)).quantize(PAISA)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 10, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=18, centred=True)
    head.say("Gold | Silver | Diamond Jewellery (BIS Hallmarked)", centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    text = f"GSTIN : {seller.gstin}    Phone : {seller.phone}"
    desk.held(sheet, head, text, [("seller_gstin", seller.gstin)], centred=True)
    y = head.y + 1.5
    sheet.box(10, y, 190, 6.4)
    sheet.text(105, y + 1, "TAX INVOICE", bold=True, size=10.5, align="C")
    y += 6.4
    left, right = Flow(sheet, 12, y + 1, 112), Flow(sheet, 130, y + 1, 68)
    desk.rows(
        left,
        (
            ("Customer", buyer.name, "buyer_name"),
            ("Address", desk.flat(buyer), "buyer_address"),
            ("Mobile", buyer.phone, ""),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ),
        indent=28,
    )
    desk.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Salesman", "KIRAN", ""),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=28,
    )
    end = max(left.y, right.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(128, y, 128, end)
    money, many = manner.money, "quantity" not in sheet.omit
    columns = [
        Column("Sr.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Item Description", 43, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Purity", 14, lambda _, g: "22K916" if g.rate > 5000 else "92.5", align="C"),
        Column("Gross Wt\n(gm)", 20, lambda _, g: f"{g.quantity + Decimal('0.120'):.3f}" if many else ""),
        Column("Net Wt\n(gm)", 20, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("Rate/gm", 20, lambda _, g: money(g.rate - _making(g))),
        Column("Making/gm", 21, lambda _, g: money(_making(g))),
        Column("Amount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8.6, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=10, y=end, bottom=190, style=style, least=64)
    sums = Flow(sheet, 130, y + 1.5, 69)
    desk.sums(sums, [("Taxable Amount", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} @ {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "Round Off"))
    sums.size = 11
    desk.sums(sums, [("Net Amount", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 1.5, 112)
    low.pair("In Words", deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Hallmarking charges included. Weight of stones is deducted at the time of exchange.", size=7.8)
    end = max(sums.y, low.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(128, y, 128, end)
    sheet.text(12, end + 13, "Customer Signature", size=8.4)
    desk.sign(sheet, 198, end + 2, f"For {seller.name.upper()}", "Authorised Signatory")


LAYOUT = Layout(
    "gold_counter",
    ("b2c",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026"), Manner("05-Apr-2026", symbol="Rs. ")),
    Terms(lines=(1, 3), near=True, words=("Rupees",), shelf=_SHELF),
    size=9,
)
