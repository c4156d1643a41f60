"""A cold-drink distributor's load of several pages: cases and loose bottles, schemes, sums carried over."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Jhoom Cola PET", "22021010", ("28", "40"), "BTL", 14, 62, True, ("250ml", "750ml", "2.25L"), "12"),
    Good("Nimbuda Lime Soda PET", "22021020", ("28", "40"), "BTL", 14, 58, True, ("250ml", "600ml"), "12"),
    Good("Santra Fizz Orange PET", "22021090", ("28", "40"), "BTL", 14, 60, True, ("250ml", "1.25L"), "12"),
    Good("Aamrasi Mango Drink Tetra", "22029920", ("12", "5"), "PCS", 8, 34, True, ("150ml", "200ml")),
    Good("Jharna Packaged Water", "22011010", ("18", "5"), "BTL", 6, 22, True, ("500ml", "1L", "2L")),
    Good("Kadak Potato Wafers", "20052000", ("12", "5"), "PCS", 7, 40, True, ("30g", "52g", "90g")),
    Good("Club Soda Glass", "22011020", ("18", "5"), "BTL", 10, 26, True, ("300ml", "750ml")),
)
_PACK = 24


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    page = 1

    def turn() -> float:
        nonlocal page
        sheet.text(200, 285, f"Contd... Page {page}", size=7, align="R")
        page += 1
        sheet.new_page()
        return _again(sheet, deal, manner)

    def carry(y: float, amount: Decimal, at_foot: bool) -> float:
        sheet.fill(8, y, 194, 5, (240, 240, 240))
        label = "Page total c/o" if at_foot else "Brought over b/f"
        sheet.text(17, y + 0.8, label, size=7.5)
        sheet.text(201.2, y + 0.8, manner.money(amount), size=7.5, bold=True, align="R")
        return y + 5

    y = draw_table(
        sheet,
        _columns(manner),
        deal.lines,
        x=8,
        y=_head(sheet, deal, manner),
        bottom=262,
        style=Style("grid", 7, pad=0.7),
        turn=turn,
        carry=carry,
    )
    if y > 214:
        y = turn()
    _sums(sheet, deal, manner, y + 1)
    sheet.text(200, 285, f"Page {page} (last)", size=7, align="R")


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.fill(8, 7, 194, 7, (40, 40, 40))
    sheet.text(105, 8.3, "TAX INVOICE CUM LOAD SHEET", bold=True, size=10, align="C", ink=(255, 255, 255))
    left = Flow(sheet, 9, 16, 92, size=7.5)
    left.say("Authorised Distributor", size=6.5)
    left.say(seller.name, "seller_name", bold=True, size=10)
    left.say(f"{', '.join(seller.street)}, {seller.town}, {seller.pin}", "seller_address")
    left.pair("GST No.", seller.gstin, "seller_gstin", indent=16)
    left.pair("FSSAI", seller.fssai, "seller_fssai", indent=16)
    left.pair("Udyam", seller.udyam, "seller_udyam", indent=16)
    left.pair("Helpline", seller.phone, indent=16)
    right = Flow(sheet, 108, 16, 92, size=7.5)
    right.say("Outlet", size=6.5)
    right.say(buyer.name, "buyer_name", bold=True, size=9)
    right.say(f"{', '.join(buyer.street)}, {buyer.town}, {buyer.pin}", "buyer_address")
    right.pair("GST No.", buyer.gstin, "buyer_gstin", indent=16)
    right.pair("Outlet ID", f"{buyer.region.letters}{buyer.pin}", indent=16)
    y = max(left.y, right.y) + 1
    sheet.box(8, 15, 194, y - 15)
    sheet.line(106, 15, 106, y)
    cells = (
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Dt", manner.day(deal.day), "invoice_date"),
        ("Due Dt", deal.due and manner.day(deal.due), "due_date"),
        ("Order Ref", deal.order_number, "order_number"),
        ("Route", f"R-{int(buyer.pin) % 30 + 1}", None),
        ("Supply State", deal.place_of_supply, "place_of_supply"),
        ("Rev.Charge", "No", "reverse_charge"),
    )
    width = 194 / len(cells)
    for place, (label, text, name) in enumerate(cells):
        sheet.box(8 + place * width, y, width, 9)
        sheet.text(8 + (place + 0.5) * width, y + 0.7, label, size=6.5, align="C")
        sheet.text(
            8 + (place + 0.5) * width,
            y + 4.4,
            text or "-",
            size=7.5,
            bold=True,
            align="C",
            name=name if text else None,
        )
    return y + 10


def _again(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    """The head of a page that goes on."""
    sheet.text(9, 8, deal.seller.name, bold=True, size=9)
    if not {"invoice_number", "invoice_date"} & sheet.omit:
        sheet.text(201, 8, f"Invoice No {deal.number}   Dt {manner.day(deal.day)}", size=8, align="R")
    return 14


def _columns(manner: Manner) -> list[Column]:
    money = manner.money

    def cases(_: int, line: Line) -> str:
        return quantity(line.quantity // _PACK)

    def loose(_: int, line: Line) -> str:
        return quantity(line.quantity % _PACK)

    return [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("SKU Description", 33, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Cs", 8, cases, group="Quantity"),
        Column("Btl", 8, loose, group="Quantity"),
        Column("Total", 9, lambda _, g: quantity(g.quantity), ("quantity",), group="Quantity"),
        Column("Rate /pc", 14, lambda _, g: money(g.rate), ("rate",)),
        Column("Scheme", 15, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Cess", 16, lambda _, g: money(g.cess) if g.cess else "-"),
        Column("Amount", 22, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 9, y + 1, 104, size=7.5)
    many = sum(line.quantity for line in deal.lines)
    if "quantity" not in sheet.omit:
        left.say(f"Total pieces: {quantity(Decimal(many))}   |   Lines: {len(deal.lines)}")
    if "total_in_words" not in sheet.omit:
        left.say(f"In words: {deal.words}", bold=True)
        sheet.says("total_in_words", deal.words)
    left.gap()
    left.say("Scheme: buy 4 cases get 2% off, 10 cases 5% off. Schemes are already deducted above.")
    left.say("Empty crates returned: ______   Crates due: ______")
    left.say("Breakage will not be accepted once the van has left the outlet.")
    sums = Flow(sheet, 130, y + 1, 71.2, size=8)
    sums.between("Scheme Discount", manner.money(deal.discount), "discount")
    sums.between("Taxable Amount", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"Total {label}", manner.money(getattr(deal, name)), name)
    sums.between("Compensation Cess", manner.money(deal.cess) if deal.cess else "", "cess")
    sums.between("Round Off", manner.money(deal.round_off), "round_off")
    sums.between("NET PAYABLE", manner.priced(deal.total), "total", bold=True)
    sheet.box(128, y, 74, sums.y - y + 1)
    end = max(left.y, sums.y) + 4
    sheet.text(9, end + 12, "Retailer signature with stamp", size=7.5)
    if "signature" not in sheet.omit:
        sheet.text(201, end, f"For {deal.seller.name}", size=7.5, align="R")
        sheet.scribble(170, end + 4, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(201, end + 12, "Authorised Signatory", size=7.5, align="R", name="signature")


LAYOUT = Layout(
    "cola_route",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-Apr-26", symbol="Rs."), Manner("05-04-2026", grouped=False)),
    Terms(lines=(34, 62), discounts=True, shelf=_SHELF),
    face="dejavu",
    size=8,
)
