from __future__ import annotations

from engines.documents.invoice import parties_of
from engines.documents.taxpayer import gstin_fields, repair
from tests.engines.documents.drawn import pictured, survey_of

GOOD = "27AAPFU0939F1ZV"
OTHER = "29AAPFU0939F1ZR"


def test_letters_and_digits_mistaken_for_each_other_are_put_right() -> None:
    assert repair("Z7AAPFUO939F1ZV") == GOOD
    assert repair("27AAPFU0939FIZV") == GOOD


def test_a_wrong_check_digit_stays_wrong() -> None:
    assert repair("27AAPFU0939F1ZX") == "27AAPFU0939F1ZX"


def test_a_print_is_never_put_right() -> None:
    survey = survey_of("Gupta Stores\n12, Ring Road, Pune - 411001\nGSTIN: 27AAPFUO939F1ZV")
    (field,) = gstin_fields(survey, parties_of(survey))
    assert field.value == "27AAPFUO939F1ZV"
    assert "check_digit" not in field.evidence


def test_a_picture_is_put_right_where_the_check_digit_agrees() -> None:
    survey = pictured("Gupta Stores\n12, Ring Road, Pune - 411001\nGSTIN: 27AAPFUO939F1ZV")
    (field,) = gstin_fields(survey, parties_of(survey))
    assert (field.value, "check_digit" in field.evidence) == (GOOD, True)


def test_each_number_goes_to_the_block_it_stands_in() -> None:
    survey = survey_of(f"""
        Gupta Stores
        12, Ring Road, Pune - 411001
        GSTIN: {GOOD}
        Bill To:
        Vaani LLP
        2nd Main, Bengaluru - 560038
        GSTIN: {OTHER}
    """)
    found = {field.name: field.value for field in gstin_fields(survey, parties_of(survey))}
    assert found == {"seller_gstin": GOOD, "buyer_gstin": OTHER}


def test_a_number_may_be_printed_with_spaces() -> None:
    survey = survey_of("Gupta Stores\n12, Ring Road, Pune - 411001\nGSTIN: 27 AAPFU 0939 F1ZV")
    (field,) = gstin_fields(survey, parties_of(survey))
    assert field.value == GOOD


def test_a_pin_code_before_a_state_is_no_gstin() -> None:
    survey = survey_of("Supplier\nVaani LLP\n2nd Main, Bengaluru\n560038 KARNATAKA")
    assert list(gstin_fields(survey, parties_of(survey))) == []
