"""A large market's seller's invoice: sold by, billing and shipping address, a kind of tax in each row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, rates, "NOS", low, high)
    for name, hsn, rates, low, high in (
        (
            "Surbhika Neem and Tulsi Bathing Soap with Aloe Vera, Paraben Free, for Men and Women, "
            "All Skin Types, 125g (Pack of 4)",
            "34011190",
            ("18", "5"),
            140,
            260,
        ),
        (
            "Ujalex 9W B22 LED Bulb, Cool Day White 6500K, Energy Saving, Base Surge Protected, "
            "for Home and Office (Pack of 6)",
            "85395200",
            ("18", "18"),
            320,
            620,
        ),
        (
            "Padmika Stainless Steel Lunch Box with Insulated Bag, 3 Containers, Leak Proof Lids, "
            "Office and School Tiffin for Adults, Grey",
            "73239390",
            ("12", "5"),
            480,
            940,
        ),
        (
            "Travika 30 L Water Resistant School and Laptop Backpack with Rain Cover, Three Compartments, "
            "Padded Straps, Unisex (Navy Blue)",
            "42021290",
            ("18", "18"),
            620,
            1480,
        ),
        (
            "Voltra 33W Type-C Fast Wall Charger Adapter with 1 Metre Cable, BIS Certified, "
            "Compatible with All Android Phones (White)",
            "85044030",
            ("18", "18"),
            390,
            980,
        ),
        (
            "Kesarvani Mens Regular Fit Pure Cotton Casual Shirt, Full Sleeve with Spread Collar "
            "and Chest Pocket, Sky Blue, Size L (42)",
            "62052000",
            ("5", "5"),
            420,
            940,
        ),
    )
)


def _place(party: Party) -> list[str]:
    return [", ".join(party.street), f"{party.town.upper()}, {party.region.name.upper()}, {party.pin}", "IN"]


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(196, 12, "Tax Invoice/Bill of Supply/Cash Memo", bold=True, size=10.5, align="R")
    sheet.text(196, 17, "(Original for Recipient)", align="R")
    left = Flow(sheet, 14, 28, 84)
    left.say("Sold By :", bold=True)
    left.say(seller.name, "seller_name")
    desk.lines(left, _place(seller), "seller_address")
    left.gap()
    left.pair("PAN No", seller.pan if desk.own_gstin(sheet, deal) else "")
    left.pair("GST Registration No", seller.gstin, "seller_gstin")
    left.pair("FSSAI License No.", seller.fssai, "seller_fssai", mark="")
    y = _right(sheet, 28, "Billing Address :", buyer)
    y = _right(sheet, y + 3, "Shipping Address :", buyer, role="")
    for label, text, name in (
        ("Place of supply:", deal.place_of_supply.upper(), "place_of_supply"),
        ("Place of delivery:", deal.place_of_supply.upper(), ""),
        ("Invoice Number :", deal.number, "invoice_number"),
        ("Invoice Details :", f"{seller.region.letters}-{int(deal.total)}8814-2627", ""),
        ("Invoice Date :", manner.day(deal.day), "invoice_date"),
    ):
        if name not in sheet.omit and not (
            name == "" and "place_of_supply" in sheet.omit and "delivery" in label
        ):
            _ends(sheet, y, label, text, name)
            y += 4.2
    left.y = max(left.y + 8, y - 9)
    left.pair("Order Number", deal.order_number, "order_number")
    left.pair("Order Date", manner.day(deal.day))
    y = _goods(sheet, deal, manner, max(left.y, y) + 3)
    low = Flow(sheet, 14, y + 2, 180, size=8)
    low.say("Whether tax is payable under reverse charge - No" if "reverse_charge" not in sheet.omit else "")
    desk.said(sheet, "reverse_charge", "No")


def _ends(sheet: Sheet, y: float, label: str, text: str, name: str) -> None:
    """Print a bold label and its value, together at the right edge."""
    sheet.text(196, y, text, align="R", name=name or None)
    sheet.text(196 - sheet.measure(f"{text} "), y, label, bold=True, align="R")


def _right(sheet: Sheet, y: float, title: str, party: Party, *, role: str = "buyer") -> float:
    if role == "" and {"buyer_name", "buyer_address"} & sheet.omit:
        return y
    sheet.text(196, y, title, bold=True, align="R")
    y += 4.2
    if sheet.text(196, y, party.name, align="R", name=f"{role}_name" if role else None):
        y += 4.2
    for row in _place(party):
        if sheet.text(196, y, row, align="R", name="buyer_address" if role else "delivery_address"):
            y += 4.2
    if "place_of_supply" not in sheet.omit:
        sheet.text(196, y, f"State/UT Code: {party.region.code}", align="R")
        y += 4.2
    return y


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    priced, heads = manner.priced, heads_of(deal)

    def article(i: int, g: Line) -> str:
        mark = f"B0{int(g.rate * 7) % 90000 + 10000}QX{i}"
        return f"{g.description} | {mark} ( SKU-{int(g.rate) % 900 + 100} )\n" + (
            "" if "hsn" in sheet.omit else f"HSN:{g.hsn}"
        )

    columns = [
        Column("Sl. No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Description", 62, article, ("description", "hsn"), "L"),
        Column("Unit Price", 22, lambda _, g: priced(g.rate), ("rate",)),
        Column("Qty", 9, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Net Amount", 22, lambda _, g: priced(g.taxable), ("taxable_value",)),
        Column(
            "Tax Rate",
            12,
            lambda _, g: "\n".join(percent(g.gst_rate / len(heads)) for _ in heads),
            ("gst_rate",),
            "C",
        ),
        Column("Tax Type", 12, lambda _, g: "\n".join(head for head, _ in heads), align="C"),
        Column("Tax Amount", 18, lambda _, g: "\n".join(priced(getattr(g, name)) for _, name in heads)),
        Column("Total Amount", 22, lambda _, g: priced(g.amount), ("amount",)),
    ]
    style = Style("grid", 8, shade=(218, 218, 218), pad=0.9)
    y = draw_table(sheet, columns, deal.lines, x=11, y=y, bottom=225, style=style)
    sheet.box(11, y, 188, 5.4)
    sheet.text(13, y + 0.8, "TOTAL:", bold=True)
    sheet.text(176.2, y + 0.8, priced(deal.tax), bold=True, align="R")
    sheet.text(198.2, y + 0.8, priced(deal.total), bold=True, align="R", name="total")
    y += 5.4
    if "total_in_words" not in sheet.omit:
        sheet.text(13, y + 0.8, "Amount in Words:", bold=True)
        sheet.text(13, y + 5, deal.words, bold=True, name="total_in_words")
    sheet.box(11, y, 188, 10)
    y += 10
    sheet.box(11, y, 188, 22)
    desk.sign(sheet, 197, y + 2, f"For {deal.seller.name}:", "Authorized Signatory")
    return y + 22


LAYOUT = Layout(
    "asin_invoice",
    ("marketplace",),
    draw,
    (Manner("05.04.2026", symbol="₹"), Manner("05.04.2026", symbol="₹"), Manner("05/04/2026", symbol="₹")),
    Terms(lines=(1, 3), exclusive=True, whole_rupees=False, words=("Rupees",), shelf=_SHELF),
    size=8.6,
)
