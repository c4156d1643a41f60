"""A medicine stockist's landscape bill: packing, batch and expiry, free pieces, tax classes below."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Paracetol 650 Tab", "30049069", ("12", "5"), "PCS", 14, 34),
    Good("Amoxinova 500 Cap", "30041030", ("12", "5"), "PCS", 62, 140),
    Good("Cetrihist Syrup 60ml", "30049082", ("12", "5"), "BTL", 38, 96),
    Good("Pantolent 40 Tab", "30049034", ("12", "5"), "PCS", 55, 160),
    Good("Metformax 500 Tab", "30049099", ("12", "5"), "PCS", 18, 70),
    Good("Telmisafe AM Tab", "30049079", ("12", "5"), "PCS", 74, 190),
    Good("Calcivita D3 Tab", "30045039", ("12", "5"), "PCS", 66, 180),
    Good("Protein Powder Chocolate", "21069099", ("18", "5"), "JAR", 280, 620, sizes=("200gm", "400gm")),
    Good("Antiseptic Liquid", "38089400", ("18", "18"), "BTL", 42, 210, sizes=("100ml", "500ml")),
)
_MAKERS = ("ZYL", "ARX", "MNK", "SUP", "CPL", "INT")
_PACKS = ("1*10", "1*15", "10*10", "1*6")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    y = _head(sheet, deal, manner)
    money = manner.money
    columns = [
        Column("SN", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("DESCRIPTION", 52, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("PACK", 13, lambda i, g: "1 PC" if g.unit in ("BTL", "JAR") else _PACKS[i % 4], align="C"),
        Column("MFG", 11, lambda i, g: _MAKERS[(i + len(g.description)) % 6], align="C"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("BATCH", 18, _batch, align="C"),
        Column("EXP", 12, lambda i, _: f"{(i * 7) % 12 + 1}/{28 + i % 2}", align="C"),
        Column("QTY", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("FREE", 11, lambda _, g: _free(g)),
        Column("M.R.P", 19, lambda _, g: money(g.mrp), ("mrp",)),
        Column("RATE", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("DIS%", 12, lambda _, g: f"{g.discount_pct:.2f}"),
        Column("TAXABLE", 26, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST%", 13, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
        Column("AMOUNT", 27, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=150, style=Style("columns", 7.5, pad=0.4), least=80
    )
    _foot(sheet, deal, manner, y)


def _batch(index: int, line: Line) -> str:
    return f"{_MAKERS[index % 6][0]}{int(line.rate * 13) % 900 + 100}{'ABCDE'[index % 5]}{index + 3}"


def _free(line: Line) -> str:
    return f"{int(line.quantity) // 10}" if line.quantity >= 10 else ""


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 14, 9, 104, size=8)
    left.say(seller.name.upper(), "seller_name", bold=True, size=12)
    left.say(f"{', '.join(seller.street)}, {seller.town}-{seller.pin}", "seller_address")
    left.pair("Phone", seller.phone, mark=" :")
    left.pair("D.L.No.", f"20B-{seller.pin}/21B-{seller.pin}", mark=" :")
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark=" :", bold=True)
    middle = Flow(sheet, 122, 9, 62, size=8)
    middle.say("GST INVOICE", bold=True, size=11)
    middle.pair("Invoice No.", deal.number, "invoice_number", indent=21, bold=True)
    middle.pair("Date", manner.day(deal.day), "invoice_date", indent=21, bold=True)
    middle.pair("Due Date", deal.due and manner.day(deal.due), "due_date", indent=21)
    middle.pair("Order No.", deal.order_number, "order_number", indent=21)
    middle.pair("State of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply")
    middle.pair("Reverse Charge", "No", "reverse_charge")
    right = Flow(sheet, 190, 9, 93, size=8)
    right.say("M/s.", size=7)
    right.say(buyer.name.upper(), "buyer_name", bold=True)
    right.say(f"{', '.join(buyer.street)}, {buyer.town}-{buyer.pin}", "buyer_address")
    right.pair("D.L.No.", f"20-{buyer.pin}/21-{buyer.pin}", mark=" :")
    right.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    right.pair("Ph.No.", buyer.phone, mark=" :")
    y = max(left.y, middle.y, right.y) + 1
    sheet.box(12, 7, 273, y - 7)
    sheet.line(120, 7, 120, y)
    sheet.line(188, 7, 188, y)
    return y


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    heads = ("CLASS", "TAXABLE", "IGST") if deal.inter_state else ("CLASS", "TAXABLE", "SGST", "CGST")
    stops = [30.0, *(30.0 + 26 * place for place in range(1, len(heads)))]
    for stop, head in zip(stops, heads, strict=True):
        sheet.text(stop, y + 1, head, bold=True, size=7.5, align="R")
    below = y + 5
    for row in rates_of(deal):
        taxes = [row.igst] if deal.inter_state else [row.sgst, row.cgst]
        texts = [f"GST {row.rate:.2f}", *map(manner.money, (row.taxable, *taxes))]
        for stop, text in zip(stops, texts, strict=True):
            sheet.text(stop, below, text, size=7.5, align="R")
        below += 3.6
    sums = Flow(sheet, 222, y + 1, 62, size=8)
    gross = sum((line.quantity * line.rate for line in deal.lines), ZERO)
    sums.between("SUB TOTAL", manner.money(gross))
    sums.between("LESS DISCOUNT", manner.money(deal.discount), "discount")
    sums.between("TAXABLE AMOUNT", manner.money(deal.taxable), "taxable_value")
    heads_of = (
        [("IGST PAYABLE", "igst")]
        if deal.inter_state
        else [
            ("SGST PAYABLE", "sgst"),
            ("CGST PAYABLE", "cgst"),
        ]
    )
    for label, name in heads_of:
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("ROUND OFF", manner.money(deal.round_off), "round_off")
    sums.size = 10
    sums.between("GRAND TOTAL", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 14, max(below, y + 14) + 1, 120, size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.say("Terms: Goods once sold will not be taken back. Breakage and expiry as per company's norms.")
    if "signature" not in sheet.omit:
        sheet.text(214, y + 3, f"For {deal.seller.name.upper()}", size=7.5, align="R")
        sheet.scribble(184, y + 9, ((0, 3), (3, 0), (6, 5), (10, 1), (15, 4)))
        sheet.text(214, y + 17, "Authorised Signatory", size=7.5, align="R", name="signature")
    sheet.box(12, y, 273, max(sums.y, left.y) + 1 - y)


LAYOUT = Layout(
    "chemist_stockist",
    ("b2b",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False), Manner("05-Apr-2026")),
    Terms(lines=(3, 9), discounts=True, hsn_digits=8, shelf=_SHELF, words=("Rs.", "Rupees")),
    face="helvetica",
    size=8,
    page=(297, 210),
)
