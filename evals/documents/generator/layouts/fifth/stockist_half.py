"""A medicine stockist's half sheet: capitals, pack and batch, `10+2` for free goods, taxes in each row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import capitals
from evals.documents.generator.layouts.fourth.entries import batch, expiry, phrase
from evals.documents.generator.layouts.parts import tax_rows
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Paracip 650 Tab", "30049069", ("12", "5"), "STP", 14, 36),
    Good("Amoxirel 500 Cap", "30041030", ("12", "5"), "STP", 48, 130),
    Good("Cetrivon Syrup 60ml", "30049099", ("12", "5"), "BTL", 32, 98),
    Good("Pantosure DSR Cap", "30049039", ("12", "5"), "STP", 62, 168),
    Good("Orasip ORS Sachet", "30049099", ("12", "5"), "PKT", 12, 24),
    Good("Cotton Crepe Bandage 10cm", "30059040", ("12", "5"), "NOS", 68, 190),
    Good("Protivita Powder 200g", "21069099", ("18", "5"), "JAR", 180, 420),
    Good("Digital Thermometer", "90251990", ("18", "5"), "NOS", 96, 240),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 5, 4, 88)
    head.say(seller.name.upper(), "seller_name", bold=True, size=11)
    for row in capitals(seller):
        head.say(row, "seller_address")
    head.say(f"PH:{seller.phone}  D.L.No.: 20B-{seller.pin}/21B-{seller.pin}")
    phrase(head, f"GSTIN:{seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    phrase(head, f"UDYAM:{seller.udyam}", "seller_udyam", seller.udyam)
    mid = Flow(sheet, 97, 4, 44)
    mid.say("GST INVOICE", bold=True, size=10)
    mid.pair("Inv.No", deal.number, "invoice_number", indent=14)
    mid.pair("Date", manner.day(deal.day), "invoice_date", indent=14)
    mid.pair("Due Dt", deal.due and manner.day(deal.due), "due_date", indent=14)
    mid.pair("Order", deal.order_number, "order_number", indent=14)
    mid.pair("RCM", "NO", "reverse_charge", indent=14)
    mid.pair("P.O.S.", deal.place_of_supply, "place_of_supply", indent=14)
    right = Flow(sheet, 145, 4, 60)
    right.say("To,")
    right.say(buyer.name.upper(), "buyer_name", bold=True)
    for row in capitals(buyer):
        right.say(row, "buyer_address")
    phrase(right, f"GSTIN:{buyer.gstin}", "buyer_gstin", buyer.gstin)
    end = max(head.y, mid.y, right.y) + 0.8
    sheet.box(3, 3, 204, end - 3)
    for x in (95, 143):
        sheet.line(x, 3, x, end, weight=0.1)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=3, y=end, bottom=112,
        style=Style("columns", 7, pad=0.4), least=60,
    )  # fmt: skip
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    half = (
        [Column("IGST%", 20, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",))]
        if deal.inter_state
        else [
            Column("SGST", 10, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
            Column("CGST", 10, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
        ]
    )
    return [
        Column("SN", 6, lambda i, _: f"{i + 1}"),
        Column("MFG", 10, lambda _, g: "ZYLABGNOV"[int(g.rate) % 6 :][:3], align="L"),
        Column("QTY+FREE", 16, _with_free, ("quantity",), "C"),
        Column("PACK", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("PRODUCT NAME", 43, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("BATCH", 16, lambda _, g: batch(g), align="L"),
        Column("EXP", 10, lambda _, g: f"{expiry(g, deal.day):%m/%y}", align="C"),
        Column("HSN", 15, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("M.R.P", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("RATE", 14, lambda _, g: money(g.rate), ("rate",)),
        Column("DIS%", 9, lambda _, g: f"{g.discount_pct:.2f}"),
        *half,
        Column("AMOUNT", 19, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _with_free(_: int, line: Line) -> str:
    """Return `10+1`: every tenth piece of some articles is free."""
    free = int(line.quantity) // 10 if int(line.rate) % 2 else 0
    return f"{quantity(line.quantity)}+{free}" if free else quantity(line.quantity)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 148, y + 1, 58)
    sums.between("SUB TOTAL", money(deal.taxable + deal.discount))
    sums.between("LESS DISC", money(deal.discount), "discount")
    sums.between("TAXABLE", money(deal.taxable), "taxable_value")
    for name, label in tax_rows(deal):
        sums.between(f"{label} PAYBLE", money(getattr(deal, name)), name)
    sums.between("CR/DR ROUND", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.2)
    sums.size = 10
    sums.between("GRAND TOTAL", money(deal.total), "total", bold=True)
    left = Flow(sheet, 5, y + 1, 92)
    left.say(deal.words.upper(), "total_in_words")
    left.gap(0.4)
    left.say("TERMS & CONDITIONS : GOODS ONCE SOLD WILL NOT BE TAKEN BACK. BREAKAGE NOT OUR RISK.", size=6.5)
    left.say("COLD STORAGE ITEMS ARE NOT RETURNABLE. CHEQUE BOUNCE CHARGES RS.500/-", size=6.5)
    if "signature" not in sheet.omit:
        sheet.text(122, y + 1, f"For {deal.seller.name.upper()}", size=6.5, align="C")
        sheet.scribble(112, y + 7, ((0, 3), (2, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(122, y + 13, "Pharmacist / Auth. Sign", size=6.5, align="C", name="signature")
    sheet.box(3, y, 204, max(sums.y, left.y, y + 17) + 1 - y)
    sheet.line(146, y, 146, max(sums.y, left.y, y + 17) + 1, weight=0.1)


LAYOUT = Layout(
    "stockist_half",
    ("b2b",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False), Manner("05/04/26")),
    Terms(lines=(2, 9), discounts=True, hsn_digits=8, words=("Rs.",), shelf=_SHELF),
    face="sans",
    size=7.5,
    page=(210, 148),
)
