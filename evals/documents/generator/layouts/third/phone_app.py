"""A billing app's invoice: a coloured band, three columns of particulars, GST within the goods' rows."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_BAND = (92, 62, 136)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 12, 120)
    head.say(seller.name, "seller_name", bold=True, size=15)
    where = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}-{seller.pin}"
    head.say(where, "seller_address", size=8.5)
    head.pair("Phone no.", seller.phone)
    head.pair("Email", seller.email)
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    head.pair("State", f"{code_of(deal)}-{seller.region.name}", "seller_state")
    head.pair("FSSAI", seller.fssai, "seller_fssai")
    y = head.y + 2
    sheet.line(12, y, 198, y, weight=0.4)
    sheet.text(105, y + 2, "Tax Invoice", bold=True, size=15, align="C", ink=_BAND)
    y += 11
    left, right = Flow(sheet, 12, y, 84), Flow(sheet, 128, y, 70)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name}, {buyer.pin}", "buyer_address")
    left.pair("Contact No.", buyer.phone, mark=" :")
    left.pair("GSTIN Number", buyer.gstin, "buyer_gstin", mark=" :")
    right.say("Invoice Details", bold=True)
    for label, text, name in (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("Place of Supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
    ):
        right.pair(label, text, name, mark=" :")
    y = _goods(sheet, deal, manner, max(left.y, right.y) + 3)
    _sums(sheet, deal, manner, y + 4)


def code_of(deal: Deal) -> str:
    """Return the code of the seller's State."""
    return deal.seller.region.code


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    def tax(_: int, line: Line) -> str:
        return f"{manner.priced(line.cgst + line.sgst + line.igst)}\n({quantity(line.gst_rate)}%)"

    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Item name", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 22, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 18, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 13, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price/ unit", 23, lambda _, g: manner.priced(g.rate), ("rate",)),
        Column("GST", 21, tax, ("gst_rate",)),
        Column("Amount", 23, lambda _, g: manner.priced(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=200, style=Style("rows", 8.5, shade=_BAND, pad=1.2)
    )
    sheet.text(22, y + 1.2, "Total", bold=True)
    if "quantity" not in sheet.omit:
        sheet.text(117.2, y + 1.2, quantity(_sum(deal, "quantity")), bold=True, size=8.5, align="R")
    sheet.text(174.2, y + 1.2, manner.priced(deal.tax), bold=True, size=8.5, align="R")
    sheet.text(197.2, y + 1.2, manner.priced(_sum(deal, "amount")), bold=True, size=8.5, align="R")
    sheet.line(12, y + 6, 198, y + 6)
    return y + 6


def _sum(deal: Deal, name: str) -> Decimal:
    return sum((getattr(line, name) for line in deal.lines), ZERO)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 12, y, 100)
    for x, text in zip((12, 62, 82, 112), ("Tax type", "Taxable amount", "Rate", "Tax amount"), strict=True):
        sheet.text(x, y, text, bold=True, size=8.5, align="L" if x == 12 else "R")
    left.gap(1.3)
    rate = rates_of(deal)[0].rate
    rows = (
        [("IGST", "igst", rate)]
        if deal.inter_state
        else [
            ("SGST", "sgst", rate / 2),
            ("CGST", "cgst", rate / 2),
        ]
    )
    for label, name, part in rows:
        sheet.text(12, left.y, label)
        sheet.text(62, left.y, manner.priced(deal.taxable), align="R", name="taxable_value")
        sheet.text(82, left.y, f"{quantity(part)}%", align="R")
        sheet.text(112, left.y, manner.priced(getattr(deal, name)), align="R", name=name)
        left.gap(1.2)
    left.gap()
    left.say("Invoice Amount In Words", bold=True)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say("Terms and conditions", bold=True)
    left.say("Thank you for doing business with us.")
    sums = Flow(sheet, 132, y, 66)
    sums.between("Sub Total", manner.priced(_sum(deal, "amount")))
    sums.between("Round off", manner.priced(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(130, sums.y, 69, 5.6, _BAND)
    sheet.text(132, sums.y + 0.9, "Total", bold=True, ink=(255, 255, 255))
    sheet.text(
        198, sums.y + 0.9, manner.priced(deal.total), bold=True, align="R", ink=(255, 255, 255), name="total"
    )
    sums.gap(1.7)
    sums.between("Received", manner.priced(ZERO))
    sums.between("Balance", manner.priced(deal.total))
    if "signature" not in sheet.omit:
        end = max(left.y, sums.y) + 8
        sheet.text(165, end, f"For : {deal.seller.name}", align="C", size=8.5)
        sheet.scribble(153, end + 6, ((0, 3), (3, 0), (6, 5), (10, 1), (15, 4), (24, 2)))
        sheet.text(165, end + 14, "Authorized Signatory", align="C", bold=True, size=8.5, name="signature")


LAYOUT = Layout(
    "phone_app",
    ("b2b", "b2c"),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05/04/2026", symbol="₹")),
    Terms(lines=(1, 6), one_rate=True, hsn_digits=8),
    face="sans",
    size=9,
)
