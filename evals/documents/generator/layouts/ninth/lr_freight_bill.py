"""A transporter's freight bill across the sheet: a row for each consignment, weight and packages."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(f"{start} to {end}", "996511", ("12", "18"), "KGS", low, high)
    for start, end, low, high in (
        ("Bhiwandi", "Indore", 4, 9),
        ("Surat", "Jaipur", 5, 11),
        ("Ludhiana", "Kolkata", 8, 16),
        ("Salem", "Hyderabad", 4, 10),
        ("Panipat", "Nagpur", 6, 12),
        ("Rajkot", "Pune", 5, 9),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 10, 8, 170)
    head.say(seller.name, "seller_name", bold=True, size=17)
    head.say("Fleet Owners & Transport Contractors - Daily Parcel Service", size=8)
    desk.held(sheet, head, f"H.O. {desk.flat(seller)}", [("seller_address", desk.flat(seller))])
    numbers = f"GSTIN : {seller.gstin}   PAN : {seller.pan}   Ph. {seller.phone}"
    desk.held(sheet, head, numbers, [("seller_gstin", seller.gstin)])
    sheet.text(287, 9, "FREIGHT BILL / TAX INVOICE", bold=True, size=12, align="R")
    facts = Flow(sheet, 212, 17, 75)
    desk.rows(
        facts,
        (
            ("Freight Bill No.", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Due By", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
            ("RCM", "NO - Forward charge", "reverse_charge"),
        ),
        indent=30,
    )
    y = max(head.y, facts.y) + 2
    party = Flow(sheet, 10, y, 190)
    party.say("Billing Party", size=7.5)
    party.say(buyer.name, "buyer_name", bold=True)
    party.say(desk.flat(buyer), "buyer_address")
    party.pair("GSTIN", buyer.gstin, "buyer_gstin")
    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=10,
        y=party.y + 2,
        bottom=150,
        style=Style("grid", 8.4, pad=0.9),
    )
    _foot(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, many = manner.money, "quantity" not in sheet.omit

    def sent(i: int, _: Line) -> str:
        return manner.day(deal.day - timedelta(days=3 + 2 * i))

    return [
        Column("Sl", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("C/N Date", 26, sent, align="C"),
        Column("C/N No.", 22, lambda i, g: f"{700410 + 37 * i + int(g.rate)}", align="C"),
        Column("From - To", 62, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Truck No.", 28, lambda i, g: f"XX-04-F-{int(g.rate * 100) % 9000 + 1000}", align="C"),
        Column("Pkgs", 14, lambda _, g: f"{int(g.quantity) // 9 + 1}" if many else ""),
        Column("Chg. Wt. (Kg)", 24, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate / Kg", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("GST %", 16, lambda _, g: quantity(g.gst_rate), ("gst_rate",), "C"),
        Column("Freight Rs.", 36, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 205, y + 2, 81.2)
    desk.sums(
        sums, [("Total Freight", manner.money(deal.taxable), "taxable_value"), ("Hamali / Docket", "Nil", "")]
    )
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "Rounding off"))
    desk.sums(sums, [("Bill Total", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 10, y + 2, 180)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "We have taken registration under the CGST Act and exercised the option to pay tax on forward "
        "charge. P.O.D. copies are enclosed. Objections within 7 days of receipt.",
        size=8,
    )
    desk.sign(sheet, 287, sums.y + 3, f"For {deal.seller.name}", "Billing Incharge")


LAYOUT = Layout(
    "lr_freight_bill",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026", symbol="Rs."), Manner("5-Apr-26", symbol="₹ ")),
    Terms(lines=(1, 6), hsn_digits=6, words=("Rupees", "Rs."), shelf=_SHELF),
    size=9,
    page=(297, 210),
)
