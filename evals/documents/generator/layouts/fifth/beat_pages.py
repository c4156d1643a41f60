"""A goods distributor's invoice over pages: `B/F` and `C/F` sums, scheme money, cess, sums at the end."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line, pin_first
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code, sign, tax_rows
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    first = sheet.pages
    y = _top(sheet, deal, manner)
    y = draw_table(
        sheet,
        _columns(manner),
        deal.lines,
        x=10,
        y=y,
        bottom=262,
        style=Style("rows", 7.5, pad=0.9, shade=(228, 228, 228)),
        turn=_turning(sheet, deal, manner, first),
        carry=_carrying(sheet, manner),
    )
    if y > 205:
        y = _turning(sheet, deal, manner, first)()
    _foot(sheet, deal, manner, y + 2)


def _top(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 10, 9, 96)
    left.say(seller.name, "seller_name", bold=True, size=13)
    left.say(pin_first(seller), "seller_address")
    phrase(left, f"GST No {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(left, f"FSSAI Lic {seller.fssai}", "seller_fssai", seller.fssai)
    left.say(f"Customer care {seller.phone}")
    right = Flow(sheet, 112, 9, 88)
    right.say("Tax Invoice (Credit)", bold=True, size=11)
    right.between("Bill Number", deal.number, "invoice_number", bold=True)
    right.between("Bill Date", manner.day(deal.day), "invoice_date")
    right.between("Pay By", manner.day(deal.due) if deal.due else "", "due_date")
    right.between("Beat / Salesman", "TUE-04 / DSR 12")
    right.between("Supply To State", f"{code(deal)} {deal.place_of_supply}", "place_of_supply")
    right.between("Rev. Charge Applicable", "No", "reverse_charge")
    y = max(left.y, right.y) + 1
    sheet.line(10, y, 200, y, weight=0.5)
    party = Flow(sheet, 10, y + 1, 190)
    phrase(party, f"Retailer  {buyer.name}", "buyer_name", buyer.name, bold=True)
    party.say(one_line(buyer), "buyer_address")
    phrase(party, f"GST No {buyer.gstin}   Outlet code R{buyer.pin[2:]}", "buyer_gstin", buyer.gstin)
    return party.y + 2


def _columns(manner: Manner) -> list[Column]:
    money = manner.money
    return [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Code", 17, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Item", 51, lambda _, g: g.description, ("description",), "L"),
        Column("MRP", 15, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("PTR", 16, lambda _, g: money(g.rate), ("rate",)),
        Column("Sch Amt", 16, lambda _, g: money(g.discount) if g.discount else "-", ("discount",)),
        Column("GST", 11, lambda _, g: f"{quantity(g.gst_rate)}", ("gst_rate",)),
        Column("Cess", 13, lambda _, g: money(g.cess) if g.cess else "-"),
        Column("Net Value", 28, lambda _, g: money(g.amount), ("amount",)),
    ]


def _turning(sheet: Sheet, deal: Deal, manner: Manner, first: int) -> Callable[[], float]:
    def turn() -> float:
        sheet.text(105, 286, f"Page {sheet.pages - first + 1}  (continued)", size=7, align="C")
        sheet.new_page()
        known = [
            "" if "invoice_number" in sheet.omit else f"Bill {deal.number}",
            "" if "invoice_date" in sheet.omit else manner.day(deal.day),
            "" if "buyer_name" in sheet.omit else deal.customer.name,
        ]
        sheet.text(10, 9, "   ".join(text for text in known if text), bold=True)
        sheet.text(200, 9, deal.seller.name, align="R")
        return 16.0

    return turn


def _carrying(sheet: Sheet, manner: Manner) -> Callable[[float, Decimal, bool], float]:
    def carry(y: float, running: Decimal, at_foot: bool) -> float:
        label = "C/F  Carried Forward" if at_foot else "B/F  Brought Forward"
        sheet.text(150, y + 1, label, bold=True, size=7.5, align="R")
        sheet.text(199.2, y + 1, manner.money(running), bold=True, size=7.5, align="R")
        return y + 5.5

    return carry


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 128, y, 72)
    sums.between("Gross Sales", money(deal.taxable + deal.discount))
    sums.between("(-) Scheme", money(deal.discount) if deal.discount else "", "discount")
    sums.between("Taxable Sales", money(deal.taxable), "taxable_value")
    for name, label in tax_rows(deal):
        sums.between(f"(+) {label}", money(getattr(deal, name)), name)
    sums.between("(+/-) Rounding", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 10
    sums.between("Bill Amount", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y, 108)
    pieces = sum((line.quantity for line in deal.lines), ZERO)
    counted = "" if "quantity" in sheet.omit else f"   Total qty {quantity(pieces)}"
    left.say(f"Items {len(deal.lines)}{counted}")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Check stock at delivery. No claim for damage or shortage will be entertained later.", size=7)
    left.say("Cheques in the firm's name only; the delivery boy may not take cash above Rs 5,000.", size=7)
    sign(sheet, deal, 200, max(sums.y, left.y) + 4, label="Authorised Signatory")


LAYOUT = Layout(
    "beat_pages",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-Apr-2026", symbol="₹ "), Manner("2026-04-05", symbol="Rs ")),
    Terms(lines=(34, 58), discounts=True, cess=True, words=("Rupees", "INR")),
    size=8,
)
