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


def test_a_key_in_two_languages_is_one_though_its_value_has_two_lines() -> None:
    lines = (
        ("Legal Name", "GUPTA KIRANA"),
        ("विधिक नाम", ""),
        ("", ""),
        ("Principal Place", "12, Market Road, Nashik -"),
        ("मुख्य स्थल", "422001, Maharashtra"),
        ("", ""),
        ("Date of Liability", "09/02/2020"),
        ("दायित्व की तिथि", ""),
    )
    found = pairs("\n".join(f"{key:<30}{value}" for key, value in lines))
    assert found["Principal Place मुख्य स्थल"] == "12, Market Road, Nashik - 422001, Maharashtra"


def test_questions_are_the_keys_of_their_answers() -> None:
    found = pairs("""
        Which order is it about?
        OD628579105924
        What went wrong?
        Item received damaged
        Who claims?
        Gomtika Stores
    """)
    assert found["Which order is it about?"] == "OD628579105924"
    assert "Item received damaged" not in found


def test_keys_side_by_side_close_over_their_values_are_no_pairs_beside() -> None:
    found = pairs("""
        ENTERPRISE            SIZE
        UMIYA OIL MILL        Small 2026

        UNIT AT               CAME INTO BEING
        Gondal Road, Rajkot   04/06/2011

        REGISTERED ON         LINE OF WORK
        17/02/2021            Manufacturing
    """)
    assert found["CAME INTO BEING"] == "04/06/2011"
    assert found.get("UNIT AT") != "CAME INTO BEING"
