"""A distributor's wide register over pages: case and piece, scheme, a pair of columns for each tax."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, head_columns, run
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, pieces, rounding, tax_lines
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    money = manner.money
    y = _head(sheet, deal, manner)

    def turn() -> float:
        sheet.new_page()
        sheet.text(12, 9, f"{deal.seller.name} - continuation", bold=True)
        number = "" if "invoice_number" in sheet.omit else f"Invoice {deal.number}"
        sheet.text(285, 9, f"{number}   Page {sheet.pages}", align="R")
        return 15.0

    def carry(at: float, running: Decimal, foot: bool) -> float:
        sheet.text(
            200, at + 0.8, "c/o to next page" if foot else "b/f from previous page", size=7.5, align="R"
        )
        sheet.text(284.2, at + 0.8, money(running), size=7.5, bold=True, align="R")
        return at + 5

    wide = len(heads_of(deal)) == 1
    hsn, many = "hsn" not in sheet.omit, "quantity" not in sheet.omit
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "SKU", 17, lambda i, g: f"{g.hsn[:2]}-{int(g.rate * 7) % 9000 + 1000}" if hsn else "", align="L"
        ),
        Column("Product", 75 if wide else 51, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 16, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Cs", 8, lambda _, g: f"{int(g.quantity) // 24}" if many else ""),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("Gross", 20, lambda _, g: money(g.taxable + g.discount)),
        Column("Sch.", 16, lambda _, g: money(g.discount) if g.discount else "-", ("discount",)),
        Column("Taxable", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        *head_columns(deal, manner, rate=9, amount=16 if not wide else 17),
        Column("Net Amt", 18 if not wide else 17, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=188,
        style=Style("grid", 7.3, pad=0.45, shade=(235, 235, 235)),
        turn=turn, carry=carry,
    )  # fmt: skip
    if y > 145:
        y = turn()
    _foot(sheet, deal, manner, y)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    left, middle = Flow(sheet, 12, 9, 96), Flow(sheet, 114, 9, 94)
    left.say(seller.name, "seller_name", bold=True, size=13)
    left.say(full(seller), "seller_address")
    phrase(left, f"GST: {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(left, f"FSSAI: {seller.fssai}", "seller_fssai", seller.fssai)
    middle.say("Retailer", size=7)
    middle.say(buyer.name, "buyer_name", bold=True)
    middle.say(full(buyer), "buyer_address")
    phrase(middle, f"GST: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    sheet.text(285, 9, "GST TAX INVOICE", bold=True, size=12, align="R")
    y = 16.0
    for row in (
        [("Invoice", deal.number, "invoice_number"), ("Dt", manner.day(deal.day), "invoice_date")],
        [
            ("Salesman", "S-118", ""),
            ("Beat", "TUE-04", ""),
            ("Due", manner.day(deal.due) if deal.due else "", "due_date"),
        ],
        [("Order", deal.order_number, "order_number"), ("Load sheet", f"{deal.day:%m%d}-3", "")],
        [("POS", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"), ("RCM", "No", "reverse_charge")],
    ):
        run(sheet, (212, y), row, size=8, gap=4)
        y += 4.4
    return max(left.y, middle.y, y) + 2


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 200, y + 2, 84.2)
    added(sums, [("Gross value", money(deal.taxable + deal.discount), "")])
    added(sums, [("Less scheme", money(deal.discount) if deal.discount else "", "discount")])
    added(sums, [("Taxable value", money(deal.taxable), "taxable_value"), *tax_lines(deal, manner)])
    added(sums, rounding(deal, manner, "R.Off"))
    sums.size = 11
    sums.between("INVOICE VALUE", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 14, y + 2, 170, size=8)
    many = pieces(sheet, deal)
    left.say(f"Lines {len(deal.lines)}   Pieces {many}" if many else f"Lines {len(deal.lines)}", bold=True)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap(0.6)
    left.say("Outstanding before this bill 4,312.00 (2 bills, oldest 41 days). Credit limit 60,000.00.")
    left.say("Damages and expiry are taken back by the 10th of each month only. Cheque bounce: 350 + GST.")
    if deal.lines and sum((line.discount for line in deal.lines), ZERO):
        left.say("Schemes are those of the week in force on the day of the order.")
    signed(sheet, 284, max(left.y, sums.y) + 3, "Authorised Signatory", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "ledger_pages",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", grouped=False, symbol="Rs. "),
        Manner("05-Apr-2026"),
        Manner("2026-04-05", symbol="₹ "),
    ),
    Terms(lines=(28, 52), discounts=True, words=("Rupees",), shelf=(*FOOD, *OTHER[:4])),
    size=8.2,
    page=(297, 210),
)
