"""What bills and notes say without a label: numbers at the title, a note's bill in its rows, sentences."""

from __future__ import annotations

from decimal import Decimal

from engines.documents.amount import find_amounts
from engines.documents.invoice import extract, goods_of
from tests.engines.documents.drawn import survey_of

ROWS = """
    Item       HSN        Qty   Rate     Amount
    Kettle     85161000   2     100.00   200.00
    Total                                200.00
"""


def test_a_number_beside_or_under_the_title_is_the_bills() -> None:
    for head in ("Tax Invoice     TI/2026-27/88", "Tax Invoice\n    TI/2026-27/88"):
        fields, _ = extract(survey_of(f"    {head}\n\n    Asha Stores LLP\n    5 June 2026\n{ROWS}"))
        assert fields["invoice_number"].value == "TI/2026-27/88"


def test_a_date_under_the_title_is_no_number_of_a_bill() -> None:
    fields, _ = extract(survey_of(f"    Tax Invoice\n    12.06.2026\n\n    Asha Stores LLP\n{ROWS}"))
    assert "invoice_number" not in fields


def test_the_bill_that_all_rows_of_a_note_name_is_its_original() -> None:
    fields, _ = extract(
        survey_of("""
        Asha Pharma Agencies                          CREDIT NOTE
        12, Ring Road, Surat (Gujarat) PIN 395002
        CN No. CN/9                                   Dated 23.05.2026
        Sr   Agst Inv   Inv Date     Item          HSN       Qty   Rate     Amount
        1    TI/1016    26-Jun-26    Gel 30g       30049063  2     52.00    104.00
        2    TI/1016    26-Jun-26    Drops 10ml    30049063  1     50.00     50.00
                                                   Total                   154.00
    """),
        note=True,
    )
    assert fields["original_invoice_number"].value == "TI/1016"
    assert str(fields["original_invoice_date"].value) == "2026-06-26"


def test_a_buyer_in_a_sentence_has_a_name_and_an_address() -> None:
    fields, _ = extract(
        survey_of(f"""
        BILL OF SUPPLY
        Asha Agencies Private Limited
        12, Ring Road, Surat (Gujarat) PIN 395002
        Brooms, mats & steelware
        Book 14   Leaf BOS/77                         Date 23.05.2026
        Sold to Usha Stores of Shop 7, Station Road, Mysuru-570008 the goods below.
        {ROWS}
    """)
    )
    assert fields["buyer_name"].value == "Usha Stores"
    assert fields["buyer_address"].value == "Shop 7, Station Road, Mysuru-570008"
    assert fields["seller_address"].value == "12, Ring Road, Surat (Gujarat) PIN 395002"
    assert fields["invoice_number"].value == "BOS/77"


def test_whom_a_bill_names_only_as_served_is_its_buyer() -> None:
    fields, _ = extract(
        survey_of(f"""
        Asha Agencies Private Limited
        12, Ring Road, Surat (Gujarat) PIN 395002
        TAX INVOICE - VAN SALES
        Outlet: Usha Stores
        Shop 7, Station Road, Mysuru-570008
        {ROWS}
    """)
    )
    assert (fields["seller_name"].value, fields["buyer_name"].value) == (
        "Asha Agencies Private Limited",
        "Usha Stores",
    )


def test_what_stands_below_a_name_without_columns_is_its_rows() -> None:
    (kettle, mat) = goods_of(
        survey_of("""
        Tax Invoice
        Kettle 1 L Rs.495.00
        Qty 3 HSN 851610 Taxable 419.49 GST 18% 75.51
        Door Mat Rs.105.00
        Qty 1 HSN 570500 Taxable 100.00 GST 5% 5.00
        Courier weight 0.48 kg
        Grand total Rs.600.00
    """)
    )
    assert (kettle.description, kettle.quantity, kettle.hsn, kettle.gst_rate) == (
        "Kettle 1 L",
        3,
        "851610",
        18,
    )
    assert (mat.description, mat.quantity, mat.amount) == ("Door Mat", 1, Decimal("105.00"))


def test_rupees_and_paise_may_be_parted_by_two_strokes() -> None:
    assert [amount.value for amount in find_amounts("1,450=50  x=7  5==50")][:1] == [Decimal("1450.50")]
    assert find_amounts("1,450=50")[0].money
