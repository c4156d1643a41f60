"""Trade accounting software: GSTIN and copy on one line, taxes added rate by rate, a table of rates."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import capitals
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(8, 8, 194, 281)
    if sheet.text(32, 10, str(seller.gstin), bold=True, name="seller_gstin"):
        sheet.text(10, 10, "GSTIN :")
    sheet.text(200, 10, "Original Copy", align="R")
    sheet.text(105, 14, "TAX INVOICE", bold=True, size=10, align="C")
    head = Flow(sheet, 10, 18.5, 190)
    head.say(seller.name.upper(), "seller_name", bold=True, size=14, centred=True)
    for row in capitals(seller):
        head.say(row, "seller_address", centred=True)
    head.say(f"Tel. : {seller.phone}   email : {seller.email}", centred=True)
    y = _details(sheet, deal, manner, head.y + 1)
    money = manner.money
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}."),
        Column("Description of Goods", 67, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC\nCode", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 18, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Unit", 13, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("GST\n%", 13, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
        Column("Amount( )", 30, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=8, y=y, bottom=190, style=Style("columns", 8.5, pad=0.6), least=88
    )
    y = _added(sheet, deal, manner, y)
    _foot(sheet, deal, manner, y)


def _details(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    sheet.line(8, y, 202, y)
    left, right = Flow(sheet, 10, y + 1, 92), Flow(sheet, 107, y + 1, 92)
    left.say("Party Details :", bold=True)
    left.say(buyer.name, "buyer_name")
    for row in capitals(buyer):
        left.say(row, "buyer_address")
    left.gap()
    left.pair("Party Mobile No", buyer.phone, indent=30)
    left.pair("GSTIN / UIN", buyer.gstin, "buyer_gstin", indent=30)
    right.pair("Invoice No.", deal.number, "invoice_number", indent=32)
    right.pair("Dated", manner.day(deal.day), "invoice_date", indent=32)
    supply = f"{deal.place_of_supply} ({code(deal)})"
    right.pair("Place of Supply", supply, "place_of_supply", indent=32)
    right.pair("Reverse Charge", "N", "reverse_charge", indent=32)
    right.pair("Order No.", deal.order_number, "order_number", indent=32)
    right.pair("Transport", "Self", indent=32)
    right.pair("Station", buyer.town.upper(), indent=32)
    end = max(left.y, right.y) + 1
    sheet.line(105, y, 105, end)
    return end


def _added(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """The taxes are added rate by rate under the goods; the sum of each head stands in the table below."""
    y += 1
    heads = heads_of(deal)
    for row in rates_of(deal):
        for label, name in heads:
            rate: Decimal = row.rate / len(heads)
            sheet.text(78, y, "Add :", size=8.5)
            sheet.text(92, y, label, size=8.5)
            sheet.text(138, y, f"@  {rate:.2f} %", size=8.5, align="R")
            sheet.text(201, y, manner.money(getattr(row, name)), size=8.5, align="R")
            y += 4.1
    if deal.round_off:
        sheet.text(78, y, "Less :" if deal.round_off < 0 else "Add :", size=8.5)
        sheet.text(92, y, f"Rounded Off ({'-' if deal.round_off < 0 else '+'})", size=8.5)
        sheet.text(201, y, manner.money(abs(deal.round_off)), size=8.5, align="R", name="round_off")
        y += 4.1
    sheet.line(8, y + 0.5, 202, y + 0.5)
    sheet.text(92, y + 1.4, "Grand Total", bold=True)
    if len({line.unit for line in deal.lines}) == 1 and "quantity" not in sheet.omit:
        many = sum((line.quantity for line in deal.lines), Decimal(0))
        sheet.text(121, y + 1.4, quantity(many), bold=True, align="R")
    sheet.text(201, y + 1.4, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    sheet.line(8, y + 6.4, 202, y + 6.4)
    return y + 7


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    rows: list[list[Cell]] = [["Tax Rate", "Taxable Amt.", *(f"{h} Amt." for h, _ in heads), "Total Tax"]]
    for row in rates_of(deal):
        parts = [money(getattr(row, name)) for _, name in heads]
        rows.append([percent(row.rate), money(row.taxable), *parts, money(row.cgst + row.sgst + row.igst)])
    sums: list[Cell] = [(money(getattr(deal, name)), name) for _, name in heads]
    rows.append(["Total", (money(deal.taxable), "taxable_value"), *sums, money(deal.tax)])
    y = block(sheet, rows, [18, *[28] * (len(rows[0]) - 1)], 9, y, ruled=False, last_bold=True)
    sheet.text(10, y + 1, deal.words, bold=True, name="total_in_words")
    sheet.line(8, y + 6, 202, y + 6)
    terms = Flow(sheet, 10, y + 7, 92, size=7.5)
    terms.say("Terms & Conditions")
    terms.say("E.& O.E.")
    terms.say("1. Goods once sold will not be taken back.")
    terms.say("2. Interest @ 18% p.a. will be charged if the payment is not made within the stipulated time.")
    terms.say(f"3. Subject to '{deal.seller.town}' Jurisdiction only.")
    sheet.text(107, y + 7, "Receiver's Signature  :", size=8)
    sheet.line(105, y + 13, 202, y + 13, weight=0.1)
    sign(sheet, deal, 200, y + 14)


LAYOUT = Layout(
    "trade_party",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05-04-2026"), Manner("05/04/2026", symbol="Rs.")),
    Terms(lines=(1, 7), hsn_digits=8),
    size=8.5,
)
