"""A seed and fertiliser dealer's invoice in Hindi to a farmer: lot numbers, Hindi labels, English goods."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import REGIONS
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GREEN = (25, 95, 35)
_SHELF = tuple(
    Good(name, hsn, rates, unit, low, high)
    for name, hsn, rates, unit, low, high in (
        ("Neem Coated Urea 45kg", "31021010", ("5", "5"), "BAG", 255, 290),
        ("DAP 50kg", "31053000", ("5", "5"), "BAG", 1280, 1350),
        ("NPK 19-19-19 1kg", "31052000", ("5", "5"), "PKT", 130, 210),
        ("Hybrid Maize Seed HM-44", "12099190", ("0", "0"), "PKT", 380, 900),
        ("Wheat Seed GW-322 40kg", "10011100", ("0", "0"), "BAG", 1180, 1640),
        ("Imidacloprid 17.8 SL 250ml", "38089199", ("18", "18"), "BTL", 190, 340),
        ("Glyphosate 41 SL 1L", "38089390", ("18", "18"), "BTL", 310, 520),
        ("Sprayer Nozzle Brass", "84249000", ("18", "18"), "NOS", 45, 160),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.text(105, 8, "॥ जय किसान ॥", size=9, align="C", ink=_GREEN)
    head = Flow(sheet, 12, 13, 186)
    sheet.ink = _GREEN
    head.say(seller.name, "seller_name", bold=True, size=18, centred=True)
    sheet.ink = (0, 0, 0)
    head.say("खाद, बीज एवं कीटनाशक दवाओं के अधिकृत विक्रेता", centred=True)
    head.say(bench.flat(seller, state=True), "seller_address", centred=True)
    text = f"जीएसटीआईएन : {seller.gstin}   मोबाइल : {seller.phone}"
    bench.held(head, text, "seller_gstin", seller.gstin, centred=True)
    y = head.y + 2
    sheet.fill(10, y, 190, 7, (222, 238, 220))
    sheet.text(105, y + 1, "कर बीजक (TAX INVOICE)", bold=True, size=11, align="C")
    y += 9
    left, right = Flow(sheet, 12, y, 108), Flow(sheet, 132, y, 66)
    bench.rows(
        left,
        (
            ("क्रेता का नाम", buyer.name, "buyer_name"),
            ("पता", bench.flat(buyer), "buyer_address"),
            ("मोबाइल", buyer.phone, ""),
        ),
        indent=28,
    )
    bench.rows(
        right,
        (
            ("बीजक संख्या", deal.number, "invoice_number"),
            ("दिनांक", manner.day(deal.day), "invoice_date"),
            ("आपूर्ति का स्थान", f"{_hindi(deal)} ({code(deal)})", "place_of_supply"),
            ("रिवर्स चार्ज", "नहीं", "reverse_charge"),
        ),
        indent=30,
    )
    columns = [
        Column("क्र.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("वस्तु का विवरण", 56, lambda _, g: g.description, ("description",), "L"),
        Column("लॉट नं.", 19, lambda i, g: f"L{int(g.rate * 3) % 900 + 100}{'ACE'[i % 3]}", align="C"),
        Column("एचएसएन", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("इकाई", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("दर", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("जीएसटी", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("कर योग्य मूल्य", 28, lambda _, g: money(g.taxable), ("taxable_value",)),
    ]
    y = max(left.y, right.y) + 2
    style = Style("columns", 9, pad=1.1)
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=200, style=style, least=80)
    sums = Flow(sheet, 126, y + 2, 73.2)
    bench.strip(sums, [("कुल कर योग्य मूल्य", money(deal.taxable), "taxable_value")])
    hindi = {"CGST": "सीजीएसटी", "SGST": "एसजीएसटी", "IGST": "आईजीएसटी"}
    for label, amount, name in bench.tax_sums(sheet, deal, manner, "{head} {rate}%"):
        bench.strip(sums, [(f"{hindi[label[:4]]}{label[4:]}", amount, name)])
    bench.strip(sums, bench.rounding(deal, manner, "पूर्णांकन"))
    sums.size = 11
    bench.strip(sums, [("कुल राशि", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 2, 106)
    low.say("शब्दों में :")
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("नोट : बीज एवं दवा खरीदते समय लॉट नंबर और अंतिम तिथि अवश्य देख लें। बिका हुआ माल वापस नहीं होगा।", size=8)
    bench.seal(sheet, deal, 140, max(sums.y, low.y) + 6, "अधिकृत हस्ताक्षरकर्ता", above="वास्ते ")


def _hindi(deal: Deal) -> str:
    return next(region.hindi for region in REGIONS if region.name == deal.place_of_supply)


LAYOUT = Layout(
    "kisan_hindi",
    ("b2c",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="रु. "),
    ),
    Terms(lines=(1, 6), near=True, words=("Rupees",), shelf=_SHELF),
    size=9.2,
)
