"""A van salesman's invoice over pages: HSN below each article, MRP, scheme, a page's sum at its foot."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import block, phrase
from evals.documents.generator.layouts.parts import code, with_hsn
from evals.documents.generator.layouts.seventh.marks import added, pieces, rounding, tax_lines
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    money = manner.money
    y = _head(sheet, deal, manner)

    def turn() -> float:
        sheet.new_page()
        sheet.text(14, 12, deal.seller.name, bold=True)
        number = "" if "invoice_number" in sheet.omit else f"Inv {deal.number}"
        sheet.text(196, 12, f"{number}   Sheet {sheet.pages}", align="R")
        return 20.0

    def carry(at: float, running: Decimal, foot: bool) -> float:
        label = "Carried to next sheet" if foot else "Brought from last sheet"
        sheet.text(150, at + 0.8, label, size=8, align="R")
        sheet.text(195.2, at + 0.8, money(running), size=8, bold=True, align="R")
        return at + 5.5

    columns = [
        Column("Sn", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Article / HSN", 58, lambda _, g: with_hsn(sheet, g, "HSN "), ("description", "hsn"), "L"),
        Column("MRP", 17, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 16, lambda _, g: f"{quantity(g.quantity)}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Basic", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("Scheme", 16, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable", 21, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST%", 11, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("Amount", 22, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("rows", 8, shade=(222, 232, 222), pad=0.5)
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=y, bottom=268, style=style, turn=turn, carry=carry
    )  # fmt: skip
    if y > 218:
        y = turn()
    _foot(sheet, deal, manner, y)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 8, "TAX INVOICE - VAN SALES", bold=True, size=10, align="C")
    left, right = Flow(sheet, 14, 15, 108), Flow(sheet, 130, 15, 66)
    left.say(seller.name, "seller_name", bold=True, size=14)
    left.say(one_line(seller), "seller_address")
    phrase(left, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(left, f"FSSAI Lic. {seller.fssai}", "seller_fssai", seller.fssai)
    facts(
        right,
        (
            ("Inv No", deal.number, "invoice_number"),
            ("Inv Dt", manner.day(deal.day), "invoice_date"),
            ("Credit till", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Order", deal.order_number, "order_number"),
            ("Route / Van", "R-07 / V-2", ""),
        ),
        indent=22,
        bold=True,
    )
    y = max(left.y, right.y) + 2
    sheet.line(14, y, 196, y, weight=0.4)
    to = Flow(sheet, 14, y + 1.5, 182)
    phrase(to, f"Outlet: {buyer.name}", "buyer_name", buyer.name, bold=True)
    to.say(one_line(buyer), "buyer_address")
    phrase(to, f"Outlet GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    place = f"{deal.place_of_supply} - {code(deal)}"
    phrase(to, f"Place of supply {place}", "place_of_supply", place)
    return to.y + 2


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    rows = [["GST %", "Taxable", "CGST", "SGST", "IGST"]]
    for part in rates_of(deal):
        rows.append(
            [quantity(part.rate), *(money(a) for a in (part.taxable, part.cgst, part.sgst, part.igst))]
        )
    end = block(sheet, rows, (16, 26, 20, 20, 20), 14, y + 3, size=7.8)
    left = Flow(sheet, 14, end + 2, 104, size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.say("Is reverse charge payable: No", "reverse_charge")
    left.say("Cash discount 1% if paid within 3 days. Damaged goods are exchanged at the next visit only.")
    sums = Flow(sheet, 128, y + 3, 67.2)
    many = pieces(sheet, deal)
    added(sums, [("Lines / pieces", f"{len(deal.lines)} / {many}" if many else "", "")])
    added(sums, [("Basic value", money(deal.taxable + deal.discount), "")])
    added(sums, [("Less scheme", money(deal.discount) if deal.discount else "", "discount")])
    added(sums, [("Taxable", money(deal.taxable), "taxable_value"), *tax_lines(deal, manner)])
    added(sums, rounding(deal, manner))
    sums.size = 11
    sums.between("Net bill", manner.priced(deal.total), "total", bold=True)
    signed(sheet, 196, max(left.y, sums.y) + 4, "Van Salesman", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "van_pages",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-26", symbol="Rs. "), Manner("05-04-2026")),
    Terms(lines=(26, 48), discounts=True, words=("Rupees", "Rs."), shelf=FOOD),
    size=8.5,
)
