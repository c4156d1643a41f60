from __future__ import annotations

from decimal import Decimal

import pytest

from core.document import LineItem
from engines.documents.invoice import goods_of
from tests.engines.documents.drawn import pictured, survey_of


def items_of(drawing: str) -> tuple[LineItem, ...]:
    return goods_of(survey_of(drawing))


def test_a_table_becomes_articles_without_its_total() -> None:
    (salt, oil) = items_of("""
        Sr   Description        HSN        Qty        Rate     GST %    Amount
        1    Tata Salt 1kg      25010010   2 PKT      20.00    0%         40.00
        2    Fortune Oil 1L     15121910   3 BTL     145.50    5%        436.50
             Total                         5                             476.50
    """)
    assert (salt.description, salt.hsn, salt.quantity, salt.unit) == ("Tata Salt 1kg", "25010010", 2, "PKT")
    assert (oil.rate, oil.gst_rate, oil.amount) == (Decimal("145.50"), 5, Decimal("436.50"))


def test_a_description_that_wraps_is_one() -> None:
    (tea, salt) = items_of("""
        Item                         Qty     Rate    Amount
        Herbal Tea Tulsi, pack of      1   320.00    320.00
        25 bags with gift wrap
        Tata Salt 1kg                  2    20.00     40.00
        Total                                        360.00
    """)
    assert tea.description == "Herbal Tea Tulsi, pack of 25 bags with gift wrap"
    assert salt.description == "Tata Salt 1kg"


def test_halves_of_the_tax_make_the_whole_rate() -> None:
    (item,) = items_of("""
                                         Taxable        CGST              SGST
        Item          Qty     Rate       Value      Rate    Amt       Rate    Amt       Total
        Ceiling Fan     2   1,000.00    2,000.00      9%   180.00       9%   180.00   2,360.00
        Total                           2,000.00           180.00            180.00   2,360.00
    """)
    assert (item.gst_rate, item.taxable_value, item.amount) == (18, Decimal("2000.00"), Decimal("2360.00"))


def test_rate_and_tax_may_share_a_cell() -> None:
    (item,) = items_of("""
        Item            Qty      Rate      Taxable Value      GST            Total
        Ceiling Fan       2   1,000.00        2,000.00       18% 360.00    2,360.00
    """)
    assert item.gst_rate == 18


def test_quantity_and_price_may_share_a_cell() -> None:
    (salt, soap) = items_of("""
        Item Name            Qty x Rate        Amount
        Tata Salt 1kg        2 x 28.00          56.00
        Dettol Soap 125g     3 x 42.00         126.00
        Total                                  182.00
    """)
    assert (salt.quantity, salt.rate, salt.amount) == (2, Decimal("28.00"), Decimal("56.00"))
    assert (soap.quantity, soap.rate) == (3, Decimal("42.00"))


def test_a_code_below_the_description_is_its_hsn() -> None:
    (item,) = items_of("""
        Item                      Qty     Rate    Amount
        Raw Forest Honey 500g       2   450.00    900.00
        HSN 0409
    """)
    assert (item.description, item.hsn) == ("Raw Forest Honey 500g", "0409")


def test_a_discount_in_percent_is_given_in_money() -> None:
    (item,) = items_of("""
        Item             Qty      Rate     Disc %      Amount
        Apex Paint 20L     4   3,400.00       5%     12,920.00
    """)
    assert item.discount == Decimal("680.00")


def test_a_column_of_unknown_title_is_the_quantity_where_it_makes_the_amount() -> None:
    (sandal, shoe) = items_of("""
        Particulars        HSN        Jodi     Price      Value     Total
        Gents Sandal       64029990      6    410.00    2460.00   2460.00
        Canvas Shoe        64041100      2    500.00    1000.00   1000.00
    """)
    assert (sandal.quantity, shoe.quantity) == (6, 2)


def test_rows_go_on_over_a_page_and_carried_sums_are_no_rows() -> None:
    first = """
        Sr   Description        Qty       Rate      Amount
        1    Tata Salt 1kg        2      20.00       40.00
             Carried forward                         40.00
    """
    second = """
        Sr   Description        Qty       Rate      Amount
             Brought forward                         40.00
        2    Fortune Oil 1L       3     145.50      436.50
             Total                                  476.50
    """
    items = goods_of(survey_of(first, second))
    assert [(item.description, item.place and item.place.page) for item in items] == [
        ("Tata Salt 1kg", 1),
        ("Fortune Oil 1L", 2),
    ]


def test_a_freight_row_with_a_code_is_an_article_and_a_sum_is_none() -> None:
    items = items_of("""
        Sr   Description        HSN        Qty      Rate     Amount
        1    Cement 50kg        25232930     2    400.00     800.00
        2    Freight charges    996511       1    100.00     100.00
        Freight                                               50.00
        Total                                                950.00
    """)
    assert [item.description for item in items] == ["Cement 50kg", "Freight charges"]


def test_a_rupee_read_as_a_digit_is_undone_where_the_sums_come_out() -> None:
    survey = pictured("""
        Item              Qty      Rate         Amount
        Honey 500g          2    1450.00       1900.00
    """)
    (item,) = goods_of(survey)
    assert (item.rate, item.amount) == (Decimal("450.00"), Decimal("900.00"))


def test_a_wrong_sum_in_print_stays_as_it_is_and_is_less_sure() -> None:
    (right,) = items_of("Item       Qty      Rate      Amount\nHoney        2    450.00      900.00")
    (wrong,) = items_of("Item       Qty      Rate      Amount\nHoney        2    450.00      990.00")
    assert wrong.amount == Decimal("990.00")
    assert wrong.confidence < right.confidence


def test_a_named_code_may_have_two_digits() -> None:
    (rice,) = items_of("""
        Sr   Item                  Qty    Rate     GST %    Amount
        1    Basmati Rice 25kg       2   68.12     5.00     136.24
             HSN: 10
             Total                                          136.24
    """)
    assert (rice.hsn, rice.description) == ("10", "Basmati Rice 25kg")


def test_a_row_may_name_both_heads_of_its_tax_in_lines_of_one_cell() -> None:
    (shirt,) = items_of("""
        Description      HSN        Qty    Taxable Value    Taxes           Total
        Cotton Shirt     62052000   1          Rs.360.94    CGST @2.5%      Rs.379.00
                                                            Rs.9.03
                                                            SGST @2.5%
                                                            Rs.9.03
        Total                                               Rs.18.06        Rs.379.00
    """)
    assert (shirt.gst_rate, shirt.taxable_value, shirt.amount) == (5, Decimal("360.94"), Decimal("379.00"))


@pytest.mark.parametrize("title", ["Item & Serial No.", "SKU Name"])
def test_a_title_that_names_the_article_first_is_of_its_name(title: str) -> None:
    (watch, iron) = items_of(f"""
        Sl   {title:<24}  HSN        Qty    Unit Price    Amount
        1    Smart Watch W3            85176290   2      2,582.16    5,164.32
        2    Steam Iron S16            85164000   1      1,298.00    1,298.00
        Total                                                        6,462.32
    """)
    assert (watch.description, iron.description) == ("Smart Watch W3", "Steam Iron S16")


def test_charges_at_the_left_are_what_is_charged_for() -> None:
    (voice, fibre) = items_of("""
        Charges                          SAC          Amount (Rs.)
        Voice Plan Rental                998413           3,524.94
        Fibre Broadband 200 Mbps         998422           2,294.64
        Total charges before tax                          5,819.58
    """)
    assert (voice.description, voice.hsn, voice.amount) == ("Voice Plan Rental", "998413", Decimal("3524.94"))
    assert (fibre.description, fibre.hsn) == ("Fibre Broadband 200 Mbps", "998422")


def test_trips_are_a_quantity_though_no_figures_tell() -> None:
    (tiles,) = items_of("""
        Particulars              SAC       Trips     Freight
        Freight - tiles          996511    3         40,002.17
        Total Freight                                40,002.17
    """)
    assert tiles.quantity == 3


def test_the_code_of_a_material_is_no_part_of_its_name() -> None:
    (watch,) = items_of("""
        Item     Material Description     HSN/SAC     Quantity    Unit Price    Amount
        000010   Analog Wrist Watch       91022900    2.000       834.06        1,668.12
                 Mat. 1110842
        Total                                                                   1,668.12
    """)
    assert watch.description == "Analog Wrist Watch"


def test_the_rate_of_tax_over_a_group_is_that_of_its_rows() -> None:
    (soap, salt) = items_of("""
        Item             Qty      Rate      Amount
        CGST @ 9%, SGST @ 9%
        Bath Soap        2        50.00     100.00
        CGST @ 2.5%, SGST @ 2.5%
        Iodised Salt     3        20.00      60.00
        Total                               160.00
    """)
    assert (soap.gst_rate, salt.gst_rate) == (18, 5)
