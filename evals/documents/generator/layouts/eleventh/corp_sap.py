"""A large company's registered invoice from its resource planning system: items by tens, assessable value."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 12, 12, 110)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(bench.flat(seller, state=True), "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin", indent=16)
    head.pair("PAN", seller.pan, indent=16)
    if seller.pan[3] == "C":
        head.pair("CIN", f"U51909{seller.region.letters}2009PTC1{int(deal.total) % 90000 + 10000}", indent=16)
    sheet.text(126, 13, "TAX INVOICE", bold=True, size=12)
    sheet.text(126, 18.5, "Original for Recipient", size=7.5)
    print_qr(sheet, deal, 162, 10, 36)
    y = max(head.y, 47.0) + 1
    strip = Flow(sheet, 12, y + 1, 186, size=7.6)
    strip.pair("IRN", deal.irn, "irn", indent=20)
    strip.pair("IRP Ack No.", deal.ack_number, "ack_number", indent=20)
    strip.pair("IRP Ack Dt.", manner.day(deal.ack_day or deal.day), "ack_date", indent=20)
    sheet.line(10, y, 200, y, weight=0.5)
    y = strip.y + 1
    sheet.line(10, y, 200, y, weight=0.5)
    y = _parties(sheet, deal, manner, y + 1.5)
    y = _items(sheet, deal, manner, y + 2)
    _foot(sheet, deal, manner, y)
    sheet.text(105, 285, "System generated document. Page 1 of 1", size=6.8, align="C")


def _parties(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    bill, ship, data = Flow(sheet, 12, y, 58), Flow(sheet, 74, y, 58), Flow(sheet, 136, y, 64)
    bill.say("Bill-to Party", bold=True)
    bill.say(buyer.name, "buyer_name")
    bench.lines(bill, bench.tall(buyer), "buyer_address")
    bill.pair("GSTIN", buyer.gstin, "buyer_gstin")
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        ship.say("Ship-to Party", bold=True)
        ship.say(buyer.name)
        bench.lines(ship, bench.tall(deal.ship_to or buyer), "delivery_address")
    bench.rows(
        data,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Customer PO", deal.order_number, "order_number"),
            ("Delivery No.", f"80{int(deal.total * 31) % 10**8:08d}", ""),
            ("Plant", f"{deal.seller.region.letters}01", ""),
            ("Pay. Due On", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Pl. of Supply", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
            ("Rev. Charge", "N", "reverse_charge"),
        ),
        indent=22,
    )
    return max(bill.y, ship.y, data.y) + 1


def _items(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money, heads = manner.money, bench.heads(deal)

    def material(i: int, g: Line) -> str:
        return f"{g.description}\nMat. {int(g.rate * 13) % 900000 + 1100000}"

    taxes = [Column(f"{head}", 17, lambda _, g, name=name: money(getattr(g, name))) for head, name in heads]
    columns = [
        Column("Item", 13, lambda i, _: f"{(i + 1) * 10:06d}", align="L"),
        Column("Material Description", 71 - 17 * len(heads) + 12, material, ("description",), "L"),
        Column("HSN/SAC", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 17, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("UoM", 10, lambda _, g: g.unit, ("unit",), "C"),
        Column("Unit Price", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Assessable\nValue", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST\n%", 11, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
        *taxes,
    ]
    return draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=220, style=Style("rows", 7.6, pad=1))


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 122, y + 2, 77)
    bench.strip(sums, [("Total Assessable Value", manner.money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.head_sums(deal, manner, "Output {}"))
    bench.strip(sums, bench.rounding(deal, manner, "Rounding Difference"))
    sums.gap(0.3)
    sheet.line(122, sums.y - 0.6, 199, sums.y - 0.6)
    bench.strip(sums, [("Total Invoice Value", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 2, 104)
    low.say("Invoice value in words")
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Bank: Vindhya Commercial Bank, A/c 0099 8811 2204, IFSC VNDC0000099", size=7.4)
    y = max(sums.y, low.y) + 4
    if "signature" not in sheet.omit:
        sheet.box(140, y, 58, 16)
        sheet.text(142, y + 1.5, "Digitally signed by", size=7.4)
        sheet.text(142, y + 5, deal.seller.person.upper(), size=8, bold=True, name="signature")
        sheet.text(142, y + 9, f"for {deal.seller.name}", size=6.4)
        sheet.text(142, y + 12, "Authorised Signatory", size=7.4)


LAYOUT = Layout(
    "corp_sap",
    ("e_invoice",),
    draw,
    (Manner("05.04.2026", symbol="INR "), Manner("05-Apr-2026", symbol="INR "), Manner("05.04.2026")),
    Terms(lines=(1, 5), words=("Rupees", "INR"), shelf=OTHER),
    face="helvetica",
    size=8.2,
)
