"""A shop that bills in Hindi; numbers and names stay Latin, as its software keeps them."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TITLES = {"invoice": "कर चालान / TAX INVOICE", "bill_of_supply": "आपूर्ति बिल / BILL OF SUPPLY"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 14, 10, 182)
    head.say(_TITLES[deal.doc_type], bold=True, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    head.pair("जीएसटी नं. / GSTIN", seller.gstin, "seller_gstin")
    head.pair("FSSAI लाइसेंस नं.", seller.fssai, "seller_fssai")
    head.pair("मोबाइल", seller.phone)
    y = head.y + 1
    sheet.line(14, y, 196, y)
    left = Flow(sheet, 14, y + 2, 100)
    right = Flow(sheet, 122, y + 2, 74)
    right.pair("चालान सं.", deal.number, "invoice_number", indent=26)
    right.pair("दिनांक", manner.day(deal.day), "invoice_date", indent=26)
    right.pair("आपूर्ति का स्थान", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=26)
    right.pair("रिवर्स चार्ज", "नहीं", "reverse_charge", indent=26)
    if deal.buyer is not None:
        left.pair("ग्राहक का नाम", deal.buyer.name, "buyer_name")
        address = f"{', '.join(deal.buyer.street)}, {deal.buyer.town_line}"
        left.pair("पता", address, "buyer_address")
        left.pair("ग्राहक GSTIN", deal.buyer.gstin, "buyer_gstin")
        left.pair("राज्य", f"{deal.buyer.region.hindi} ({deal.buyer.region.code})", "buyer_state")
    columns = [
        Column("क्र.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("माल का विवरण", 66, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("मात्रा", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("दर", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("कर %", 15, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("राशि", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    if not deal.tax:
        columns = [column for column in columns if "gst_rate" not in column.states]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=max(left.y, right.y) + 3, bottom=235, style=Style("grid", 9)
    )
    sums = Flow(sheet, 116, y + 2, 79)
    sums.between("कर योग्य मूल्य", manner.money(deal.taxable), "taxable_value")
    if deal.tax and deal.inter_state:
        sums.between("आईजीएसटी (IGST)", manner.money(deal.igst), "igst")
    elif deal.tax:
        sums.between("सीजीएसटी (CGST)", manner.money(deal.cgst), "cgst")
        sums.between("एसजीएसटी (SGST)", manner.money(deal.sgst), "sgst")
    sums.between("पूर्णांक (Round Off)", manner.money(deal.round_off), "round_off")
    sums.between("कुल राशि", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 14, y + 2, 96)
    words.pair("शब्दों में", deal.words, "total_in_words")
    words.say(deal.declaration, "declaration")
    sign(sheet, deal, 195, max(sums.y, words.y) + 4, label="अधिकृत हस्ताक्षर")


LAYOUT = Layout(
    "hindi_shop",
    ("b2b", "b2c", "b2c", "bill_of_supply"),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹")),
    Terms(lines=(1, 7), rounding="total"),
    size=9.5,
)
