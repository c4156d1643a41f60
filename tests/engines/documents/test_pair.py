"""Keys and values of forms by where they stand."""

from __future__ import annotations

from engines.documents.gathering import lay_out
from engines.documents.pair import pairs_of
from tests.engines.documents.drawn import page_of


def pairs(drawing: str) -> dict[str, str]:
    """Return each key with the value that most surely belongs to it."""
    found = sorted(pairs_of(lay_out(page_of(drawing))), key=lambda pair: pair.sure)
    return {pair.names[0]: pair.value.text for pair in found}


def test_a_column_of_keys_beside_one_of_values() -> None:
    found = pairs("""
        Legal Name            GUPTA KIRANA
        Trade Name            Gupta Kirana
        Date of Liability     09/02/2020
    """)
    assert found["Trade Name"] == "Gupta Kirana"
    assert found["Date of Liability"] == "09/02/2020"


def test_what_counts_the_keys_is_no_part_of_them() -> None:
    found = pairs("""
        1.   Legal Name       GUPTA KIRANA
        2.   Trade Name       Gupta Kirana
        3.   Constitution     Partnership
    """)
    assert found["Constitution"] == "Partnership"


def test_a_value_may_run_on_below_its_first_line() -> None:
    found = pairs("""
        Legal Name            GUPTA KIRANA

        Address               12 Ring Road
                              Delhi 110001

        Constitution          Partnership
    """)
    assert found["Address"] == "12 Ring Road Delhi 110001"


def test_a_key_stands_level_with_the_middle_of_a_value_in_a_table() -> None:
    found = pairs("""
        Udyam Number         UDYAM-WB-10-0033411


                             Hooghly Jute Products
        Name of Enterprise
                             Company


        Class                Small
    """)
    assert found["Name of Enterprise"] == "Hooghly Jute Products Company"


def test_a_colon_parts_key_and_value_in_one_stretch() -> None:
    assert pairs("Claim ID: CLM-77")["Claim ID"] == "CLM-77"
