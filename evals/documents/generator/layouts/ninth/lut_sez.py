"""A supply to a special economic zone under an undertaking: no tax is charged, the law's words on top."""

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
    Good(name, hsn, ("0", "0"), "NOS", low, high)
    for name, hsn, low, high in (
        ("Ergonomic Office Chair, mesh back", "94013100", 3200, 8800),
        ("Steel Storage Rack 5 shelf", "94032010", 2600, 6400),
        ("LED Panel Light 600x600", "94051100", 640, 1500),
        ("Network Switch 24 Port", "85176290", 5200, 12400),
        ("UPS 1 kVA Line Interactive", "85044010", 3100, 6200),
        ("Fire Extinguisher ABC 6 kg", "84241000", 1100, 2400),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 10, "TAX INVOICE", bold=True, size=13, align="C")
    note = Flow(sheet, 12, 17, 186, size=8)
    note.say(
        "SUPPLY MEANT FOR SEZ UNIT FOR AUTHORISED OPERATIONS UNDER LETTER OF UNDERTAKING WITHOUT "
        "PAYMENT OF INTEGRATED TAX",
        bold=True,
        centred=True,
    )
    y = note.y + 2
    columns = ((12.0, 62.0), (74.0, 62.0), (136.0, 62.0))
    flows = [Flow(sheet, x + 1.5, y + 1, width - 3) for x, width in columns]
    one, two, three = flows
    one.say("Supplier", size=7)
    one.say(seller.name, "seller_name", bold=True)
    desk.lines(one, desk.tall(seller), "seller_address")
    desk.held(sheet, one, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)])
    two.say("SEZ Unit (Bill to / Ship to)", size=7)
    two.say(buyer.name, "buyer_name", bold=True)
    desk.lines(two, desk.tall(buyer), "buyer_address")
    desk.held(sheet, two, f"GSTIN {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    for label, text, name in (
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Dt", manner.day(deal.day), "invoice_date"),
        ("PO", deal.order_number, "order_number"),
        ("LUT ARN", f"AD{deal.seller.region.code}0326{int(deal.lines[0].rate):06d}K", ""),
        ("POS", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
        ("RCM", "No", "reverse_charge"),
        ("Incoterm", "FOR Zone gate", ""),
    ):
        three.pair(label, text, name or None, indent=20)
    end = max(flow.y for flow in flows) + 1
    for x, width in columns:
        sheet.box(x, y, width, end - y)
    money = manner.money
    table = [
        Column("Line", 10, lambda i, _: f"{(i + 1) * 10}", align="C"),
        Column("Description", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UQC", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate (INR)", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("IGST", 18, lambda _, g: "0% / LUT", ("gst_rate",), "C"),
        Column("Value (INR)", 26, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        table,
        deal.lines,
        x=12,
        y=end + 3,
        bottom=210,
        style=Style("grid", 8.4, shade=(236, 236, 236), pad=1.2),
    )
    sums = Flow(sheet, 124, y + 3, 73.2)
    desk.sums(
        sums,
        [
            ("Total taxable value", money(deal.taxable), "taxable_value"),
            ("IGST (zero rated, Sec. 16 IGST Act)", "NIL", ""),
        ],
    )
    desk.sums(sums, desk.rounded(deal, manner, "Rounding"))
    desk.sums(sums, [("Invoice total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 3, 104)
    low.say("Amount in words", size=7.5)
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say(
        "Country of origin: India. Endorsed copy of this invoice by the specified officer of the Zone is "
        "to be returned to us within 45 days.",
        size=8,
    )
    desk.sign(sheet, 198, max(sums.y, low.y) + 6, f"For {seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "lut_sez",
    ("b2b",),
    draw,
    (
        Manner("05-Apr-2026", symbol="INR "),
        Manner("2026-04-05", symbol="₹ "),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 5), apart=True, words=("Indian Rupees", "INR"), shelf=_SHELF),
    size=8.8,
)
