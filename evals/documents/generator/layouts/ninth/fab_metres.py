"""A cloth merchant's bill: pieces, metres and the cut, an agent and a lorry receipt, sums at the right."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("5", "5"), "MTR", low, high)
    for name, hsn, low, high in (
        ('60x60 Cambric Dyed 44"', "520832", 38, 96),
        ('Rayon Print 14 kg Foil 58"', "551614", 44, 118),
        ('Georgette Sequin 44"', "540752", 90, 260),
        ("Poly Viscose Suiting D.No 7714", "551513", 110, 340),
        ("Cotton Slub Yarn Dyed", "520942", 84, 190),
        ("Chanderi Silk Butta", "500720", 190, 620),
        ("Lining Micro Crepe", "540761", 18, 34),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 6, "|| Shree Ganeshay Namah ||", size=7.5, align="C")
    sheet.text(14, 6, desk.when(sheet, "seller_gstin", f"GSTIN : {seller.gstin}"), size=8.5, bold=True)
    desk.said(sheet, "seller_gstin", seller.gstin)
    sheet.text(196, 6, f"Mob. {seller.phone}", size=8.5, align="R")
    head = Flow(sheet, 12, 11, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=19, centred=True)
    head.say("Mfrs. & Dealers in : Suiting, Shirting, Dress Material & Fancy Fabrics", centred=True)
    head.say(", ".join(desk.short(seller)), "seller_address", centred=True)
    y = head.y + 1
    sheet.box(12, y, 186, 6)
    sheet.text(105, y + 1, "TAX INVOICE", bold=True, align="C")
    top = y + 6
    left, right = Flow(sheet, 14, top + 1.5, 106), Flow(sheet, 128, top + 1.5, 68)
    left.pair("M/s.", buyer.name, "buyer_name", mark="", bold=True)
    left.say(", ".join(desk.short(buyer)), "buyer_address")
    left.pair("Party GSTIN", buyer.gstin, "buyer_gstin")
    left.pair("Place of Supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply")
    left.pair("Agent", "Direct / Self")
    desk.rows(
        right,
        (
            ("Bill No.", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Order No.", deal.order_number, "order_number"),
            ("Rev. Charge", "No", "reverse_charge"),
            ("L.R. No.", f"{deal.day:%d%j}", ""),
            ("Transport", "Gajraj Roadlines", ""),
            ("Bales", f"{1 + len(deal.lines) // 2}", ""),
        ),
        indent=22,
    )
    y = max(left.y, right.y) + 1
    sheet.box(12, top, 186, y - top)
    sheet.line(126, top, 126, y)
    money, many = manner.money, "quantity" not in sheet.omit
    columns = [
        Column("Sr.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Quality / Design", 64, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Pcs", 14, lambda _, g: f"{max(1, int(g.quantity) // 12)}" if many else ""),
        Column("Cut", 14, lambda _, g: "Std"),
        Column("Mtrs.", 20, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 26, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=190, style=Style("columns", 8.8), least=70)
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    total = "" if "quantity" in sheet.omit else f"{sum(g.quantity for g in deal.lines):.2f}"
    sheet.box(12, y, 186, 5.5)
    sheet.text(14, y + 0.9, "Total", bold=True)
    sheet.text(151.2, y + 0.9, total, bold=True, align="R")
    sheet.text(197.2, y + 0.9, manner.money(deal.taxable), bold=True, align="R", name="taxable_value")
    top, y = y + 5.5, y + 6.5
    sums = Flow(sheet, 128, y, 69.2)
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} @ {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "Kasar / Vatav"))
    sums.size = 10.5
    desk.sums(sums, [("NET AMOUNT", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 14, y, 108, size=8)
    desk.held(sheet, left, f"In Words : {deal.words}", [("total_in_words", deal.words)], bold=True)
    left.say("Bank : Tapi Nagrik Sahakari Bank, A/c 00661004477, RTGS TNSB0000066")
    end = max(left.y, sums.y) + 1
    sheet.box(12, top, 186, end - top)
    sheet.line(126, top, 126, end)
    terms = Flow(sheet, 14, end + 2, 110, size=7.5)
    for row in (
        "(1) Payment by A/c payee cheque or draft only. (2) Interest @ 21% after due date.",
        "(3) Complaint, if any, regarding this invoice must be settled within 24 hours.",
        "(4) Our risk and responsibility ceases on delivery of goods to the transport.",
    ):
        terms.say(row)
    desk.sign(sheet, 196, end + 2, f"For, {deal.seller.name.upper()}", "Auth. Signatory")


LAYOUT = Layout(
    "fab_metres",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026", symbol="Rs. "), Manner("05-Apr-26", symbol="₹ ")),
    Terms(lines=(1, 7), hsn_digits=6, words=("Rs.", "Rupees"), shelf=_SHELF),
    size=8.8,
)
