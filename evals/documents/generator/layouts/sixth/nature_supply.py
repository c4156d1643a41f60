"""A fashion market's invoice: nature of the transaction, the article over the whole width, figures below."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code, state_row
from evals.documents.generator.layouts.sixth.setting import facts, run_on, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_EDGES = (26, 48, 74, 98, 122, 146, 170, 197)
_TITLES = ("Qty", "Gross Amount", "Discount", "Taxable Amount", "CGST", "SGST/UGST", "IGST", "Total Amount")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 10, "Tax Invoice", bold=True, size=14)
    sheet.text(198, 11, "Original for Recipient", size=8, align="R")
    sheet.line(12, 18, 198, 18, weight=0.5)
    left, right = Flow(sheet, 12, 20.5, 92), Flow(sheet, 110, 20.5, 88)
    facts(
        left,
        (
            ("Invoice Number", deal.number, "invoice_number"),
            ("Order Number", deal.order_number, "order_number"),
            ("Nature of Transaction", "Inter-State" if deal.inter_state else "Intra-State", ""),
            ("Place of Supply", f"{deal.place_of_supply} - {code(deal)}", "place_of_supply"),
        ),
        indent=36,
        bold=True,
    )
    facts(
        right,
        (
            ("PacketID", f"{deal.order_number[-7:]}1", ""),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Nature of Supply", "Goods", ""),
            ("Tax under reverse charge", "No", "reverse_charge"),
        ),
        indent=40,
        bold=True,
    )
    y = max(left.y, right.y) + 2
    sheet.line(12, y, 198, y)
    left, right = Flow(sheet, 12, y + 2, 88), Flow(sheet, 110, y + 2, 88)
    left.say("Bill to / Ship to:", bold=True)
    left.say(buyer.name, "buyer_name")
    left.say(run_on(buyer), "buyer_address")
    left.say("Customer Type: Unregistered")
    right.say("Bill From:", bold=True)
    right.say(seller.name, "seller_name")
    right.say(run_on(seller), "seller_address")
    phrase(right, f"GSTIN Number: {seller.gstin}", "seller_gstin", seller.gstin)
    y = max(left.y, right.y) + 3
    y = _goods(sheet, deal, manner, y)
    words = Flow(sheet, 12, y + 3, 120)
    words.pair("Amount in words", deal.words, "total_in_words")
    words.gap()
    phrase(words, f"Order placed on {deal.operator}", "ecommerce_operator", deal.operator, bold=True)
    end = signed(sheet, 198, y + 4, "Authorised Signatory", above=seller.name)
    foot = Flow(sheet, 12, max(end, words.y) + 4, 186, size=7)
    sheet.line(12, foot.y - 1.5, 198, foot.y - 1.5, dashed=True)
    foot.say(
        "DECLARATION: The goods sold are intended for end user consumption and not for resale. Goods may be "
        "returned within 14 days of delivery with tags. All disputes are subject to local courts."
    )


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    sheet.fill(12, y, 186, 6.5, (236, 236, 240))
    for right, title in zip(_EDGES, _TITLES, strict=True):
        sheet.text(right, y + 1.5, title, bold=True, size=7.5, align="R")
    y += 8
    for line in deal.lines:
        y = _article(sheet, deal, line, manner, y)
        sheet.line(12, y - 0.8, 198, y - 0.8, weight=0.1)
        y += 0.8
    gross = sum((line.amount + line.discount for line in deal.lines), Decimal(0))
    figures: tuple[tuple[str, str | None], ...] = (
        ("TOTAL", None),
        (manner.priced(gross), None),
        (manner.priced(deal.discount), "discount" if deal.discount else None),
        (manner.priced(deal.taxable), "taxable_value"),
        (manner.priced(deal.cgst), None if deal.inter_state else "cgst"),
        (manner.priced(deal.sgst), None if deal.inter_state else "sgst"),
        (manner.priced(deal.igst), "igst" if deal.inter_state else None),
        (manner.priced(deal.total), "total"),
    )
    for right, (text, name) in zip(_EDGES, figures, strict=True):
        sheet.text(right, y + 0.5, text, bold=True, size=8, align="R", name=name)
    sheet.line(12, y + 6, 198, y + 6, weight=0.4)
    return y + 6


def _article(sheet: Sheet, deal: Deal, line: Line, manner: Manner, y: float) -> float:
    shown = state_row(
        sheet, "description", "hsn", "quantity", "discount", "taxable_value", "gst_rate", "amount"
    )
    sheet.text(13, y, line.description, size=8.5)
    heads = "IGST" if deal.inter_state else "CGST+SGST/UGST"
    tariff = shown("hsn", f"HSN: {line.hsn}, ")
    sheet.text(13, y + 4.2, f"{tariff}{percent(line.gst_rate, places=1)} {heads}", size=7.5)
    for right, text in zip(
        _EDGES,
        (
            shown("quantity", quantity(line.quantity)),
            *map(manner.priced, (line.amount + line.discount, line.discount, line.taxable)),
            *map(manner.priced, (line.cgst, line.sgst, line.igst, line.amount)),
        ),
        strict=True,
    ):
        sheet.text(right, y + 8.4, text, size=8, align="R")
    return y + 14


LAYOUT = Layout(
    "nature_supply",
    ("marketplace",),
    draw,
    (
        Manner("05 Apr 2026", symbol="Rs "),
        Manner("05-04-2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 3), whole_rupees=False, discounts=True, hsn_digits=8),
    size=8.5,
)
