"""A stockist program's bill: batch, expiry, MRP, the retailer's price, schemes, classes of tax below."""

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

_SHELF = (
    Good("AZIVERT 500MG TAB", "30042064", ("12", "5"), "PCS", 62, 110),
    Good("PANTOFLUX 40 TAB", "30049034", ("12", "5"), "PCS", 70, 130),
    Good("DOLOFEM 650 TAB", "30049099", ("12", "5"), "PCS", 18, 32),
    Good("BENZYLEX COUGH SYP", "30049099", ("12", "5"), "PCS", 64, 118),
    Good("VITACAL D3 TAB", "30045039", ("12", "5"), "PCS", 88, 160),
    Good("CETRANIL 10MG TAB", "30049031", ("12", "5"), "PCS", 12, 38),
    Good("ANTISEPTIC LIQ 100ML", "30049087", ("12", "5"), "PCS", 38, 66),
    Good("ADULT DIAPER L 10S", "96190030", ("12", "5"), "PCS", 240, 380),
    Good("FACE WASH NEEM 100ML", "33049990", ("18", "18"), "PCS", 84, 170),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    left, right = Flow(sheet, 6, 6, 80), Flow(sheet, 131, 6, 72)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    left.say(desk.loud(seller), "seller_address", size=7.4)
    left.say(f"Phone : {seller.phone}", size=7.4)
    left.say("D.L.No. : MH-20B-114520, MH-21B-114521", size=7.4)
    left.pair("GSTIN", seller.gstin, "seller_gstin", bold=True, mark=" :")
    sheet.text(108, 6, "GST INVOICE", bold=True, size=10.5, align="C")
    middle = Flow(sheet, 89, 13, 38, size=7.8)
    middle.pair("Invoice No.", deal.number, "invoice_number", bold=True, mark=" :")
    middle.pair("Date", manner.day(deal.day), "invoice_date", bold=True, mark=" :")
    middle.pair("Due Date", manner.day(deal.due) if deal.due else "", "due_date", mark=" :")
    middle.say("Sales Man : OFFICE")
    middle.pair("Rev. Charge", "No", "reverse_charge", mark=" :")
    right.say("M/s.", size=7)
    right.say(buyer.name.upper(), "buyer_name", bold=True, size=9.4)
    right.say(desk.loud(buyer), "buyer_address", size=7.4)
    right.say(f"Ph.No. : {buyer.phone}  D.L.No. : 20-88123", size=7.4)
    right.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    right.pair("Place of Supply", deal.place_of_supply, "place_of_supply", mark=" :")
    y = max(left.y, middle.y, right.y) + 1
    sheet.box(4, 4, 202, y - 4)
    sheet.line(87, 4, 87, y)
    sheet.line(129, 4, 129, y)
    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=4,
        y=y,
        bottom=200,
        style=Style("columns", 7.2, pad=0.6),
        least=70,
    )
    _foot(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, many = manner.money, "quantity" not in sheet.omit
    rates = (
        [Column("IGST", 20, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",))]
        if deal.inter_state
        else [
            Column("SGST", 10, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
            Column("CGST", 10, lambda _, g: f"{g.gst_rate / 2:.2f}"),
        ]
    )
    return [
        Column("Sn.", 7, lambda i, _: f"{i + 1}.", align="C"),
        Column("PRODUCT NAME", 42, lambda _, g: g.description, ("description",), "L"),
        Column("PACK", 11, lambda _, g: ("10'S", "15'S", "1X1")[int(g.rate) % 3], align="C"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("BATCH", 16, lambda _, g: batch(g), align="L"),
        Column("EXP.", 10, lambda _, g: f"{expiry(g, deal.day):%m/%y}", align="C"),
        Column("MRP", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("QTY.", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("SCH", 9, lambda _, g: f"+{int(g.quantity) // 10}" if many and g.quantity >= 10 else ""),
        Column("PTR", 14, lambda _, g: money(g.rate), ("rate",)),
        Column("DIS%", 10, lambda _, g: f"{g.discount_pct:.2f}"),
        *rates,
        Column("AMOUNT", 23, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    found: list[list[Cell]] = [["CLASS", "TOTAL", *(head for head, _ in heads), "TOTAL GST"]]
    for part in rates_of(deal):
        taxes = [money(getattr(part, name)) for _, name in heads]
        found.append([f"GST {part.rate:.2f}", money(part.taxable), *taxes, money(part.tax)])
    totals = [money(getattr(deal, name)) for _, name in heads]
    found.append(["TOTAL", money(deal.taxable), *totals, money(deal.tax)])
    end = block(
        sheet, found, [26, 24, *([20] * len(heads)), 22], 5, y + 1, size=7.2, height=3.8, last_bold=True
    )
    flow = Flow(sheet, 142, y + 1, 62, size=8)
    desk.sums(
        flow,
        [
            ("SUB TOTAL", money(deal.taxable + deal.discount), ""),
            ("DISCOUNT", money(deal.discount), "discount"),
            ("TAXABLE AMT", money(deal.taxable), "taxable_value"),
            *((f"{head} PAYBLE", money(getattr(deal, name)), name) for head, name in heads),
            *desk.rounded(deal, manner, "ROUND OFF"),
        ],
    )
    flow.gap(0.2)
    flow.size = 10.5
    flow.between("GRAND TOTAL", money(deal.total), "total", bold=True)
    low = Flow(sheet, 5, max(end, flow.y) + 1, 130, size=7.8)
    low.say(deal.words, "total_in_words", bold=True)
    low.say("Terms & Conditions", size=7)
    low.say(
        "Goods once sold will not be taken back or exchanged. Overdue bills attract 24% interest.",
        size=7,
    )
    low.say(
        f"All disputes subject to {deal.seller.town} jurisdiction only. Cold storage item not returnable.",
        size=7,
    )
    bottom = max(
        desk.sign(sheet, 204, flow.y + 2, f"For {deal.seller.name.upper()}", "Authorised Signatory"), low.y
    )
    sheet.box(4, y, 202, bottom - y + 1)


LAYOUT = Layout(
    "marg_ptr",
    ("b2b",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False), Manner("05-04-2026")),
    Terms(lines=(2, 10), discounts=True, words=("Rs.", "Rupees"), shelf=_SHELF),
    face="helvetica",
    size=8,
)
