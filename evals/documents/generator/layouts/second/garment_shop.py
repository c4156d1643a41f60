"""A showroom's tax-inclusive bill on half a sheet: MRP and net price, the tax in a summary below."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 8, 7, 132)
    head.say(seller.name, "seller_name", bold=True, size=18)
    head.say(", ".join(seller.street), "seller_address", size=8)
    head.say(f"{seller.town}, {seller.region.name} {seller.pin}", "seller_address", size=8)
    head.say(f"Tel {seller.phone} / {seller.phone[::-1]}  {seller.email}", size=8)
    head.pair("GST", seller.gstin, "seller_gstin")
    head.pair("FSSAI Regn.", seller.fssai, "seller_fssai")
    sheet.fill(8, head.y + 1, 132, 6, (30, 60, 70))
    sheet.text(74, head.y + 1.8, "RETAIL TAX INVOICE", bold=True, align="C", ink=(255, 255, 255))
    y = head.y + 9
    left = Flow(sheet, 8, y, 78)
    left.pair("Cust", buyer.name, "buyer_name")
    left.pair("Mob", buyer.phone)
    left.pair("Addr", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    left.pair("Supply to", deal.place_of_supply, "place_of_supply")
    right = Flow(sheet, 92, y, 48)
    right.between("Bill#", deal.number, "invoice_number", bold=True)
    right.between("Bill Dt", manner.day(deal.day), "invoice_date")
    right.between("Time", "19:05")
    right.between("Sales Person", "04")
    columns = [
        Column("#", 6, lambda i, _: f"{i + 1}", align="L"),
        Column("Item", 48, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("MRP", 18, lambda _, g: manner.money(g.mrp), ("mrp",)),
        Column("Our Price", 18, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Pcs", 8, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Net", 18, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=7, y=max(left.y, right.y) + 3, bottom=140, style=Style("rows", 8, pad=1)
    )
    sums = Flow(sheet, 84, y + 2, 56)
    pieces = sum((line.quantity for line in deal.lines), ZERO)
    sheet.text(8, y + 2, f"Total Pcs: {quantity(pieces)}")
    sums.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11
    sums.between("To Pay", manner.priced(deal.total), "total", bold=True)
    _summary(sheet, deal, manner, sums.y + 3)


def _summary(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    heads = ("IGST",) if deal.inter_state else ("CGST", "SGST")
    names = ("igst",) if deal.inter_state else ("cgst", "sgst")
    sheet.text(8, y, "GST Break-up (included in the above)", bold=True, size=8)
    y += 4.5
    stops = (26, 54, *(82 + 26 * place for place in range(len(heads))))
    for x, label in zip(stops, ("GST %", "Taxable Amt", *heads), strict=True):
        sheet.text(x, y, label, size=7.5, align="R")
    sheet.line(8, y + 4, 110, y + 4, weight=0.1)
    for rate in sorted({line.gst_rate for line in deal.lines}):
        y += 4.4
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        sums = [sum((getattr(line, name) for line in chosen), ZERO) for name in ("taxable", *names)]
        for x, text in zip(stops, (f"{rate:.2f}", *map(manner.money, sums)), strict=True):
            sheet.text(x, y, text, size=8, align="R")
    y += 5
    sheet.line(8, y, 110, y, weight=0.1)
    sheet.text(stops[0], y + 0.6, "Sum", size=8, align="R")
    sheet.text(stops[1], y + 0.6, manner.money(deal.taxable), size=8, align="R", name="taxable_value")
    for x, name in zip(stops[2:], names, strict=True):
        sheet.text(x, y + 0.6, manner.money(getattr(deal, name)), size=8, align="R", name=name)
    foot = Flow(sheet, 8, y + 8, 84, size=7)
    foot.say("Alteration free within 15 days. Exchange within 7 days with tag and bill; no cash refund.")
    foot.say("No guarantee of colour and zari. Tax is not payable on reverse charge.", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.scribble(112, y + 9, ((0, 2), (4, 0), (6, 3), (10, 1), (15, 2)))
        sheet.text(140, y + 14, "Cashier's Signature", size=7.5, align="R", name="signature")


LAYOUT = Layout(
    "garment_shop",
    ("b2c",),
    draw,
    (Manner("05-Apr-2026", symbol="₹"), Manner("05/04/26", grouped=False), Manner("05/04/2026", symbol="₹ ")),
    Terms(lines=(1, 6), inclusive=True, hsn_digits=6),
    face="sans",
    size=8.5,
    page=(148, 210),
)
