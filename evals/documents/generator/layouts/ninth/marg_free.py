"""A medicine wholesaler's half sheet: quantity and free goods first, batch and expiry, classes of tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, batch, block, expiry, heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

SHELF = (
    Good("CEFIROX 200 TAB", "30042019", ("12", "5"), "PCS", 62, 140),
    Good("MONTELAX LC TAB", "30049099", ("12", "5"), "PCS", 88, 190),
    Good("RABICOOL DSR CAP", "30049039", ("12", "5"), "PCS", 70, 165),
    Good("COFRELIN SYP 100ML", "30049011", ("12", "5"), "PCS", 58, 110),
    Good("GLYCIMET 500 SR", "30049099", ("12", "5"), "PCS", 24, 62),
    Good("ORS POWDER LEMON 21G", "30049099", ("12", "5"), "PCS", 14, 22),
    Good("SURGICAL GAUZE 10CM", "30059040", ("12", "5"), "PCS", 35, 90),
    Good("BABY LOTION 200ML", "33049930", ("18", "18"), "PCS", 110, 240),
    Good("PROTEIN POWDER VANILLA", "21069099", ("18", "5"), "PCS", 280, 540),
)
_MAKERS = ("ALKO", "ZYDS", "INTA", "MCLD", "ABTT")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    left, right = Flow(sheet, 6, 5, 74), Flow(sheet, 136, 5, 68)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    left.say(desk.loud(seller), "seller_address", size=7.5)
    left.say(f"Phone : {seller.phone}   D.L.No. : 20B/8841, 21B/8842", size=7)
    desk.held(sheet, left, f"GSTIN : {seller.gstin}", [("seller_gstin", seller.gstin)], bold=True)
    sheet.text(106, 5, "GST INVOICE", bold=True, size=11, align="C")
    sheet.text(106, 10, "CREDIT", size=7.5, align="C")
    desk.put(sheet, (84, 15), "Inv. No. :", deal.number, "invoice_number", size=8.5)
    desk.put(sheet, (84, 19), "Date :", manner.day(deal.day), "invoice_date", size=8.5)
    desk.put(sheet, (84, 23), "Due :", manner.day(deal.due) if deal.due else "", "due_date", size=8.5)
    right.say(f"{buyer.name}", "buyer_name", bold=True)
    right.say(desk.flat(buyer), "buyer_address", size=7.5)
    desk.held(sheet, right, f"GSTIN : {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    right.say("D.L.No. : R-20-1177", size=7)
    right.pair("State of supply", deal.place_of_supply, "place_of_supply", mark=" :")
    desk.put(sheet, (84, 27), "Reverse Charge :", "No", "reverse_charge", size=7.5)
    y = max(left.y, right.y, 31) + 1
    sheet.box(4, 3, 202, y - 3)
    sheet.line(82, 3, 82, y)
    sheet.line(134, 3, 134, y)
    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=4,
        y=y,
        bottom=112,
        style=Style("columns", 7.2, pad=0.5),
        least=max(8 * 4.6, 110 - y - 6),
    )
    _foot(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, one = manner.money, deal.inter_state
    many = "quantity" not in sheet.omit
    rate = (
        [Column("IGST%", 14, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",))]
        if one
        else [
            Column("SGST%", 12, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
            Column("CGST%", 12, lambda _, g: f"{g.gst_rate / 2:.2f}"),
        ]
    )
    return [
        Column("Qty.", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Free", 8, lambda _, g: f"{int(g.quantity) // 10}" if many and g.quantity >= 10 else ""),
        Column("Mfr.", 11, lambda _, g: _MAKERS[int(g.rate) % 5], align="L"),
        Column("Pack", 10, lambda _, g: ("1x10", "1x15", "10's")[int(g.rate) % 3], align="C"),
        Column("Product Name", 52 if one else 42, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Batch", 17, lambda _, g: batch(g), align="L"),
        Column("Exp.", 10, lambda _, g: f"{expiry(g, deal.day):%m/%y}", align="C"),
        Column("M.R.P", 16, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Rate", 15, lambda _, g: money(g.rate), ("rate",)),
        *rate,
        Column("Amount", 25 if one else 23, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    found: list[list[Cell]] = [["CLASS", "TOTAL", *(head for head, _ in heads), "TOTAL GST"]]
    for part in rates_of(deal):
        taxes = [money(getattr(part, name)) for _, name in heads]
        found.append([f"GST {part.rate:.2f}%", money(part.taxable), *taxes, money(part.tax)])
    totals: list[Cell] = [(money(getattr(deal, name)), name) for _, name in heads]
    found.append(["TOTAL", (money(deal.taxable), "taxable_value"), *totals, money(deal.tax)])
    end = block(
        sheet, found, [26, 24, *([20] * len(heads)), 22], 5, y + 1, size=7, height=3.7, last_bold=True
    )
    flow = Flow(sheet, 146, y + 1, 58, size=8)
    desk.sums(flow, [("SUB TOTAL", money(deal.taxable), "")])
    for head, name in heads:
        flow.between(f"{head} PAYBLE", money(getattr(deal, name)))
    desk.sums(flow, desk.rounded(deal, manner, "ROUND OFF"))
    flow.size = 10
    flow.between("GRAND TOTAL", money(deal.total), "total", bold=True)
    low = Flow(sheet, 5, end + 1, 134, size=7.5)
    low.say(deal.words, "total_in_words", bold=True)
    low.say(
        "Terms & Conditions : Goods once sold will not be taken back. Bills not paid by due date "
        "attract 24% interest. Cold chain goods at buyer's risk.",
        size=6.5,
    )
    desk.sign(sheet, 204, flow.y + 1, f"For {deal.seller.name.upper()}", "Authorised Signatory")


LAYOUT = Layout(
    "marg_free",
    ("b2b",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False), Manner("05-Apr-2026")),
    Terms(lines=(2, 7), words=("Rs.", "Rupees"), shelf=SHELF),
    face="helvetica",
    size=8,
    page=(210, 148),
)
