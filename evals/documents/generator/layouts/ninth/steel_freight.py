"""A steel dealer's bill: weight and bundles, freight that bears the goods' tax, the weighbridge."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("18", "18"), "KGS", low, high)
    for name, hsn, low, high in (
        ("TMT Bar Fe 550D 8 mm", "72142090", 48, 62),
        ("TMT Bar Fe 550D 12 mm", "72142090", 47, 60),
        ("MS Angle 50x50x6", "72165000", 52, 66),
        ("GI Wire 8 Gauge", "72172010", 64, 82),
        ("HR Sheet 2.0 mm x 1250", "72085310", 55, 70),
        ("MS Square Pipe 40x40 16G", "73066100", 60, 78),
        ("Binding Wire 20 SWG", "72171010", 58, 74),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(10, 8, 190, 278)
    head = Flow(sheet, 12, 10, 186)
    sheet.text(105, 9.5, "G.S.T. INVOICE", bold=True, size=10, align="C")
    head.gap(1.3)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say("Iron & Steel Merchants", centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    numbers = f"GSTIN No. {seller.gstin}      Phone {seller.phone}"
    desk.held(sheet, head, numbers, [("seller_gstin", seller.gstin)], bold=True, centred=True)
    y = head.y + 1
    sheet.line(10, y, 200, y)
    left, right = Flow(sheet, 12, y + 1, 100), Flow(sheet, 118, y + 1, 80)
    left.say("Name & Address of Buyer :", size=7.5)
    left.say(f"{buyer.name}", "buyer_name", bold=True)
    left.say(desk.flat(buyer), "buyer_address")
    left.pair("GSTIN No.", buyer.gstin, "buyer_gstin", mark="")
    if deal.ship_to and not {"buyer_name", "buyer_address"} & sheet.omit:
        left.pair("Site", desk.flat(deal.ship_to), "delivery_address", mark=" :")
    desk.rows(
        right,
        (
            ("Invoice No. & Dt.", _numbered(sheet, deal, manner), ""),
            ("Vehicle No.", f"XX {deal.day:%d} GA {int(deal.lines[0].rate)}71", ""),
            ("Weighbridge Slip", f"WB/{deal.day:%j}/3", ""),
            ("E-way Bill No.", f"{deal.day:%m%d} 7718 0042" if deal.total > 50_000 else "", ""),
            ("Place of Supply", f"{deal.place_of_supply}, Code {code(deal)}", "place_of_supply"),
            ("Reverse Charge", "NO", "reverse_charge"),
            ("Credit Days upto", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=34,
    )
    y = max(left.y, right.y) + 1
    sheet.line(116, head.y + 1, 116, y)
    money = manner.money
    columns = [
        Column("S.No.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Material", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Bdl.", 12, lambda i, _: f"{i + 1}", align="C"),
        Column("Weight", 24, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Value", 26, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=190, style=Style("columns", 9), least=84)
    _foot(sheet, deal, manner, y)


def _numbered(sheet: Sheet, deal: Deal, manner: Manner) -> str:
    desk.said(sheet, "invoice_number", deal.number)
    desk.said(sheet, "invoice_date", manner.day(deal.day))
    number = desk.when(sheet, "invoice_number", deal.number)
    return f"{number}   {desk.when(sheet, 'invoice_date', manner.day(deal.day))}".strip()


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, rate = manner.money, deal.lines[0].gst_rate
    heads = {"cgst": rate / 2, "sgst": rate / 2, "igst": rate}
    right = Flow(sheet, 118, y + 1.5, 81.2)
    goods = deal.taxable - deal.shipping
    desk.sums(
        right,
        [
            ("Value of Goods", money(goods), ""),
            ("Freight & Loading", money(deal.shipping), "shipping"),
            ("Taxable Amount", money(deal.taxable), "taxable_value"),
        ],
    )
    for label, text, name in desk.head_rows(deal, manner):
        desk.sums(right, [(f"{label} {quantity(heads[name])}%", text, name)])
    desk.sums(right, [("T.C.S.", "0.00", ""), *desk.rounded(deal, manner, "Round Off (+/-)")])
    right.size = 11
    desk.sums(right, [("Bill Amount", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 12, y + 1.5, 100, size=8.2)
    left.say("Rupees in words", size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Bank: Chambal Merchants Bank, Loha Mandi Br., A/c 100200300777, IFSC CHMB0000100")
    end = max(left.y, right.y) + 1
    sheet.line(10, y, 200, y)
    sheet.line(116, y, 116, end)
    sheet.line(10, end, 200, end)
    low = Flow(sheet, 12, end + 2, 100, size=7.5)
    low.say("1. Weight recorded at our weighbridge is final. 2. Interest 2% p.m. after due date.")
    low.say("3. All disputes at local courts. 4. Unloading by the party.")
    desk.sign(sheet, 198, end + 2, f"For {deal.seller.name}", "Prop. / Manager")


LAYOUT = Layout(
    "steel_freight",
    ("b2b",),
    draw,
    (Manner("05.04.2026"), Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026", symbol="Rs ")),
    Terms(lines=(1, 5), rounding="total", freight=True, shelf=_SHELF),
    face="times",
    size=9.6,
)
