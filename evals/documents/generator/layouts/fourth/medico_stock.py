"""A medicine distributor's half-page bill: batch, expiry, free strips, PTR and MRP for each article."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, batch, block, expiry, heads_of, phrase
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Febrigon 650 Tablets", "30049069", ("12", "5"), "NOS", 14, 40, sizes=("15's", "10's")),
    Good("Acidrel-D Capsules", "30049039", ("12", "5"), "NOS", 60, 190, sizes=("10's", "15's")),
    Good("Kafnil Cough Syrup", "30049011", ("12", "5"), "BTL", 48, 130, sizes=("60ml", "100ml")),
    Good("Dermaswasth Ointment", "30049099", ("12", "5"), "PCS", 38, 160, sizes=("15gm", "30gm")),
    Good("Netrashant Eye Drops", "30049099", ("12", "5"), "PCS", 42, 145, sizes=("5ml", "10ml")),
    Good("Calvitol Plus Tablets", "30045039", ("12", "5"), "NOS", 55, 230, sizes=("15's", "30's")),
    Good("Absorbent Cotton Roll", "30059060", ("12", "5"), "PCS", 30, 210, sizes=("100gm", "500gm")),
    Good("Herbal Balm", "30039011", ("12", "5"), "JAR", 22, 90, sizes=("8ml", "25ml")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(6, 6, 198, 136)
    left = Flow(sheet, 8, 7, 84, size=7)
    left.say(seller.name.upper(), "seller_name", bold=True, size=10.5)
    left.say(f"{', '.join(seller.street)}, {seller.town}-{seller.pin}", "seller_address")
    left.say(f"PHONE : {seller.phone}, {seller.phone[3:]}{seller.phone[:3]}")
    phrase(left, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    left.say(f"D.L.No. : 20B-{seller.pin}/{seller.phone[:4]}, 21B-{seller.pin}/{seller.phone[4:8]}")
    phrase(left, f"MSME : {seller.udyam}", "seller_udyam", seller.udyam)
    middle = Flow(sheet, 94, 7, 60, size=7)
    phrase(middle, f"M/S {buyer.name.upper()}", "buyer_name", buyer.name.upper(), bold=True, size=8)
    for row in (", ".join(buyer.street), f"{buyer.town} {buyer.pin}"):
        middle.say(row.upper(), "buyer_address")
    phrase(middle, f"GSTIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    middle.say(f"D.L.No. : RLF20{buyer.pin}, RLF21{buyer.pin}")
    phrase(middle, f"Place of supply : {deal.place_of_supply}", "place_of_supply", deal.place_of_supply)
    right = Flow(sheet, 158, 7, 45, size=7.5)
    right.say("GST INVOICE", bold=True, size=10)
    right.pair("Inv.No", deal.number, "invoice_number", indent=14, bold=True)
    right.pair("Date", manner.day(deal.day), "invoice_date", indent=14)
    right.pair("Due", deal.due and manner.day(deal.due), "due_date", indent=14)
    right.pair("Ord", deal.order_number, "order_number", indent=14)
    right.pair("RCM", "NO", "reverse_charge", indent=14)
    top = max(left.y, middle.y, right.y) + 1
    for x in (93, 157):
        sheet.line(x, 6, x, top)
    y = draw_table(
        sheet,
        _columns(deal, manner),
        deal.lines,
        x=6,
        y=top,
        bottom=110,
        style=Style("columns", 6.8, pad=0.45),
        least=108 - top,
    )
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    return [
        Column("Mfr", 8, lambda _, g: "ZYLARNOVIK"[int(g.rate) % 8 :][:3], align="L"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Free", 9, lambda _, g: quantity(g.quantity // 10) if g.quantity >= 10 else ""),
        Column("Product", 46, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Batch", 15, lambda _, g: batch(g), align="L"),
        Column("Exp", 11, lambda _, g: f"{expiry(g, deal.day):%m/%y}", align="C"),
        Column("M.R.P", 16, lambda _, g: money(g.mrp), ("mrp",)),
        Column("P.T.R", 16, lambda _, g: money(g.rate), ("rate",)),
        Column("Dis%", 10, lambda _, g: f"{g.discount_pct:.2f}"),
        Column("Taxable", 18, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST%", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Net", 13, lambda _, g: money((g.amount / g.quantity).quantize(g.rate))),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    left = Flow(sheet, 8, y + 1, 92, size=6.8)
    left.say(deal.words, "total_in_words", bold=True)
    left.say("Medicines once sold are taken back only against breakage told within 3 days.")
    left.say(f"Cheque bounce Rs.350. All disputes at {deal.seller.town} only. E.&O.E.")
    left.pair("Items", f"{len(deal.lines)}")
    rows: list[list[Cell]] = [
        ["GROSS", money(deal.taxable + deal.discount)],
        ["DISC", (money(deal.discount), "discount")],
        ["TAXABLE", (money(deal.taxable), "taxable_value")],
        *([label, (money(getattr(deal, name)), name)] for label, name in heads_of(deal)),
        ["R.OFF", (money(deal.round_off), "round_off")],
    ]
    block(sheet, rows, [18, 24], 104, y + 1, size=7, height=4, heads=0, ruled=False)
    sheet.box(150, y + 2, 52, 9)
    sheet.text(152, y + 4.4, "NET AMT", bold=True, size=9)
    sheet.text(201, y + 4, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    if "signature" not in sheet.omit:
        sheet.text(202, y + 14, f"For {deal.seller.name.upper()}", size=6.8, align="R")
        sheet.scribble(176, y + 17, ((0, 3), (2, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(202, y + 23, "Pharmacist / Auth. Sign", size=6.8, align="R", name="signature")


LAYOUT = Layout(
    "medico_stock",
    ("b2b",),
    draw,
    (Manner("05-04-2026"), Manner("05/04/26", grouped=False), Manner("05-Apr-26", grouped=False)),
    Terms(lines=(2, 11), discounts=True, hsn_digits=8, shelf=_SHELF),
    face="helvetica",
    size=7.5,
    page=(210, 148),
)
