"""A weaving mill's invoice to a trader in another State: bale numbers, pieces, metres, broker and carrier."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("5", "5"), "MTR", low, high)
    for name, hsn, low, high in (
        ("Cotton Poplin 44 inch Dyed", "52083290", 62, 118),
        ("Cambric 60x60 Bleached", "52082190", 54, 96),
        ("Grey Cloth 40s Sheeting", "52081290", 38, 64),
        ("PV Suiting 58 inch", "55151130", 120, 320),
        ("Polyester Georgette Print", "54075490", 44, 110),
        ("Denim 10 oz Indigo", "52094200", 130, 240),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.box(8, 8, 194, 281, weight=0.5)
    sheet.text(105, 10, "Subject to local jurisdiction", size=7.5, align="C")
    sheet.text(198, 10, "Original", size=7.5, align="R")
    head = Flow(sheet, 12, 14, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=18, centred=True)
    head.say("Manufacturers of Cotton & Blended Fabrics", centred=True)
    head.say(f"{bench.flat(seller, state=True)}.", "seller_address", centred=True)
    bench.held(head, f"GSTIN No. {seller.gstin}", "seller_gstin", seller.gstin, bold=True, centred=True)
    y = head.y + 1
    sheet.line(8, y, 202, y)
    sheet.text(105, y + 1, "TAX INVOICE", bold=True, size=11, align="C")
    y += 7
    sheet.line(8, y, 202, y)
    left, right = Flow(sheet, 12, y + 1.5, 108), Flow(sheet, 128, y + 1.5, 72)
    left.say("Messrs.")
    left.say(buyer.name, "buyer_name", bold=True, size=10.5)
    bench.lines(left, bench.tall(buyer), "buyer_address")
    left.pair("Party GSTIN", buyer.gstin, "buyer_gstin", mark=" : ")
    left.pair("Place of Supply", f"{deal.place_of_supply} - {code(deal)}", "place_of_supply", mark=" : ")
    bench.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Order No.", deal.order_number, "order_number"),
            ("Due On", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Broker", "Mahendra Kapda Dalal", ""),
            ("Transport", "Navrang Roadlines", ""),
            ("L.R. No.", f"{int(deal.total) % 90000 + 10000}", ""),
            ("Tax on Rev. Charge", "No", "reverse_charge"),
        ),
        indent=30,
    )
    end = max(left.y, right.y) + 1
    sheet.line(126, y, 126, end)
    columns = [
        Column("Bale No.", 20, lambda i, g: f"{int(g.rate * 3) % 900 + 100}/{i + 1}", align="L"),
        Column("Quality", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Pcs", 11, lambda i, _: f"{i % 3 + 2}", align="C"),
        Column("Mtrs", 20, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Rate/Mtr", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 29, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 9, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=8, y=end, bottom=200, style=style, least=90)
    metres = sum((line.quantity for line in deal.lines), 0 * deal.total)
    sheet.text(92, y + 1.5, "Total", bold=True)
    sheet.text(140.2, y + 1.5, bench.unless(sheet, "quantity", f"{metres:.2f}"), bold=True, align="R")
    sheet.text(201.2, y + 1.5, money(deal.taxable), bold=True, align="R", name="taxable_value")
    sheet.line(8, y + 6.5, 202, y + 6.5)
    y += 7
    sums = Flow(sheet, 132, y + 1, 69.2)
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "Add {head} @ {rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Round Off"))
    bench.strip(sums, [("Grand Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 1, 112)
    low.say("Rupees in words")
    low.say(deal.words, "total_in_words", bold=True)
    end = max(sums.y, low.y) + 2
    sheet.line(8, end, 202, end)
    last = Flow(sheet, 12, end + 2, 110, size=7.8)
    last.say("1. Interest at 24% will be charged after the due date. 2. Any complaint about the goods should "
             "be made within 3 days. 3. Payment by payee's A/c draft or RTGS only.")  # fmt: skip
    sign(sheet, deal, 198, end + 3, label="Partner / Authorised Signatory")


LAYOUT = Layout(
    "mill_bales",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026", symbol="₹ "), Manner("05.04.2026")),
    Terms(lines=(1, 6), apart=True, words=("Rupees",), shelf=_SHELF),
    face="serif",
    size=9,
)
