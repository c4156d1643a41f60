"""A cloud program's invoice: a thin head, discounts by article, a row for each tax named with its rate."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_GREY = (60, 61, 58)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 16, 16, 90)
    left.say(seller.name, "seller_name", bold=True, size=11)
    desk.lines(left, desk.tall(seller), "seller_address")
    desk.held(sheet, left, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)])
    left.say(seller.phone)
    desk.held(sheet, left, f"FSSAI Lic. {seller.fssai}", [("seller_fssai", seller.fssai)])
    sheet.text(194, 15, "TAX INVOICE", size=22, align="R")
    if "invoice_number" not in sheet.omit:
        sheet.text(194, 26, f"# {deal.number}", bold=True, size=9, align="R")
        desk.said(sheet, "invoice_number", deal.number)
    sheet.text(194, 35, "Balance Due", size=8, bold=True, align="R")
    sheet.text(194, 39, manner.priced(deal.total), size=12, bold=True, align="R")
    y = max(left.y, 48) + 6
    bill = Flow(sheet, 16, y, 62)
    bill.say("Bill To")
    bill.say(buyer.name, "buyer_name", bold=True)
    desk.lines(bill, desk.tall(buyer), "buyer_address")
    desk.held(sheet, bill, f"GSTIN {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    ship = Flow(sheet, 80, y, 48)
    if deal.ship_to and not {"buyer_name", "buyer_address"} & sheet.omit:
        ship.say("Ship To")
        desk.lines(ship, desk.tall(deal.ship_to), "delivery_address")
    facts = y
    term = f"Net {(deal.due - deal.day).days}" if deal.due else "Due on Receipt"
    for label, text, name in (
        ("Invoice Date :", manner.day(deal.day), "invoice_date"),
        ("Terms :", term, ""),
        ("Due Date :", manner.day(deal.due) if deal.due else "", "due_date"),
        ("P.O.# :", deal.order_number, "order_number"),
        ("Reverse Charge :", "No", "reverse_charge"),
    ):
        if text and name not in sheet.omit:
            sheet.text(166, facts, label, align="R")
            sheet.text(194, facts, text, align="R", name=name or None)
            facts += 6
    y = max(bill.y, ship.y, facts) + 4
    place = f"{deal.place_of_supply} ({code(deal)})"
    desk.put(sheet, (16, y), "Place Of Supply:", place, "place_of_supply", bold=False)
    money = manner.money
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 22, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount", 20, lambda _, g: money(g.discount), ("discount",)),
        Column("Amount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=16, y=y + 7, bottom=210, style=Style("rows", 8.6, shade=_GREY, pad=1.8)
    )
    _sums(sheet, deal, manner, y + 3)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    right = Flow(sheet, 118, y, 75)
    desk.sums(right, [("Sub Total", manner.money(deal.taxable), "taxable_value")])
    for row in desk.tax_rows(sheet, deal, manner, "{head}{rate} ({rate}%)"):
        right.gap(0.35)
        desk.sums(right, [row])
    right.gap(0.35)
    desk.sums(right, desk.rounded(deal, manner, "Rounding"))
    right.gap(0.35)
    desk.sums(right, [("Total", manner.priced(deal.total), "total")], bold=True)
    right.gap(0.35)
    sheet.fill(112, right.y - 1, 82, 6.5, (245, 244, 243))
    desk.sums(right, [("Balance Due", manner.priced(deal.total), "")], bold=True)
    left = Flow(sheet, 16, y, 88)
    left.say("Total In Words")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Notes", size=8)
    left.say("Thanks for your business.", size=8)
    left.gap()
    left.say("Terms & Conditions", size=8)
    left.say("Please quote the invoice number with your remittance. Claims within 3 days.", size=7.5)
    desk.sign(sheet, 194, max(left.y, right.y) + 12, "", "Authorized Signature")


LAYOUT = Layout(
    "zen_books",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹"), Manner("05 Apr 2026", symbol="₹"), Manner("2026-04-05", symbol="Rs.")),
    Terms(lines=(1, 5), discounts=True, words=("Indian Rupee", "Rupees")),
    size=9,
)
