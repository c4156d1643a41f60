"""A composition dealer's bill of supply in English and Hindi: the second script under each label."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.sixth.setting import run_on, signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 9, "BILL OF SUPPLY", bold=True, size=15, align="C")
    sheet.text(105, 16, "पूर्ति का बिल", bold=True, size=12, align="C")
    phrase(
        Flow(sheet, 20, 22.5, 170, size=8.5),
        f"({deal.declaration})",
        "declaration",
        deal.declaration,
        centred=True,
    )
    sheet.box(14, 28, 182, 34)
    head = Flow(sheet, 17, 30, 110)
    head.say(seller.name, "seller_name", bold=True, size=13)
    head.say(run_on(seller), "seller_address")
    phrase(head, f"GSTIN / जीएसटीआईएन : {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    phrase(head, f"FSSAI / खाद्य लाइसेंस : {seller.fssai}", "seller_fssai", seller.fssai)
    for place, (english, hindi, text, name) in enumerate((
        ("Bill No.", "बिल सं.", deal.number, "invoice_number"),
        ("Dated", "तिथि", manner.day(deal.day), "invoice_date"),
        ("State of Supply", "पूर्ति का राज्य", deal.place_of_supply, "place_of_supply"),
    )):  # fmt: skip
        top = 30 + place * 10.5
        sheet.text(134, top, english, size=8)
        sheet.text(134, top + 3.6, hindi, size=8)
        sheet.text(193, top + 1.6, text, bold=True, size=10, align="R", name=name)
    sheet.line(131, 28, 131, 62)
    party = Flow(sheet, 17, 64, 176)
    phrase(party, f"To / प्रति : {buyer.name}", "buyer_name", buyer.name, bold=True, size=10)
    party.say(run_on(buyer), "buyer_address")
    phrase(party, f"GSTIN / जीएसटीआईएन : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    money = manner.money
    columns = [
        Column("S.No.\nक्रम", 14, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars\nविवरण", 68, lambda _, g: g.description, ("description",), "L"),
        Column("HSN\nएचएसएन", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity\nमात्रा", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate\nदर", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Value\nमूल्य", 30, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=party.y + 2, bottom=220,
        style=Style("columns", 9, pad=0.9, shade=(232, 238, 230)), least=100,
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    if deal.round_off:
        sheet.text(150, y + 1.5, "Round Off / पूर्णांकन", align="R")
        sheet.text(195.2, y + 1.5, manner.money(deal.round_off), align="R", name="round_off")
        y += 5
    sheet.text(150, y + 2, "Total Value / कुल मूल्य", bold=True, size=11, align="R")
    sheet.text(195.2, y + 2, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    sheet.line(14, y + 8.5, 196, y + 8.5)
    words = Flow(sheet, 17, y + 10, 176)
    words.pair("In words / शब्दों में", deal.words, "total_in_words", mark=" :", bold=True)
    words.gap()
    words.say("Interest at 18% a year after 15 days. / 15 दिन बाद 18% वार्षिक ब्याज।", size=8)
    words.say("Goods once sold are not taken back. / बिका माल वापस नहीं होगा।", size=8)
    signed(sheet, 193, words.y + 4, "Authorised Signatory / अधिकृत हस्ताक्षर", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "levy_bilingual",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 8), hsn_digits=4),
    size=9,
)
