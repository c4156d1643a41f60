"""A billing app for phones: a coloured table, discount and tax with their rates in brackets, a balance."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_INK = (88, 50, 140)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, priced = deal.seller, deal.customer, manner.priced
    sheet.fill(14, 12, 22, 22, (236, 230, 246))
    sheet.text(25, 20, "LOGO", size=8, align="C", ink=_INK)
    head = Flow(sheet, 42, 12, 154)
    head.say(seller.name, "seller_name", bold=True, size=16)
    head.say(full(seller), "seller_address")
    head.say(f"Phone no.: {seller.phone}   Email: {seller.email}")
    phrase(
        head, f"GSTIN: {seller.gstin}, State: {seller.region.code}-{seller.region.name}",
        "seller_gstin", seller.gstin,
    )  # fmt: skip
    if "seller_gstin" in sheet.said:
        sheet.says("seller_state", f"{seller.region.code}-{seller.region.name}")
    y = max(head.y, 35) + 2
    sheet.text(105, y, "Tax Invoice", bold=True, size=14, align="C", ink=_INK)
    left, right = Flow(sheet, 14, y + 9, 100), Flow(sheet, 120, y + 9, 76)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(full(buyer), "buyer_address")
    left.pair("Contact No.", buyer.phone)
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    right.say("Invoice Details", bold=True)
    right.pair("Invoice No.", deal.number, "invoice_number")
    right.pair("Date", manner.day(deal.day), "invoice_date")
    right.pair("Due Date", manner.day(deal.due) if deal.due else "", "due_date")
    right.pair("PO number", deal.order_number, "order_number")
    right.pair("Place of supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply")
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Item name", 50, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit.title(), ("unit",)),
        Column("Price/ unit", 21, lambda _, g: priced(g.rate), ("rate",)),
        Column(
            "Discount", 19, lambda _, g: f"{priced(g.discount)}\n({percent(g.discount_pct)})", ("discount",)
        ),
        Column(
            "GST",
            19,
            lambda _, g: f"{priced(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})",
            ("gst_rate",),
        ),
        Column("Amount", 21, lambda _, g: priced(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=max(left.y, right.y) + 4, bottom=190,
        style=Style("rows", 8, shade=_INK, pad=1),
    )  # fmt: skip
    sheet.text(22, y + 1.5, "Total", bold=True)
    sheet.text(105.2, y + 1.5, pieces(sheet, deal), bold=True, align="R")
    sheet.text(157.2, y + 1.5, priced(deal.discount), bold=True, align="R", name="discount")
    sheet.text(176.2, y + 1.5, priced(deal.tax), bold=True, align="R")
    sheet.text(197.2, y + 1.5, priced(deal.total - deal.round_off), bold=True, align="R")
    sheet.line(12, y + 7, 198, y + 7, weight=0.5)
    _below(sheet, deal, manner, y + 10)


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, priced = manner.money, manner.priced
    rows: list[list[Cell]] = [["Tax type", "Taxable amount", "Rate", "Tax amount"]]
    for part in rates_of(deal):
        heads = heads_of(deal)
        for label, name in heads:
            share = percent(part.rate / len(heads))
            rows.append([label, money(part.taxable), share, money(getattr(part, name))])
    end = block(sheet, rows, [24, 32, 18, 28], 14, y, size=8, height=5)
    left = Flow(sheet, 14, end + 3, 102)
    left.say("Invoice Amount In Words", bold=True, size=8)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say("Terms and Conditions", bold=True, size=8)
    left.say("Thanks for doing business with us! Exchange within 7 days with this bill.", size=8)
    left.gap()
    left.say("Pay To: Maitri Cooperative Bank, Account No.: 118800450021, IFSC: MTRC0000118", size=8)
    sums = Flow(sheet, 126, y, 70)
    sums.between("Sub Total", priced(deal.total - deal.round_off))
    sums.between("Round off", priced(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(124, sums.y, 74, 5.5, _INK)
    if "total" not in sheet.omit:
        sheet.text(126, sums.y + 0.8, "Total", bold=True, ink=(255, 255, 255))
        sheet.text(196, sums.y + 0.8, priced(deal.total), bold=True, align="R", ink=(255, 255, 255))
        sheet.says("total", priced(deal.total))
    sums.y += 7
    sums.between("Received", priced(0 * deal.total))
    sums.between("Balance", priced(deal.total))
    sums.between("You Saved", priced(deal.discount) if deal.discount else "")
    signed(sheet, 196, max(left.y, sums.y) + 6, "Authorized Signatory", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "app_cards",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 6), discounts=True),
    size=8.8,
)
