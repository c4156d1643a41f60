"""An e-invoice as a government portal prints it: four numbered parts, the sums in one long row."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import print_qr
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(8, 8, str(seller.gstin), bold=True, size=9, name="seller_gstin")
    sheet.text(8, 13, seller.name.upper(), bold=True, size=10)
    print_qr(sheet, deal, 168, 5, 36)
    y = _heading(sheet, "1.e-Invoice Details", 42)
    first = Flow(sheet, 10, y, 190, size=7.5)
    if "irn" not in sheet.omit:
        sheet.text(10, y, f"IRN : {deal.irn}", size=7.5)
        sheet.says("irn", deal.irn)
        first.gap(1.1)
    sheet.text(10, first.y, f"Ack. No : {deal.ack_number}", size=7.5)
    sheet.says("ack_number", deal.ack_number)
    if deal.ack_day is not None:
        sheet.text(90, first.y, f"Ack. Date : {manner.day(deal.ack_day)} 11:42:00", size=7.5)
        sheet.says("ack_date", manner.day(deal.ack_day))
    y = _heading(sheet, "2.Document Details", first.y + 6)
    sheet.text(10, y, "Category : B2B", size=7.5)
    if "invoice_number" not in sheet.omit:
        sheet.text(56, y, f"Document No : {deal.number}", size=7.5)
        sheet.says("invoice_number", deal.number)
    sheet.text(128, y, "IGST on INTRA : No", size=7.5)
    y += 4.4
    sheet.text(10, y, "Document Type : Tax Invoice", size=7.5)
    if "invoice_date" not in sheet.omit:
        sheet.text(56, y, f"Document Date : {manner.day(deal.day)}", size=7.5)
        sheet.says("invoice_date", manner.day(deal.day))
    if "reverse_charge" not in sheet.omit:
        sheet.text(128, y, "Reverse Charge : No", size=7.5)
        sheet.says("reverse_charge", "No")
    y = _parties(sheet, deal, _heading(sheet, "3.Party Details", y + 6))
    y = _goods(sheet, deal, manner, _heading(sheet, "4.Details of Goods / Services", y + 2))
    _sums(sheet, deal, manner, y + 3)


def _heading(sheet: Sheet, text: str, y: float) -> float:
    sheet.fill(8, y, 194, 5.5, (236, 236, 236))
    sheet.text(10, y + 1, text, bold=True, size=8)
    return y + 7


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    ends: list[float] = []
    for x, title, role, party in ((10, "Supplier :", "seller", deal.seller), (106, "Recipient :", "buyer",
                                                                                deal.customer)):  # fmt: skip
        side = Flow(sheet, x, y, 90, size=7.5)
        side.say(title, bold=True)
        _party(side, role, party)
        if role == "buyer" and "place_of_supply" not in sheet.omit:
            side.say(f"Place of Supply : {deal.place_of_supply.upper()}")
            sheet.says("place_of_supply", deal.place_of_supply)
        ends.append(side.y)
    return max(ends)


def _party(side: Flow, role: str, party: Party) -> None:
    omit = side.sheet.omit
    if f"{role}_gstin" not in omit:
        side.say(f"GSTIN : {party.gstin}")
        side.sheet.says(f"{role}_gstin", str(party.gstin))
    side.say(party.name.upper(), f"{role}_name")
    side.say(", ".join(party.street).upper(), f"{role}_address")
    side.say(f"{party.town.upper()} {party.pin} {party.region.name.upper()}", f"{role}_address")


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money

    def rates(rate: Decimal) -> str:
        return f"{quantity(rate)} + 0 | 0 + 0"

    columns = [
        Column("SlNo", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Item Description", 44, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 11, lambda _, g: g.unit, ("unit",), "C"),
        Column("Unit Price\n(Rs)", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount\n(Rs)", 14, lambda _, g: money(g.discount)),
        Column("Taxable\nAmount(Rs)", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("Tax Rate(GST+Cess | State Cess+Cess Non.Advol)", 22, lambda _, g: rates(g.gst_rate),
               ("gst_rate",), "C"),
        Column("Total", 20, lambda _, g: money(g.amount), ("amount",)),
    ]  # fmt: skip
    return draw_table(sheet, columns, deal.lines, x=8, y=y, bottom=235, style=Style("grid", 6.8, pad=0.9))


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    cells = (
        ("Tax'ble Amt", deal.taxable, "taxable_value"),
        ("CGST Amt", deal.cgst, "cgst"),
        ("SGST Amt", deal.sgst, "sgst"),
        ("IGST Amt", deal.igst, "igst"),
        ("CESS Amt", ZERO, ""),
        ("Discount", ZERO, ""),
        ("Other Charges", ZERO, ""),
        ("Round off Amt", deal.round_off, "round_off"),
        ("Tot Inv. Amt", deal.total, "total"),
    )
    for place, (label, amount, name) in enumerate(cells):
        x = 8 + place * 194 / 9
        sheet.box(x, y, 194 / 9, 5, weight=0.1)
        sheet.box(x, y + 5, 194 / 9, 5.5, weight=0.1)
        sheet.text(x + 194 / 18, y + 0.9, label, size=6.8, bold=True, align="C")
        if name not in sheet.omit:
            sheet.text(x + 20.6, y + 6, manner.money(amount), size=7, align="R", name=name or None)
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, y + 16, f"Generated By : {deal.seller.gstin}", size=7)
    sheet.text(90, y + 16, "Digitally signed e-Invoice, printed from the portal", size=7)


LAYOUT = Layout(
    "portal_print",
    ("e_invoice",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False)),
    Terms(lines=(1, 6), hsn_digits=8),
    face="helvetica",
    size=8,
)
