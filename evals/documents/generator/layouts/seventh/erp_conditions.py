"""An e-invoice off a works' ERP: item rows with their conditions below, code and IRN at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, print_qr, state_row
from evals.documents.generator.layouts.seventh.marks import added, rounding
from evals.documents.generator.layouts.sixth.setting import facts
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    left, right = Flow(sheet, 12, 10, 108), Flow(sheet, 128, 10, 70)
    left.say("Supplier / Dispatch from", size=7)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    for row in (*seller.street, f"{seller.pin} {seller.town.upper()}", seller.region.name.upper()):
        left.say(row, "seller_address")
    phrase(left, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    right.say("TAX INVOICE", bold=True, size=13)
    facts(
        right,
        (
            ("Document", deal.number, "invoice_number"),
            ("Doc. date", manner.day(deal.day).upper(), "invoice_date"),
            ("Cust. PO", deal.order_number, "order_number"),
            ("Net due", manner.day(deal.due).upper() if deal.due else "", "due_date"),
            ("Incoterms", "FOR destination", ""),
            ("Sales office", "1040 / Div 10", ""),
        ),
        indent=22,
        mark="",
    )
    y = max(left.y, right.y) + 2
    sheet.line(12, y, 198, y, weight=0.4)
    sold, ship = Flow(sheet, 12, y + 2, 90), Flow(sheet, 110, y + 2, 88)
    sold.say("Sold-to party  0000104417", size=7)
    sold.say(buyer.name, "buyer_name", bold=True)
    for row in (*buyer.street, f"{buyer.pin} {buyer.town.upper()}", buyer.region.name.upper()):
        sold.say(row, "buyer_address")
    phrase(sold, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    site = deal.ship_to
    if site is not None and not {"buyer_name", "buyer_address"} & sheet.omit:
        ship.say("Ship-to party  0000104992", size=7)
        ship.say(site.name)
        for row in (*site.street, f"{site.pin} {site.town.upper()}"):
            ship.say(row, "delivery_address")
        ship.gap()
    facts(
        ship,
        (
            ("Place of supply", f"{code(deal)} {deal.place_of_supply.upper()}", "place_of_supply"),
            ("Reverse charge", "N", "reverse_charge"),
        ),
        indent=28,
        mark="",
    )
    rows = Flow(sheet, 12, _head(sheet, max(sold.y, ship.y) + 2), 186)
    for number, line in enumerate(deal.lines, start=1):
        _item(rows, deal, line, manner, number)
    _foot(sheet, deal, manner, rows.y)


def _head(sheet: Sheet, y: float) -> float:
    sheet.line(12, y, 198, y)
    for x, title, right in (
        (12, "Item", False), (22, "Material", False), (50, "Description", False), (118, "HSN", False),
        (152, "Quantity UoM", True), (172, "Price/unit", True), (198, "Value INR", True),
    ):  # fmt: skip
        sheet.text(x, y + 1.2, title, bold=True, size=8, align="R" if right else "L")
    sheet.line(12, y + 6, 198, y + 6)
    return y + 7.5


def _item(rows: Flow, deal: Deal, line: Line, manner: Manner, number: int) -> None:
    sheet, y = rows.sheet, rows.y
    shown = state_row(sheet, "description", "hsn", "quantity", "unit", "rate", "gst_rate", "net_amount")
    sheet.text(12, y, f"{number * 10:06d}")
    sheet.text(26, y, f"M{int(line.rate * 13) % 90000 + 10000}")
    sheet.text(50, y, line.description)
    sheet.text(118, y, shown("hsn", line.hsn))
    sheet.text(152, y, shown("quantity", f"{line.quantity:.3f} {line.unit}"), align="R")
    sheet.text(172, y, manner.money(line.rate), align="R")
    sheet.text(198, y, manner.money(line.taxable), bold=True, align="R")
    y += 4.4
    share = len(heads_of(deal))
    for label, name in heads_of(deal):
        sheet.text(58, y, f"JO{label[0]}G {label} output", size=7.5)
        sheet.text(152, y, f"{line.gst_rate / share:.3f} %", size=7.5, align="R")
        sheet.text(198, y, manner.money(getattr(line, name)), size=7.5, align="R")
        y += 3.7
    rows.y = y + 1.4


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.line(12, y, 198, y)
    sums = Flow(sheet, 118, y + 2, 80)
    added(sums, [("Total net value", manner.money(deal.taxable), "taxable_value")])
    for label, name in heads_of(deal):
        added(sums, [(f"Total {label}", manner.money(getattr(deal, name)), name)])
    added(sums, rounding(deal, manner, "Rounding difference"))
    sums.between("Invoice value INR", manner.money(deal.total), "total", bold=True)
    left = Flow(sheet, 12, y + 2, 98)
    left.say(deal.words, "total_in_words")
    top = max(sums.y, left.y, 222) + 3
    sheet.box(12, top, 186, 44, weight=0.15)
    print_qr(sheet, deal, 155, top + 1, 42)
    panel = Flow(sheet, 15, top + 3, 136, size=8)
    panel.say("Invoice Reference Number", bold=True)
    panel.say(deal.irn, "irn", size=7)
    panel.gap(0.5)
    panel.pair("Acknowledgement", deal.ack_number, "ack_number", indent=34, mark="")
    panel.pair(
        "Acknowledged on",
        manner.day(deal.ack_day).upper() if deal.ack_day else "",
        "ack_date",
        indent=34,
        mark="",
    )
    panel.gap()
    panel.say("Ref. only: e-way bill 3710 4482 0917, gross weight 418.500 KG, 12 packages", size=7)
    if "signature" not in sheet.omit:
        panel.gap()
        panel.say(f"Digitally signed by {deal.seller.person}, Authorised Signatory", "signature")


LAYOUT = Layout(
    "erp_conditions",
    ("e_invoice",),
    draw,
    (Manner("05-Apr-2026"), Manner("05 Apr 2026", grouped=False), Manner("05.04.2026")),
    Terms(lines=(1, 7), words=("INR", "Rupees"), shelf=tuple(good for good in OTHER if good.unit == "NOS")),
    face="helvetica",
    size=8.5,
)
