"""A trader's invoice in Hindi and English together: Hindi labels in front, English in brackets or alone."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 7, "॥ श्री ॥", size=9, align="C")
    head = Flow(sheet, 12, 12, 186)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} - {seller.pin}",
        "seller_address",
        centred=True,
    )
    head.say(f"फोन : {seller.phone}", centred=True)
    y = head.y + 1
    sheet.fill(12, y, 186, 7, (245, 236, 214))
    sheet.text(105, y + 1.3, "कर बीजक (Tax Invoice)", bold=True, size=11, align="C")
    if "seller_gstin" not in sheet.omit:
        sheet.text(12, y + 9, f"GSTIN : {seller.gstin}", bold=True)
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        sheet.text(198, y + 9, f"FSSAI : {seller.fssai}", align="R")
        sheet.says("seller_fssai", seller.fssai)
    y += 15
    left, right = Flow(sheet, 14, y + 1.5, 106), Flow(sheet, 130, y + 1.5, 66)
    left.pair("क्रेता (Buyer)", buyer.name, "buyer_name", indent=32, bold=True)
    left.pair(
        "पता (Address)", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address", indent=32
    )
    left.pair("क्रेता GSTIN", buyer.gstin, "buyer_gstin", indent=32)
    right.pair("बिल क्रमांक", deal.number, "invoice_number", indent=28, bold=True)
    right.pair("बिल दिनांक", manner.day(deal.day), "invoice_date", indent=28)
    right.pair("आपूर्ति स्थान", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=28)
    right.pair("Reverse Charge", "नहीं (No)", "reverse_charge", indent=28)
    low = max(left.y, right.y) + 1
    sheet.box(12, y, 186, low - y)
    sheet.line(128, y, 128, low)
    columns = [
        Column("क्र.सं.", 13, lambda i, _: f"{i + 1}", align="C"),
        Column("वस्तु का नाम", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN कोड", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("भाव", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("रकम", 29, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=12, y=low + 2, bottom=210, style=Style("grid", 9, pad=0.8))
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 118, y + 2, 79)
    sums.between("कर योग्य राशि", manner.money(deal.taxable), "taxable_value")
    heads = [("igst", "IGST")] if deal.inter_state else [("cgst", "CGST"), ("sgst", "SGST")]
    for name, label in heads:
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("राउंड ऑफ", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("कुल योग (Grand Total)", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 14, y + 2, 96, size=8.5)
    left.say("रकम शब्दों में :")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("भूल चूक लेनी देनी। बिका हुआ माल वापस नहीं होगा।")
    if "signature" not in sheet.omit:
        end = max(sums.y, left.y) + 6
        sheet.text(197, end, f"वास्ते {deal.seller.name}", align="R", size=9)
        sheet.scribble(168, end + 5, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.text(197, end + 13, "अधिकृत हस्ताक्षरकर्ता", align="R", size=9, name="signature")


LAYOUT = Layout(
    "hindi_mixed",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹")),
    Terms(lines=(1, 6), hsn_digits=4),
    face="sans",
    size=9.5,
)
