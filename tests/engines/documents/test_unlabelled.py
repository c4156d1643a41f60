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


def test_a_clause_beside_a_title_is_no_number() -> None:
    fields, _ = extract(
        survey_of("""
            Tax Invoice (Rule 46)
            Gupta Kirana Stores
            12, Market Road, Delhi - 110006
            Doc No
            Dated    : 19 February 2026
        """)
    )
    assert "invoice_number" not in fields


def test_a_question_that_goes_on_below_is_answered_beside_its_first_line() -> None:
    fields, _ = extract(
        survey_of("""
            TAX INVOICE
            Invoice No.                             GK/22
            Whether tax is payable under reverse    NO
            charge
        """)
    )
    assert fields["reverse_charge"].value is False


def test_what_goes_on_with_a_label_is_no_answer_to_it() -> None:
    fields, _ = extract(
        survey_of("""
            Bill Number     Place of supply     Reverse charge
            S-02411         24-Gujarat          applicable
                                                NO
        """)
    )
    assert fields["reverse_charge"].value is False


def test_an_irn_runs_on_below_its_label_and_ends_before_the_next_entry() -> None:
    first, rest = "da1e965d7fbe241b590065356d7a55a7ec2344d8", "341a739da4f5393382d571f7"
    fields, _ = extract(
        survey_of(f"""
            IRN - {first}
            {rest}
            Ack No - 189698725411242
        """)
    )
    assert fields["irn"].value == first + rest


def test_a_key_with_a_number_sign_is_that_of_the_number() -> None:
    fields, _ = extract(
        survey_of("""
            CREDIT NOTE
            Credit Note# CN/2025-26/757
            Credit Date : 10 Oct 2025
            Invoice#    : TI/3410
        """),
        note=True,
    )
    assert fields["invoice_number"].value == "CN/2025-26/757"
    assert fields["original_invoice_number"].value == "TI/3410"


def test_a_series_glued_to_its_number_is_part_of_it() -> None:
    fields, _ = extract(survey_of("    Invoice No : INV#9145\n    Date : 4 May 2026"))
    assert fields["invoice_number"].value == "INV#9145"
