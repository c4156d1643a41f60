"""A general store's bill in two scripts: Hindi labels, the English one in brackets, Latin figures."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_HEADS = {"CGST": "सीजीएसटी", "SGST": "एसजीएसटी", "IGST": "आईजीएसटी"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 9, 186)
    head.say("॥ श्री ॥", size=9, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=19, centred=True)
    head.say("थोक एवं फुटकर विक्रेता  (Wholesale & Retail)", centred=True)
    where = f"{', '.join(seller.street)}, {seller.town} - {seller.pin}"
    phrase(head, f"पता (Address): {where}", "seller_address", where, centred=True)
    phrase(head, f"जी.एस.टी.आई.एन. (GSTIN): {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    head.say(f"फोन (Phone): {seller.phone}", centred=True)
    y = head.y + 1
    sheet.line(12, y, 198, y, weight=0.6)
    sheet.text(105, y + 1.4, "टैक्स इनवॉइस / Tax Invoice", bold=True, size=11, align="C")
    y += 8
    cells = (
        ("बिल क्रमांक", "Bill No.", deal.number, "invoice_number"),
        ("तारीख", "Date", manner.day(deal.day), "invoice_date"),
        ("आपूर्ति का राज्य", "Place of Supply", deal.place_of_supply, "place_of_supply"),
    )
    for place, (hindi, english, text, name) in enumerate(cells):
        x = 12 + place * 62
        sheet.box(x, y, 62, 11, weight=0.15)
        sheet.text(x + 1.5, y + 1, hindi, size=8.5)
        sheet.text(x + 1.5, y + 5.6, english, size=7.5)
        sheet.text(x + 60.5, y + 3, text, bold=True, size=10, align="R", name=name)
    party = Flow(sheet, 13.5, y + 13, 183)
    phrase(party, f"श्रीमान (Shri/Smt/M/s): {buyer.name}", "buyer_name", buyer.name, bold=True)
    to = f"{', '.join(buyer.street)}, {buyer.town} - {buyer.pin}"
    phrase(party, f"पता (Address): {to}", "buyer_address", to)
    phrase(party, f"ग्राहक जी.एस.टी.आई.एन. (Buyer GSTIN): {buyer.gstin}", "buyer_gstin", buyer.gstin)
    columns = [
        Column("क्र.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("माल का विवरण (Particulars)", 70, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन (HSN)", 24, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("भाव (Rate)", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("मात्रा (Qty)", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("रकम (Amount)", 34, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=party.y + 2, bottom=205,
        style=Style("grid", 9, shade=(250, 238, 215), pad=1),
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 112, y + 2, 85.2)
    sums.between("कर योग्य मूल्य (Taxable)", manner.money(deal.taxable), "taxable_value")
    heads = heads_of(deal)
    for label, name in heads:
        part = percent(deal.lines[0].gst_rate / len(heads))
        sums.between(f"{_HEADS[label]} ({label}) @ {part}", manner.money(getattr(deal, name)), name)
    sums.between("राउंड ऑफ (Round off)", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("कुल देय (Net Payable)", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 13.5, y + 2, 92)
    left.say("शब्दों में (In words):", size=8.5)
    left.say(deal.words, "total_in_words")
    left.say("उल्टा प्रभार (Reverse Charge): नहीं (No)", "reverse_charge")
    left.gap()
    left.say("बिका हुआ माल वापस नहीं होगा। (Goods once sold will not be taken back.)", size=8)
    if "signature" not in sheet.omit:
        end = max(left.y, sums.y) + 4
        sheet.scribble(166, end, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(
            197, end + 7, "विक्रेता के हस्ताक्षर (Seller's Signature)", size=8.5, align="R", name="signature"
        )


LAYOUT = Layout(
    "do_lipi",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 7), one_rate=True, rounding="total", hsn_digits=8),
    size=9.5,
)
