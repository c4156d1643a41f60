"""A distributor of packed goods: MRP, discount, tax summary by rate, amounts before tax."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    right = Flow(sheet, 120, 10, 80)
    right.say(seller.name, "seller_name", bold=True, size=13)
    right.address(seller, "seller")
    right.pair("GSTIN/UIN", seller.gstin, "seller_gstin")
    right.pair("FSSAI", seller.fssai, "seller_fssai")
    left = Flow(sheet, 10, 10, 100)
    left.say("Tax Invoice", bold=True, size=12)
    left.pair("Inv. No.", deal.number, "invoice_number")
    left.pair("Inv. Date", manner.day(deal.day), "invoice_date")
    left.pair("Credit till", deal.due and manner.day(deal.due), "due_date")
    left.pair("Buyer", buyer.name, "buyer_name", bold=True)
    left.address(buyer, "buyer", one_line=True)
    left.pair("Buyer GSTIN/UIN", buyer.gstin, "buyer_gstin")
    left.pair("Place of Supply", f"{deal.place_of_supply}, Code {code(deal)}", "place_of_supply")
    left.pair("Tax payable under RCM", "No", "reverse_charge")
    columns = [
        Column("Description", 56, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 15, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 17, lambda _, g: manner.money(g.mrp), ("mrp",)),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UoM", 11, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate", 18, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Disc%", 12, lambda _, g: quantity(g.discount_pct)),
        Column("Disc Amt", 16, lambda _, g: manner.money(g.discount), ("discount",)),
        Column("GST%", 11, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("Amount", 22, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    style = Style("rows", 8, shade=(40, 60, 90))
    y = draw_table(sheet, columns, deal.lines, x=10, y=max(left.y, right.y) + 3, bottom=210, style=style)
    y = _summary(sheet, deal, manner, y + 4)
    sums = Flow(sheet, 134, y, 66)
    sums.between("Total Discount", manner.money(deal.discount), "discount")
    sums.between("Taxable Total", manner.money(deal.taxable), "taxable_value")
    sums.between("Total GST", manner.money(deal.tax))
    sums.between("Round +/-", manner.money(deal.round_off), "round_off")
    sums.between("Invoice Total", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 10, y, 115)
    words.pair("In words", deal.words, "total_in_words")
    sign(sheet, deal, 199, max(sums.y, words.y) + 4)


def _summary(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """The tax of each rate, and its sums."""
    heads = ("IGST",) if deal.inter_state else ("CGST", "SGST")
    places = (40, 70, 95, 120)
    for x, label in zip(places, ("Taxable", *heads), strict=False):
        sheet.text(x, y, label, bold=True, align="R", size=8)
    sheet.text(10, y, "GST Rate", bold=True, size=8)
    y += 4.5
    for rate in sorted({line.gst_rate for line in deal.lines}):
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        sheet.text(10, y, percent(rate), size=8)
        sums = [sum((line.taxable for line in chosen), ZERO)]
        sums += [sum((getattr(line, head.lower()) for line in chosen), ZERO) for head in heads]
        for x, value in zip(places, sums, strict=False):
            sheet.text(x, y, manner.money(value), align="R", size=8)
        y += 4
    sheet.text(10, y, "Total", bold=True, size=8)
    sheet.text(places[0], y, manner.money(deal.taxable), bold=True, align="R", size=8)
    for x, head in zip(places[1:], heads, strict=False):
        name = head.lower()
        sheet.text(x, y, manner.money(getattr(deal, name)), bold=True, align="R", size=8, name=name)
    return y + 7


LAYOUT = Layout(
    "price_ceiling",
    ("b2b",),
    draw,
    (Manner("05-Apr-2026", symbol="Rs."), Manner("05/04/2026", grouped=False)),
    Terms(lines=(2, 10), discounts=True, hsn_digits=8),
    face="helvetica",
)
