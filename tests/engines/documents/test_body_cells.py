"""Headings that stand close, told apart by the cells below them."""

from __future__ import annotations

from decimal import Decimal

from engines.documents.body_cells import cells_below
from engines.documents.heading import find_headings
from engines.documents.invoice import extract, goods_of
from tests.engines.documents.drawn import survey_of

CLOSE = """
    Sr  Item Name & Packing  HSN   Qty  UOM    Rate   Disc  Taxable   Tax   Total
    No                                                Amt     Value  Rate   (Rs.)
    1   Kettle steel         7323    2  NOS  100.00  10.00   190.00    18  224.20
    2   Lid of the kettle    7323   12  NOS   20.00   0.00   240.00    18  283.20
                                     Sub Total               430.00
"""


def test_words_of_a_heading_are_of_the_column_whose_cells_stand_below() -> None:
    (heading,) = find_headings(survey_of(CLOSE).sheets[0])
    titles = [column.title for column in heading.columns]
    assert titles == [
        "Sr No", "Item Name & Packing", "HSN", "Qty", "UOM", "Rate", "Disc Amt", "Taxable Value", "Tax Rate",
        "Total (Rs.)",
    ]  # fmt: skip


def test_rows_under_close_headings_are_read() -> None:
    kettle, lid = goods_of(survey_of(CLOSE))
    assert (kettle.description, kettle.quantity, kettle.unit) == ("Kettle steel", 2, "NOS")
    assert (kettle.rate, kettle.discount, kettle.taxable_value) == (100, 10, 190)
    assert (lid.gst_rate, lid.amount) == (18, Decimal("283.20"))


def test_a_price_with_tax_is_not_the_rate_where_one_without_stands_beside_it() -> None:
    (item,) = goods_of(
        survey_of("""
            Item       Qty   Price incl. GST   Unit Price   Taxable Value   GST %   Total
            Kettle     2     118.00            100.00       200.00          18      236.00
        """)
    )
    assert item.rate == 100


def test_what_a_line_below_says_of_an_article_is_no_part_of_its_name() -> None:
    (item,) = goods_of(
        survey_of("""
            Item            HSN    Qty   Rate     Amount
            Kettle steel    7323   2     100.00   200.00
            of two litres
            (10 pcs per box)
            Colour: Blue
        """)
    )
    assert item.description == "Kettle steel of two litres"


def test_a_heading_without_rows_at_the_foot_of_a_page_tells_less_than_the_next() -> None:
    head = "    Sr  Item Name & Packing  HSN   Qty  UOM    Rate   Total"
    found = goods_of(survey_of(head, f"{head}\n    1   Kettle steel         7323    2  NOS  100.00  200.00"))
    assert [(item.quantity, item.unit) for item in found] == [(2, "NOS")]


ROWS = """
    Item       HSN        Qty   Rate     Amount
    Kettle     85161000   2     100.00   200.00
    Total                                200.00
"""


def test_a_party_may_be_centred_below_its_caption() -> None:
    centred = (
        "Sold By", "Asha Hardware Private Limited", "Manufacturers & Suppliers.",
        "12, Ring Road, Surat, Gujarat - 395002.", "Gujarat (24)",
    )  # fmt: skip
    head = "\n".join(line.center(81).rstrip() for line in centred)
    fields, _ = extract(
        survey_of(f"{head}\n    Bill To\n    Om Sai Builders\n    14, Tilak Path, Pune - 411005\n{ROWS}")
    )
    assert fields["seller_name"].value == "Asha Hardware Private Limited"
    assert fields["seller_address"].value == "12, Ring Road, Surat, Gujarat - 395002."
    assert fields["seller_state"].value == "Gujarat"


def test_a_question_without_an_answer_answers_nothing() -> None:
    fields, _ = extract(survey_of(f"    Tax Invoice\n\n    Reverse charge applicable\n\n{ROWS}"))
    assert "reverse_charge" not in fields


def test_a_number_may_hold_a_hash() -> None:
    fields, _ = extract(survey_of(f"    Tax Invoice\n\n    Bill No. : INV#5722   Date : 5 June 2026\n{ROWS}"))
    assert fields["invoice_number"].value == "INV#5722"


def test_the_kind_of_tax_in_a_cell_ends_no_rows() -> None:
    sheet = survey_of("""
            Sl.  Description    Unit Price   Qty   Net Amount   Tax Rate   Tax Type   Tax      Total
            1    Butter         182.86       3        548.57   5%         IGST       27.43    576.00
            2    Chocolate      117.14       1        117.14   5%         IGST        5.86    123.00
            Total                                                                    33.29    699.00
    """).sheets[0]
    (heading,) = find_headings(sheet)
    assert len(cells_below(sheet, heading.last + 1).spans) > 5
