"""A large market's invoice: three papers in its title, each head of tax a line in the article's row."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import said
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.parts import with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 10, deal.operator.split(maxsplit=1)[0].lower(), bold=True, size=18)
    sheet.text(198, 10, "Tax Invoice/Bill of Supply/Cash Memo", bold=True, size=10, align="R")
    sheet.text(198, 15, "(Original for Recipient)", size=9, align="R")
    _party(sheet, "Sold By :", seller, "seller", 12, right=False)
    y = _party(sheet, "Billing Address :", buyer, "buyer", 198, right=True)
    left = Flow(sheet, 12, 58, 92)
    left.pair("PAN No", seller.pan if "seller_gstin" not in sheet.omit else "")
    left.pair("GST Registration No", seller.gstin, "seller_gstin")
    y = max(y, 58) + 3
    for row in ("Shipping Address :", buyer.name, *_rows(buyer)):
        if "buyer_address" in sheet.omit or ("buyer_name" in sheet.omit and row == buyer.name):
            continue
        sheet.text(198, y, row, align="R", bold=row.endswith(":"))
        if row in _rows(buyer):
            sheet.says("delivery_address", row)
        y += 4.2
    if "place_of_supply" not in sheet.omit:
        sheet.text(198, y, f"Place of supply: {deal.place_of_supply.upper()}", align="R")
        sheet.says("place_of_supply", deal.place_of_supply.upper())
        sheet.text(198, y + 4.2, f"Place of delivery: {deal.place_of_supply.upper()}", align="R")
    y += 10
    facts = Flow(sheet, 12, y, 90)
    facts.pair("Order Number", deal.order_number, "order_number")
    facts.pair("Order Date", manner.day(deal.day - timedelta(days=3)))
    if "invoice_number" not in sheet.omit:
        sheet.text(198, y, f"Invoice Number : {deal.number}", align="R")
        sheet.says("invoice_number", deal.number)
        details = f"{seller.region.letters}-{seller.phone}-{deal.day:%y%j}"
        sheet.text(198, y + 4.2, f"Invoice Details : {details}", align="R")
    if "invoice_date" not in sheet.omit:
        sheet.text(198, y + 8.4, f"Invoice Date : {manner.day(deal.day)}", align="R")
        sheet.says("invoice_date", manner.day(deal.day))
    style = Style("grid", 8, shade=(214, 214, 214), pad=1)
    y = draw_table(sheet, _columns(sheet, deal, manner), deal.lines, x=12, y=y + 15, bottom=225, style=style)
    _foot(sheet, deal, manner, y)


def _rows(party: Party) -> tuple[str, ...]:
    return (*party.street, f"{party.town.upper()}, {party.region.name.upper()}, {party.pin}", "IN")


def _party(sheet: Sheet, label: str, party: Party, role: str, x: float, *, right: bool) -> float:
    align = "R" if right else "L"
    sheet.text(x, 24, label, bold=True, align=align)
    sheet.text(x, 28.2, party.name, align=align, name=f"{role}_name")
    y = 32.4
    for row in _rows(party):
        sheet.text(x, y, row, align=align, name=f"{role}_address")
        y += 4.2
    if role == "buyer":
        sheet.text(x, y, f"State/UT Code: {party.region.code}", align=align)
        y += 4.2
    return y


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    priced, heads = manner.priced, heads_of(deal)

    def unit_price(_: int, line: Line) -> str:
        return priced((line.taxable / line.quantity).quantize(line.rate))

    return [
        Column("Sl. No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Description", 62, lambda _, g: with_hsn(sheet, g, "HSN:"), ("description", "hsn"), "L"),
        Column("Unit Price", 21, unit_price, ("net_rate",)),
        Column("Qty", 9, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Net Amount", 22, lambda _, g: priced(g.taxable), ("taxable_value",)),
        Column(
            "Tax Rate", 12, lambda _, g: "\n".join([percent(g.gst_rate / len(heads))] * len(heads)),
            ("gst_rate",), "C",
        ),
        Column("Tax Type", 12, lambda _, g: "\n".join(label for label, _ in heads), align="C"),
        Column("Tax Amount", 18, lambda _, g: "\n".join(priced(getattr(g, name)) for _, name in heads)),
        Column("Total Amount", 21, lambda _, g: priced(g.amount), ("amount",)),
    ]  # fmt: skip


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.box(12, y, 186, 6)
    sheet.text(13, y + 1.2, "TOTAL:", bold=True)
    sheet.text(176.2, y + 1.2, manner.priced(deal.tax), bold=True, align="R")
    sheet.text(197.2, y + 1.2, manner.priced(deal.total), bold=True, align="R", name="total")
    words = Flow(sheet, 13, y + 7, 180)
    words.say("Amount in Words:", bold=True)
    words.say(deal.words, "total_in_words", bold=True)
    end = words.y + 1
    sheet.box(12, y + 6, 186, end - y - 6)
    if "signature" not in sheet.omit:
        sheet.text(197, end + 1, f"For {deal.seller.name}:", bold=True, align="R")
        sheet.scribble(168, end + 8, ((0, 2), (4, 0), (6, 4), (11, 1), (17, 3), (25, 0)))
        sheet.text(197, end + 14, "Authorized Signatory", bold=True, align="R", name="signature")
    sheet.box(12, end, 186, 19)
    sheet.text(12, end + 21, "Whether tax is payable under reverse charge - No", name="reverse_charge")
    low = Flow(sheet, 12, 270, 186, size=7)
    said(sheet, "ecommerce_operator", deal.operator)
    low.say(
        f"Sellers sell through {deal.operator}; please note that this invoice is not a demand for payment. "
        "Payment Transaction ID: 3Kd81xq0. Page 1 of 1"
    )


LAYOUT = Layout(
    "type_rows",
    ("marketplace",),
    draw,
    (Manner("05.04.2026", symbol="₹"), Manner("05.04.2026", symbol="₹ "), Manner("05/04/2026", symbol="Rs.")),
    Terms(lines=(1, 4), whole_rupees=False, words=("Rupees", "INR"), hsn_digits=8),
    size=9,
)
