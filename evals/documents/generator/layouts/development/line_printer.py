"""An old ERP on a dot-matrix printer: typewriter letters, dashed rules, pages with totals carried."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    page = 1

    def turn() -> float:
        nonlocal page
        page += 1
        sheet.new_page()
        return _head(sheet, deal, manner, page)

    def carry(y: float, amount: Decimal, at_foot: bool) -> float:
        sheet.text(14, y + 0.4, "** C/F TO NEXT PAGE **" if at_foot else "** B/F FROM PREVIOUS PAGE **")
        sheet.text(201, y + 0.4, manner.money(amount), align="R")
        return y + 4.6

    columns = [
        Column("SRL", 10, lambda i, _: f"{i + 1:03d}", align="L"),
        Column("ITEM DESCRIPTION", 62, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("QTY UOM", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("RATE", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("TAX%", 13, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
        Column("TAX AMT", 20, lambda _, g: manner.money(g.cgst + g.sgst + g.igst)),
        Column("NET VALUE", 24, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=9, y=_head(sheet, deal, manner, page), bottom=262,
        style=Style("dashes", 8, bold_head=False, pad=0.35), turn=turn, carry=carry,
    )  # fmt: skip
    if y > 225:
        y = turn()
    rows = [("TOTAL TAXABLE VALUE", manner.money(deal.taxable), "taxable_value")]
    if deal.inter_state:
        rows.append(("IGST", manner.money(deal.igst), "igst"))
    else:
        rows += [("CGST", manner.money(deal.cgst), "cgst"), ("SGST", manner.money(deal.sgst), "sgst")]
    if deal.cess:
        rows.append(("COMP. CESS", manner.money(deal.cess), "cess"))
    if deal.round_off:
        rows.append(
            ("ROUNDING OFF", f"{abs(deal.round_off)}{'-' if deal.round_off < 0 else ''}", "round_off")
        )
    rows.append(("INVOICE VALUE", manner.priced(deal.total), "total"))
    y += 2
    for label, text, name in rows:
        if name not in sheet.omit:
            sheet.text(122, y, label, bold=name == "total")
            sheet.text(201, y, text, align="R", bold=name == "total", name=name)
        y += 4.4
    sheet.line(9, y, 202, y, dashed=True)
    if "total_in_words" not in sheet.omit:
        for row in sheet.wrap(f"AMOUNT IN WORDS : {deal.words.upper()}", 190):
            y += 1
            sheet.text(9, y, row)
            y += 3.6
        sheet.says("total_in_words", deal.words.upper())
    sheet.text(9, y + 2, "WHETHER TAX PAYABLE ON REVERSE CHARGE BASIS : NO", name="reverse_charge")
    if "signature" not in sheet.omit:
        sheet.text(201, y + 14, "AUTHORISED SIGNATORY", align="R", name="signature")
        sheet.text(201, y + 6, f"FOR {deal.seller.name.upper()}", align="R")


def _head(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(9, 8, seller.name.upper(), bold=True, size=11, name="seller_name")
    sheet.text(201, 8, f"PAGE NO : {page}", align="R")
    y = 13.0
    if page == 1:
        sheet.text(9, y, f"{', '.join(seller.street)}, {seller.town_line}".upper(), name="seller_address")
        y += 4.4
    if sheet.text(9, y, f"GSTIN NO : {seller.gstin}" if "seller_gstin" not in sheet.omit else ""):
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and sheet.text(80, y, f"FSSAI NO : {seller.fssai}", name="seller_fssai"):
        sheet.says("seller_fssai", seller.fssai)
    y += 5
    sheet.text(105, y, "T A X   I N V O I C E", bold=True, align="C")
    y += 5.5
    sheet.line(9, y, 202, y, dashed=True)
    y += 1.5
    left = [("CUSTOMER", buyer.name.upper(), "buyer_name")]
    if page == 1:
        left += [
            ("ADDRESS", f"{', '.join(buyer.street)}".upper(), "buyer_address"),
            ("", f"{buyer.town} - {buyer.pin}".upper(), "buyer_address"),
            ("CUST GSTIN", buyer.gstin or "", "buyer_gstin"),
            ("SUPPLY STATE", f"{code(deal)} {deal.place_of_supply.upper()}", "place_of_supply"),
        ]
    right = [
        ("INVOICE NO", deal.number, "invoice_number"),
        ("INVOICE DATE", manner.day(deal.day), "invoice_date"),
        ("CUST PO REF", deal.order_number, "order_number"),
        ("PAYMENT DUE", manner.day(deal.due) if deal.due else "", "due_date"),
    ]
    ends: list[float] = []
    for rows, x, value in ((left, 9, 36), (right, 132, 162)):
        at = y
        for label, text, name in rows:
            if not text or name in sheet.omit:
                continue
            sheet.text(x, at, label)
            if label:
                sheet.text(value - 3, at, ":")
            sheet.text(value, at, text, name=name)
            at += 4.4
        ends.append(at)
    return max(ends) + 1.5


LAYOUT = Layout(
    "line_printer",
    ("b2b",),
    draw,
    (
        Manner("05-Apr-2026", grouped=False),
        Manner("05.04.2026"),
        Manner("2026-04-05", grouped=False, symbol="Rs."),
    ),
    Terms(lines=(24, 75), cess=True, hsn_digits=8),
    face="courier",
    size=8.5,
)
