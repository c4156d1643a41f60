"""What lines below a heading are: rows, their further lines, sums, and what a page hands on."""

from __future__ import annotations

from decimal import Decimal

from core.document import DocType
from engines.documents.examine import documents_of
from engines.documents.invoice import extract, goods_of
from tests.engines.documents.drawn import page_of, reading_of, survey_of

PAGE = """
    Sr  Product             Qty      Rate     D%   Taxable   G%   GST     Amount
    1   Kurti M             10 PCS   100.00        1000.00   5    50.00   1050.00
    2   Bulb 9W             10 PCS   100.00   5     950.00   18   171.00  1121.00
    3   Soap                10 PCS   50.00          500.00   18   90.00    590.00
    4   Fan                 1 PCS    900.00         900.00   18   162.00  1062.00
        Total carried over                                                3823.00
"""
NEXT = """
    Sr  Product             Qty      Rate     D%   Taxable   G%   GST     Amount
        Total brought from last page                                      3823.00
    5   Wire                2 ROL    500.00   10    900.00   18   162.00  1062.00
        Total               33                     4250.00        635.00  4885.00
"""


def test_what_a_page_hands_on_is_no_row_and_few_rows_may_have_a_discount() -> None:
    found = goods_of(survey_of(PAGE, NEXT))
    assert [item.description for item in found] == ["Kurti M", "Bulb 9W", "Soap", "Fan", "Wire"]
    assert [item.discount for item in found if item.discount] == [Decimal("50.00"), Decimal("100.00")]


def test_lines_of_tax_below_an_article_are_no_articles() -> None:
    pan, kettle = goods_of(
        survey_of("""
        Item   Material   Description        HSN        Qty         Price       Value
        10     M345       Pressure Pan       76151011   1.000 NOS   1,889.26    1,889.26
                          CGST payable                  9.000 %                   170.03
                          SGST payable                  9.000 %                   170.03
        20     M346       Kettle             85161000   2.000 NOS     100.00      200.00
                          CGST payable                  6.000 %                    12.00
                          SGST payable                  6.000 %                    12.00
        Net value                                                               2,089.26
        CGST                                                                      182.03
    """)
    )
    assert [(item.description, item.gst_rate) for item in (pan, kettle)] == [
        ("Pressure Pan", 18),
        ("Kettle", 12),
    ]


def test_names_over_the_whole_width_are_those_of_the_figures_below() -> None:
    (paint, fan) = goods_of(
        survey_of("""
        Qty   Gross Amount   Discount   Taxable Amount   IGST     Total Amount
        Emulsion Paint Ivory Base
        HSN: 32091010, 18.0% IGST
        3     Rs 702.00      Rs 0.00    Rs 594.92        Rs 107.08   Rs 702.00
        Ceiling Fan Brown
        HSN: 84145120, 18.0% IGST
        1     Rs 590.00      Rs 0.00    Rs 500.00        Rs 90.00    Rs 590.00
        TOTAL Rs 1292.00     Rs 0.00    Rs 1094.92       Rs 197.08   Rs 1292.00
    """)
    )
    assert (paint.description, paint.hsn, paint.unit) == ("Emulsion Paint Ivory Base", "32091010", None)
    assert (fan.description, fan.gst_rate) == ("Ceiling Fan Brown", 18)


def test_the_second_tax_of_a_row_is_no_sum_of_the_table() -> None:
    found = goods_of(
        survey_of("""
        #   Item             HSN       Qty     Rate     CGST            Amount
                                                        SGST
        1   Biscuits 200g    19053100  57.00   24.05    34.27 (2.5%)    1,370.85
                                       pcs              34.27 (2.5%)
        2   Turmeric 200g    09103030  35.00   121.69   106.48 (2.5%)   4,259.15
                                       pkt              106.48 (2.5%)
                             Sub Total                                  5,630.00
    """)
    )
    assert [(item.unit, item.gst_rate) for item in found] == [("PCS", 5), ("PKT", 5)]


def test_sums_in_one_line_and_sums_beside_weights_are_no_rows() -> None:
    fields, items = extract(
        survey_of("""
        #   Goods            HSN        Qty      Price     Value     GST   Total
        1   Neem Soap 125 g  34011190   4 Pcs    41.50     166.00    18%   195.88
            Value 166.00    CGST 14.94   SGST 14.94   Round off 0.12   Credit total 196.00
    """)
    )
    assert len(items) == 1
    assert (fields["total"].value, fields["cgst"].value) == (Decimal("196.00"), Decimal("14.94"))
    weighed = goods_of(
        survey_of("""
        S.N.   Particulars   Bags    Wt (Qtl)   Rate      Amount
        1      Onion         10      5.00       1800.00   9000.00
        2      Potato        6       3.00       1500.00   4500.00
                                     8.00       Total     13500.00
    """)
    )
    assert [item.description for item in weighed] == ["Onion", "Potato"]


def test_packs_are_counted_by_what_is_in_them() -> None:
    (sugar, _) = goods_of(
        survey_of("""
        Item              HSN    Qty          Rate    Amount
        Sugar S-30        1701   2 x 25 kg    42.00   2100.00
        Neem Soap 125 g   3401   12 pcs       41.50    498.00
        Total                                         2598.00
    """)
    )
    assert (sugar.quantity, sugar.unit) == (Decimal(50), "KG")


def test_a_chemists_roll_tells_discounts_in_percent_and_batches_in_a_line_of_their_own() -> None:
    found = goods_of(
        survey_of("""
        CREPE BANDAGE 10CM
        B:AS7688 E:02/27 HSN 3005
          1 x 152.00  less 2%          148.96
        PANTOPRAZOLE 40 TAB 15S
        B:GS1227 E:11/26 HSN 3004
          2 x 133.00                   266.00
        Gross                          414.96
    """)
    )
    assert [(item.description, item.hsn, item.discount) for item in found] == [
        ("CREPE BANDAGE 10CM", "3005", Decimal("3.04")),
        ("PANTOPRAZOLE 40 TAB 15S", "3004", None),
    ]


def test_numbers_that_stand_apart_in_all_rows_are_quantities() -> None:
    found = goods_of(
        survey_of("""
        HOTEL NAVKIRANA
        Paneer Tikka        1     240.00
        Butter Naan         6     210.00
        Total                     450.00
    """)
    )
    assert [(item.description, item.quantity) for item in found] == [("Paneer Tikka", 1), ("Butter Naan", 6)]


def test_the_value_after_a_discount_is_the_one_before_tax_and_bare_words_are_the_amount() -> None:
    fields, _ = extract(
        survey_of("""
        INVOICE
        Training of staff                         32,000.00
                        Net value                 32,000.00
                        Less discount 5%           1,600.00
                        Taxable value             30,400.00
                        CGST 9%                    2,736.00
                        SGST 9%                    2,736.00
                        Amount payable            35,872.00
        Thirty Five Thousand Eight Hundred Seventy Two Rupees Only      For Asha LLP
    """)
    )
    assert fields["taxable_value"].value == Decimal("30400.00")
    assert str(fields["total_in_words"].value).endswith("Seventy Two Rupees Only")


def test_a_carrier_bills_by_its_own_name_not_by_the_consignors() -> None:
    (document,) = documents_of(
        reading_of(
            page_of("""
        TAX INVOICE
        Suvarnika Carriers          GSTIN: 08WADPR0613S1ZP
        Transport Nagar, Kota 324007
        Freight Bill No.: FB-112    Date: 11-06-2026
        Consignor: Asha Traders, Kota
        Billed to: Navkirana Stores
                   Temple Street, Jaipur 302001
        GR No.   Particulars               SAC      Weight    Rate    Amount
        5512     Kota to Jaipur, cloth     996511   1,450 Kg  3.20    4,640.00
                                 Loading charges                        360.00
                                 Taxable amount                       5,000.00
                                 Total payable to carrier             5,000.00
        For Suvarnika Carriers
    """)
        )
    )
    assert document.doc_type is DocType.INVOICE
    assert document.value("seller_name") == "Suvarnika Carriers"
    assert document.value("taxable_value") == Decimal("5000.00")


def test_running_numbers_count_rows_and_what_stands_apart_counts_pieces() -> None:
    found = goods_of(
        survey_of("""
        Received from Bodhi Hegdekar
        1  Ceiling Fan 1200mm      1 Nos    1,700.00
        2  LED Bulb 9W             4 Nos      400.00
                                   Total    2,100.00
    """)
    )
    assert [(item.description, item.quantity, item.unit) for item in found] == [
        ("Ceiling Fan 1200mm", 1, "NOS"),
        ("LED Bulb 9W", 4, "NOS"),
    ]


def test_a_letter_whose_subject_is_a_credit_note_is_one() -> None:
    (document,) = documents_of(
        reading_of(
            page_of("""
        Gomtika Distributors
        Plot 14, Naya Bazar, Nagpur 440018
        To
        Asha Kirana Stores
        12 Lal Bagh Road, Nagpur 440010
        Subject: Credit note CN/0091 against invoice GD/412 dated 12 June 2026
        Neem Soap 125 g, HSN 34011190, 4 pcs at Rs. 41.50              Rs. 166.00
        Total credit                                                   Rs. 166.00
        (Rupees One Hundred Sixty Six Only)
        Place of supply: Maharashtra
        Yours faithfully,
        For Gomtika Distributors
        Authorised Signatory
    """)
        )
    )
    assert document.doc_type is DocType.CREDIT_NOTE
    assert document.value("original_invoice_number") == "GD/412"
