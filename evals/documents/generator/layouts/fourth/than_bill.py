"""A cloth trader's bill: thans and metres, broker and lorry receipt, taxes in a strip under the goods."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Cotton Cambric 60x60 Dyed", "52083190", ("5", "5"), "MTR", 58, 145, sizes=('44"', '58"')),
    Good("Poly Georgette Printed", "54075490", ("5", "5"), "MTR", 46, 120, sizes=('44"', "D.No. 7712")),
    Good("PV Suiting", "55151190", ("5", "5"), "MTR", 95, 320, sizes=("Navy", "Grey mix")),
    Good("Denim 10 oz", "52094200", ("5", "5"), "MTR", 130, 290, sizes=("Indigo", "Black")),
    Good("Rayon Slub Grey", "55161100", ("5", "5"), "MTR", 38, 92, sizes=('50"', '63"')),
    Good("Satin Lining", "54076190", ("5", "5"), "MTR", 27, 64, sizes=("Off white", "Maroon")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 6, "।। श्री गणेशाय नमः ।।", size=8, align="C")
    phrase_head = Flow(sheet, 12, 6, 70, size=8)
    phrase(phrase_head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    sheet.text(198, 6, f"Mob. {seller.phone}", size=8, align="R")
    head = Flow(sheet, 12, 11, 186)
    head.say(seller.name, "seller_name", bold=True, size=19, centred=True)
    head.say("Wholesale dealers in suiting, shirting and dress material", size=8, centred=True)
    address = f"{', '.join(seller.street)}, {seller.town} - {seller.pin} ({seller.region.name})"
    head.say(address, "seller_address", centred=True)
    phrase(head, f"Udyam Reg. {seller.udyam}", "seller_udyam", seller.udyam, size=8, centred=True)
    y = head.y + 2
    sheet.fill(12, y, 186, 6, (90, 30, 60))
    sheet.text(105, y + 1, "TAX INVOICE", bold=True, size=10, align="C", ink=(255, 255, 255))
    y = _particulars(sheet, deal, manner, y + 6)
    columns = [
        Column("No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Quality / Design", 60, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Than", 14, lambda _, g: quantity(g.quantity // 20 + 1), align="C"),
        Column("Cut", 13, lambda _, g: f"{g.quantity / (g.quantity // 20 + 1):.1f}"),
        Column("Metres", 20, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 28, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=212, style=Style("columns", 8.5, pad=0.9), least=92
    )
    if "quantity" not in sheet.omit:
        sheet.text(149.2, y + 1, f"{sum((g.quantity for g in deal.lines), ZERO):.2f}", bold=True, align="R")
    sheet.text(13, y + 1, f"Total {'(intra-State)' if not deal.inter_state else '(inter-State)'}", bold=True)
    sheet.text(197.2, y + 1, manner.money(deal.taxable), bold=True, align="R", name="taxable_value")
    sheet.box(12, y, 186, 6)
    _foot(sheet, deal, manner, y + 6, buyer.town)


def _particulars(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    left = Flow(sheet, 14, y + 1.5, 108)
    left.pair("M/s.", buyer.name, "buyer_name", bold=True, mark="")
    for row in (", ".join(buyer.street), f"{buyer.town} - {buyer.pin}"):
        left.say(row, "buyer_address")
    left.pair("GSTIN No.", buyer.gstin, "buyer_gstin", mark="")
    if deal.ship_to is not None:
        address = f"{', '.join(deal.ship_to.street)}, {deal.ship_to.town} - {deal.ship_to.pin}"
        left.pair("Delivery At", address, "delivery_address", mark=" :")
    left.pair("Haste", f"Shri {buyer.person or 'Self'}", mark=" :")
    y2 = max(left.y + 1, y + 33)
    sheet.box(12, y, 112, y2 - y)
    sheet.box(124, y, 74, y2 - y)
    cells = (
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("L.R. No", f"{deal.seller.phone[2:7]}", None),
        ("Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("Supply To", f"{deal.place_of_supply} [{code(deal)}]", "place_of_supply"),
        ("Order", deal.order_number, "order_number"),
        ("Reverse Chg", "No", "reverse_charge"),
        ("Bales", "2", None),
    )
    for place, (label, text, name) in enumerate(cells):
        above(
            sheet, (126 + place % 2 * 37, y + 1 + place // 2 * 8), label, text or "-", name if text else None
        )
    return y2


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float, town: str) -> None:
    heads = heads_of(deal)
    rates = sorted({line.gst_rate for line in deal.lines})
    rate = f" {percent(rates[0] / len(heads))}" if len(rates) == 1 else ""
    cells = [(f"{label}{rate}", manner.money(getattr(deal, name)), name) for label, name in heads]
    cells += [
        ("Kasar (R/off)", manner.money(deal.round_off), "round_off"),
        ("BILL AMOUNT", manner.priced(deal.total), "total"),
    ]
    width = 186 / len(cells)
    for place, (label, text, name) in enumerate(cells):
        sheet.box(12 + place * width, y, width, 11)
        sheet.text(12 + (place + 0.5) * width, y + 0.8, label, size=7.5, align="C")
        sheet.text(
            12 + (place + 0.5) * width, y + 5, text, size=10, bold=name == "total", align="C", name=name
        )
    left = Flow(sheet, 14, y + 12.5, 110, size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap(0.4)
    left.say("Bank : Vaniya Sahakari Bank Ltd., A/c 1120" + deal.seller.phone)
    left.say(
        "(1) Quality complaints are heard only before cutting. (2) Interest 24% p.a. after the due date."
    )
    left.say(f"(3) Our risk ends at our godown. (4) {deal.seller.town} jurisdiction; goods for {town}.")
    if "signature" not in sheet.omit:
        sheet.text(197, y + 14, f"For, {deal.seller.name}", align="R", bold=True)
        sheet.scribble(168, y + 20, ((0, 3), (2, 0), (3, 4), (5, 1), (9, 3.5), (16, 1)))
        sheet.text(197, y + 27, "Prop./Auth. Sign.", align="R", size=8, name="signature")


LAYOUT = Layout(
    "than_bill",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹"), Manner("05/Apr/2026")),
    Terms(lines=(2, 9), hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    size=9,
)
