"""A hardware merchant's bill: lorry, L.R. and e-way numbers, freight before tax, round off."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("TMT Bar Fe500 12mm", "72142090", ("18", "18"), "KGS", 54, 68),
    Good("MS Angle 40x40x5", "72165000", ("18", "18"), "KGS", 56, 72),
    Good("Binding Wire 18 gauge", "72171010", ("18", "18"), "KGS", 66, 88),
    Good("GI Sheet Corrugated", "72104100", ("18", "18"), "NOS", 620, 790, sizes=("8 ft", "10 ft")),
    Good("PVC Water Tank", "39251000", ("18", "18"), "NOS", 3200, 7400, sizes=("500 L", "1000 L")),
    Good("Brass Bib Cock", "84818020", ("18", "18"), "PCS", 185, 460, sizes=("15mm", "20mm")),
    Good("Door Hinge SS", "83021010", ("18", "18"), "PRS", 90, 210, sizes=("4 inch", "5 inch")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(12, 9, f"Off. {seller.phone}", size=8)
    sheet.text(198, 9, f"Subject to {seller.town} Jurisdiction", size=8, align="R")
    head = Flow(sheet, 12, 13, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=18, centred=True)
    head.say("Iron & Steel, Sanitary, Pipes and Hardware Merchants", size=8.5, centred=True)
    head.say(one_line(seller), "seller_address", centred=True)
    y = head.y + 1.5
    sheet.line(12, y, 198, y, weight=0.5)
    sheet.text(14, y + 1.4, str(seller.gstin), bold=True, name="seller_gstin")
    sheet.text(105, y + 1, "G.S.T. INVOICE", bold=True, size=11, align="C")
    sheet.text(196, y + 1.4, "Debit Memo", align="R")
    sheet.line(12, y + 7, 198, y + 7, weight=0.5)
    y = _facts(sheet, deal, manner, y + 7)
    columns = [
        Column("Sr. No.", 12, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars of goods", 76, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column(
            "Weight / Nos.", 30, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")
        ),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount Rs.", 26, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=200, style=Style("columns", 9, pad=0.9), least=76
    )
    _sums(sheet, deal, manner, y)


def _facts(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    left, right = Flow(sheet, 14, y + 1.5, 94), Flow(sheet, 122, y + 1.5, 74)
    left.say("M/s,", size=8)
    left.say(buyer.name, "buyer_name", bold=True, size=10)
    left.say(one_line(buyer), "buyer_address")
    phrase(left, f"GST Tin : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    if deal.ship_to is not None:
        left.say("Delivery at", size=8)
        left.say(one_line(deal.ship_to), "delivery_address")
    right.pair("Memo No.", deal.number, "invoice_number", indent=26, bold=True)
    right.pair("Dt.", manner.day(deal.day), "invoice_date", indent=26, bold=True)
    right.pair("P.O.", deal.order_number, "order_number", indent=26)
    right.pair("Supply at", f"{deal.place_of_supply} / {code(deal)}", "place_of_supply", indent=26)
    right.pair("Lorry No.", f"{buyer.region.letters} 04 T {buyer.pin[:4]}", indent=26)
    right.pair("L.R. No.", f"7{buyer.pin}", indent=26)
    right.pair("e-Way Bill", f"1811 {buyer.pin[:4]} {buyer.phone[:4]}", indent=26)
    end = max(left.y, right.y) + 1.5
    sheet.line(120, y, 120, end, weight=0.15)
    sheet.line(12, y, 12, end)
    sheet.line(198, y, 198, end)
    return end


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 122, y + 1.5, 75.2)
    sums.between("Total of goods", money(deal.taxable - deal.shipping))
    sums.between("Freight / Hamali", money(deal.shipping), "shipping")
    sums.between("Taxable amount", money(deal.taxable), "taxable_value")
    heads = heads_of(deal)
    for label, name in heads:
        part = percent(deal.lines[0].gst_rate / len(heads), places=1)
        sums.between(f"{label} {part}", money(getattr(deal, name)), name)
    sums.between("Kasar (Round off)", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11
    sums.between("Net Amount", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 14, y + 1.5, 100)
    left.say(deal.words, "total_in_words", bold=True)
    if deal.due is not None:
        left.pair("Last date of payment", manner.day(deal.due), "due_date")
    left.say("Reverse charge applicable : NO", "reverse_charge")
    left.say("Our responsibility ceases once the goods leave our godown.", size=8)
    end = max(sums.y, left.y) + 2
    sheet.box(12, y, 186, end - y)
    sheet.line(120, y, 120, end, weight=0.15)
    sign(sheet, deal, 197, end + 3, label="Partner / Manager")


LAYOUT = Layout(
    "lorry_hardware",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05.04.2026", symbol="₹"), Manner("05/04/26", symbol="₹ ")),
    Terms(lines=(1, 6), freight=True, rounding="total", hsn_digits=8, shelf=_SHELF),
    face="dejavu",
    size=8.5,
)
