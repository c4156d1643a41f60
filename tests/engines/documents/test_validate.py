"""The verdict: what fails, what asks a person, what passes; one reason for one defect; no false alarm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.document import DocType, Document, Field, LineItem, Place, Verdict
from core.page import Box, Code
from engines.documents.rules.load import load_rules
from engines.documents.rules.model import Sample
from engines.documents.rules.sample import build
from engines.documents.validate import Earlier, ValidationContext, validate


def judged(base: str = "invoice", **change: Any) -> Verdict:
    return validate(*build(Sample.model_validate({"base": base, **change})))


def told(verdict: Verdict) -> list[str]:
    """What is told beyond mere information: what is charged, warned of or asked."""
    return [reason.rule_id for reason in verdict.reasons if reason.severity != "info" or reason.asks]


class TestStatus:
    def test_a_sure_error_fails(self) -> None:
        assert judged(set={"total": 8710}).status == "fail"

    def test_the_same_error_read_unsurely_asks_a_person_and_says_why(self) -> None:
        verdict = judged(set={"total": 8710}, confidence={"total": 0.7})
        assert verdict.status == "needs_review"
        assert "compare with the paper" in verdict.reasons[0].next_step["en"]

    def test_a_doubtful_key_value_never_passes_silently(self) -> None:
        verdict = judged(confidence={"invoice_number": 0.3})
        assert (verdict.status, told(verdict)) == ("needs_review", ["key-value-unsure"])

    def test_a_doubt_is_not_told_of_a_value_that_another_reason_names(self) -> None:
        assert told(judged(set={"total": 8710}, confidence={"total": 0.3})) == ["total-sum"]

    def test_an_uncertain_type_asks_a_person(self) -> None:
        assert judged(type_confidence=0.3).status == "needs_review"

    def test_an_unknown_kind_of_document_does_not_pass(self) -> None:
        empty = Document(DocType.OTHER, (1,), {}, text="a cat")
        assert validate(empty, ValidationContext(today=date(2026, 3, 20))).status == "needs_review"

    def test_a_warning_alone_passes(self) -> None:
        verdict = judged(set={"signature": False})
        assert (verdict.status, told(verdict)) == ("pass", ["signature-missing"])

    def test_a_computers_print_without_signature_is_asked_about_and_not_charged(self) -> None:
        verdict = judged(set={"signature": False}, text="TAX INVOICE. This is a Computer Generated Invoice")
        (reason,) = (one for one in verdict.reasons if one.rule_id == "signature-missing")
        assert (reason.asks, reason.severity) == (True, "info")

    def test_a_bill_that_says_it_needs_no_signature_has_none_missing(self) -> None:
        verdict = judged(set={"signature": False}, text="A computer generated invoice, no signature required")
        assert "signature-missing" not in told(verdict)

    def test_what_is_on_the_page_but_was_not_read_asks_and_does_not_accuse(self) -> None:
        verdict = judged(drop=["invoice_number"], text="TAX INVOICE 07AAACG1234A1ZG Invoice No. ~~")
        assert verdict.status == "needs_review"
        assert "was not found" in verdict.reasons[0].message["en"]
        assert verdict.reasons[0].asks
        assert verdict.reasons[0].severity == "info"

    def test_what_is_missing_on_a_page_that_was_read_badly_asks(self) -> None:
        document, context = build(Sample(base="invoice", drop=("invoice_number",)))
        assert validate(document, context).status == "fail"
        assert validate(replace(document, read_confidence=0.6), context).status == "needs_review"

    def test_a_contradiction_in_print_fails_though_it_cost_the_value_its_confidence(self) -> None:
        document, context = build(Sample(base="invoice", set={"total": Decimal(8710)}))
        low = replace(document.fields["total"], confidence=0.5)
        assert validate(replace(document, fields={**document.fields, "total": low}), context).status == "fail"
        photo = replace(low, evidence=("label", "ocr"))
        in_photo = replace(document, fields={**document.fields, "total": photo})
        assert validate(in_photo, context).status == "needs_review"

    def test_confidence_is_that_of_the_least_sure_thing_it_rests_on(self) -> None:
        assert judged(confidence={"invoice_date": 0.7}).confidence == 0.7
        assert judged(type_confidence=0.65).confidence == 0.65

    def test_the_verdict_names_its_rules_and_its_day(self) -> None:
        verdict = judged()
        assert (verdict.rules_version, verdict.judged_on) == (load_rules().version, date(2026, 3, 20))


class TestReasons:
    def test_errors_come_first_then_warnings_then_information(self) -> None:
        verdict = judged(
            set={"total": 8710, "signature": False}, drop=["reverse_charge"], lines={1: {"hsn": "73"}}
        )
        severities = [reason.severity for reason in verdict.reasons]
        assert severities == sorted(severities, key=["error", "warning", "info"].index)
        assert len(set(severities)) == 3

    def test_a_reason_shows_the_place_of_its_field(self) -> None:
        document, context = build(Sample(base="invoice", set={"total": Decimal(8710)}))
        place = Place(1, Box(0.7, 0.8, 0.9, 0.82))
        total = replace(document.fields["total"], place=place)
        verdict = validate(replace(document, fields={**document.fields, "total": total}), context)
        assert verdict.reasons[0].place == place

    def test_a_reason_shows_the_place_of_its_row(self) -> None:
        document, context = build(Sample(base="invoice", lines={2: {"amount": Decimal(2910)}}))
        place = Place(1, Box(0.1, 0.5, 0.9, 0.52))
        rows = (document.line_items[0], replace(document.line_items[1], place=place))
        assert validate(replace(document, line_items=rows), context).reasons[0].place == place

    def test_amounts_are_said_as_a_shopkeeper_writes_them(self) -> None:
        reason = judged("big_retail", set={"total": 170800}).reasons[0]
        assert (reason.found, reason.expected) == ("₹1,70,800", "₹70,800")
        assert reason.message["en"] == "The parts add up to ₹70,800, but the total says ₹1,70,800."
        assert "₹1,70,800" in reason.message["hi"]

    def test_text_from_a_page_cannot_start_markup(self) -> None:
        reason = judged(set={"invoice_number": "*bold*"}).reasons[0]
        assert "*" not in reason.message["en"]


class TestOneReasonForOneDefect:
    def test_a_wrong_total_is_not_told_again_by_the_words(self) -> None:
        assert told(judged(set={"total": 8710})) == ["total-sum"]

    def test_wrong_words_are_told_where_the_total_is_right(self) -> None:
        assert told(judged(set={"total_in_words": "Nine Hundred Only"})) == ["total-words"]

    def test_words_that_agree_with_neither_are_told_besides(self) -> None:
        verdict = judged(set={"total": 8710, "total_in_words": "Nine Hundred Only"})
        assert told(verdict) == ["total-sum", "total-words"]

    def test_a_wrong_tax_is_not_told_again_by_halves_and_total(self) -> None:
        assert told(judged(set={"cgst": 605})) == ["tax-sum"]

    def test_two_heads_wrong_alike_are_one_reason(self) -> None:
        verdict = judged(set={"cgst": 605, "sgst": 605, "total": 8410, "total_in_words": ""})
        assert told(verdict) == ["tax-sum"]
        assert (verdict.reasons[0].found, verdict.reasons[0].expected) == ("₹1,210", "₹1,010")

    def test_halves_that_differ_but_make_up_the_tax_are_one_reason(self) -> None:
        assert told(judged(set={"cgst": 605, "sgst": 405})) == ["tax-halves"]

    def test_a_wrong_taxable_value_is_not_told_again_by_tax_and_total(self) -> None:
        assert told(judged(set={"taxable_value": 7900})) == ["taxable-sum"]

    def test_a_wrong_row_is_not_told_again_by_the_sums(self) -> None:
        assert told(judged(lines={1: {"taxable_value": 5400}})) == ["row-value"]

    def test_a_wrong_row_that_everything_follows_is_one_reason_too(self) -> None:
        verdict = judged(
            lines={1: {"taxable_value": 6000, "amount": 7080}},
            set={"taxable_value": 8200, "cgst": 595, "sgst": 595, "total": 9390, "total_in_words": ""},
        )
        assert told(verdict) == ["row-value"]

    def test_both_kinds_of_tax_are_one_reason_whether_or_not_the_total_holds_them(self) -> None:
        assert told(judged(set={"igst": 1010})) == ["tax-both-kinds"]
        assert told(judged(set={"igst": 1010, "total": 9220, "total_in_words": ""})) == ["tax-both-kinds"]

    def test_two_defects_are_two_reasons(self) -> None:
        verdict = judged(set={"cgst": 605, "invoice_number": "GK#2231"})
        assert set(told(verdict)) == {"tax-sum", "serial-characters"}


CLEAN: dict[str, dict[str, Any]] = {
    "a discount on the whole bill": {
        "base": "inter_state",
        "set": {"discount": 200, "taxable_value": 7000, "igst": 981.94, "total": 7981.94},
    },
    "freight on the whole bill, taxed at the one rate": {
        "set": {"shipping": 100, "taxable_value": 7300, "cgst": 657, "sgst": 657, "total": 8614,
                "total_in_words": ""},
        "lines": {2: {"gst_rate": 18, "amount": 2596}},
    },
    "freight after tax": {
        "set": {"shipping": 90, "total": 8300, "total_in_words": ""},
    },
    "a total rounded without saying so": {
        "set": {"taxable_value": 7199.6, "total": 8210},
        "lines": {1: {"rate": 249.98, "taxable_value": 4999.6, "amount": 5899.53}},
    },
    "rounding whose minus was lost": {
        "set": {"taxable_value": 7199.7, "cgst": 504.97, "sgst": 504.97, "round_off": -0.36,
                "total": 8210},
        "lines": {1: {"rate": 249.985, "taxable_value": 4999.7, "amount": 5899.65}},
    },
    "prices with the tax inside": {
        "base": "retail",
        "set": {"taxable_value": 1000, "cgst": 90, "sgst": 90, "total": 1180},
        "lines": {1: {"quantity": 10, "rate": 118, "taxable_value": 1000, "amount": 1180},
                  2: {"quantity": 0, "rate": 0, "discount": 0, "taxable_value": 0, "amount": 0,
                      "gst_rate": 18}},
    },
    "a discount given in percent": {
        "lines": {2: {"discount": 8.3333, "taxable_value": 2200}},
    },
    "goods that bear no tax beside others": {
        "base": "retail",
        "set": {"taxable_value": 5000, "cgst": 450, "sgst": 450, "total": 8100},
        "lines": {2: {"gst_rate": 0, "amount": 2200}},
    },
    "reverse charge: the buyer pays the tax": {
        "set": {"reverse_charge": True, "total": 7200, "total_in_words": "Seven Thousand Two Hundred"},
        "lines": {1: {"amount": 5000}, 2: {"amount": 2200}},
    },
    "reverse charge without any tax shown": {
        "set": {"reverse_charge": True, "total": 7200, "total_in_words": ""},
        "drop": ["cgst", "sgst"],
        "lines": {1: {"amount": 5000}, 2: {"amount": 2200}},
    },
    "cess beside the tax, before it ended": {
        "set": {"invoice_date": date(2025, 6, 12), "cess": 264, "taxable_value": 7200, "cgst": 758,
                "sgst": 758, "total": 8980, "total_in_words": ""},
        "lines": {2: {"gst_rate": 28, "amount": 3080}},
    },
    "a territory, whose UTGST stands for SGST": {
        "set": {"seller_gstin": "04AAACG1234A1ZM", "seller_state": "Chandigarh",
                "place_of_supply": "Chandigarh", "buyer_gstin": "04AABCM5678B1ZP",
                "buyer_state": "Chandigarh"},
    },
    "an export without tax under bond": {
        "base": "inter_state",
        "set": {"place_of_supply": "Other Countries", "igst": 0, "total": 7200, "currency": "INR"},
        "drop": ["buyer_gstin"],
        "lines": {1: {"amount": 5000}, 2: {"amount": 2200}},
        "text": "EXPORT INVOICE supply meant for export under LUT without payment of integrated tax",
    },
    "a supply to a special economic zone in the same State": {
        "base": "inter_state",
        "set": {"place_of_supply": "Delhi", "buyer_gstin": "07AABCM5678B1ZJ"},
        "text": "Supply to SEZ unit with payment of integrated tax 07AAACG1234A1ZG 07AABCM5678B1ZJ",
    },
    "a service": {"base": "service"},
    "gold at three per cent": {
        "set": {"cgst": 108, "sgst": 108, "total": 7416, "total_in_words": ""},
        "lines": {1: {"gst_rate": 3, "amount": 5150}, 2: {"gst_rate": 3, "amount": 2266}},
    },
    "tobacco taxed from its retail price": {
        "base": "tobacco",
        "set": {"cgst": 280, "sgst": 280, "total": 1560},
        "lines": {1: {"amount": 1560}},
    },
    "tax rounded to the rupee": {
        "set": {"taxable_value": 7201, "cgst": 505, "sgst": 505, "total": 8211, "total_in_words": ""},
        "lines": {1: {"rate": 250.05, "taxable_value": 5001, "amount": 5901.18}},
    },
    "a credit note in negative figures": {
        "base": "credit_note",
        "set": {"taxable_value": -500, "cgst": -45, "sgst": -45, "total": -590},
        "lines": {1: {"quantity": -2, "taxable_value": -500, "amount": -590}},
    },
    "a retail bill without the buyer, place or HSN": {
        "base": "retail",
        "lines": {1: {"hsn": None}, 2: {"hsn": None}},
    },
    "a receipt of a foreign shop": {
        "base": "receipt",
        "set": {"currency": "MYR", "total": 472},
        "drop": ["seller_gstin", "invoice_number"],
        "text": "KEDAI RUNCIT total RM 472.00 GST 6%",
    },
    "an old code on an old bill": {
        "base": "inter_state",
        "set": {"invoice_date": date(2019, 6, 12),
                "place_of_supply": "Daman and Diu", "buyer_gstin": "25AABCM5678B1ZL",
                "igst": 1296, "total": 8496},
        "lines": {2: {"gst_rate": 18, "amount": 2596}},
        "context": {"today": date(2019, 7, 1)},
    },
    "bricks at twelve per cent": {
        "set": {"cgst": 432, "sgst": 432, "total": 8064, "total_in_words": ""},
        "lines": {1: {"hsn": "6901", "gst_rate": 12, "amount": 5600},
                  2: {"hsn": None, "description": "Clay bricks", "gst_rate": 12, "amount": 2464}},
        "text": "TAX INVOICE HSN 6901",
    },
    "pieces priced by the case, retail price by the piece": {
        "lines": {1: {"unit": "CASE", "mrp": 20}},
    },
}  # fmt: skip
KNOWN = {"bricks at twelve per cent": ["hsn-missing"]}


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_right_raises_no_alarm(name: str) -> None:
    assert told(judged(**CLEAN[name])) == KNOWN.get(name, [])


class TestPolicyByDate:
    @pytest.mark.parametrize(
        ("day", "rate", "broken"),
        [
            (date(2025, 9, 21), 12, False),
            (date(2025, 9, 22), 12, True),
            (date(2025, 9, 21), 40, True),
            (date(2025, 9, 22), 40, False),
            (date(2026, 2, 1), 28, True),
            (date(2018, 1, 1), 28, False),
            (date(2026, 3, 12), 0.25, False),
            (date(2026, 3, 12), 7, True),
        ],
    )
    def test_a_rate_is_judged_by_the_rates_of_the_day(self, day: date, rate: float, broken: bool) -> None:
        verdict = judged(
            set={"invoice_date": day},
            lines={1: {"gst_rate": rate, "amount": None}, 2: {"gst_rate": rate, "amount": None}},
            context={"today": day + timedelta(days=3)},
        )
        assert any(reason.rule_id.startswith("rate-slabs") for reason in verdict.reasons) is broken

    def test_without_a_date_todays_rules_judge(self) -> None:
        verdict = judged(drop=["invoice_date"], lines={2: {"gst_rate": 12, "amount": 2464}})
        assert "rate-slabs-2026" in told(verdict)


class TestWhatIsKnownBeside:
    def test_an_unknown_turnover_keeps_the_rules_on_it_silent(self) -> None:
        assert judged().reasons == ()

    def test_a_known_one_makes_them_speak(self) -> None:
        assert told(judged(context={"aato_crore": 12})) == ["hsn-six-digits", "einvoice-due"]

    def test_your_own_sales_are_not_taken_for_purchases(self) -> None:
        assert told(judged("retail", context={"own_gstins": ["07AAACG1234A1ZG"]})) == []

    def test_your_number_on_the_page_makes_it_a_business_purchase(self) -> None:
        verdict = judged(
            drop=["buyer_gstin", "buyer_name", "buyer_address"],
            context={"own_gstins": ["07AABCM5678B1ZJ"]},
            text="TAX INVOICE 07AAACG1234A1ZG 07AABCM5678B1ZJ",
        )
        assert told(verdict) == ["buyer-particulars", "buyer-particulars"]

    def test_a_retail_price_known_beside_is_held_against_the_bill(self) -> None:
        verdict = judged("retail", context={"mrp_of": {"steel  lunch box": 280}})
        assert told(verdict) == ["price-above-mrp"]

    @pytest.mark.parametrize(
        ("earlier", "duplicate"),
        [
            (Earlier("07AAACG1234A1ZG", "GK/2231", "2025-26", "d1"), True),
            (Earlier("07aaacg1234a1zg", " gk/2231 ", "2025-26", "d1"), True),
            (Earlier("07AAACG1234A1ZG", "GK/2231", "2024-25", "d1"), False),
            (Earlier("27AAPFU0939F1ZV", "GK/2231", "2025-26", "d1"), False),
        ],
    )
    def test_a_duplicate_is_of_one_seller_and_year(self, earlier: Earlier, duplicate: bool) -> None:
        assert ("serial-duplicate" in told(judged(context={"earlier": [list(earlier)]}))) is duplicate


_TEXTS = st.sampled_from(
    [
        "",
        " ",
        "07AAACG1234A1ZG",
        "27AAPFU0939F1ZV",
        "Delhi",
        "GK/1",
        "रुपये सौ",
        "UDYAM-DL-07-0012345",
        "9" * 70,
    ]
) | st.text(max_size=30)
_AMOUNTS = st.decimals(allow_nan=True, allow_infinity=True) | st.decimals(-1000, 100000, places=2)
_VALUES = _TEXTS | _AMOUNTS | st.dates() | st.booleans()
_NAMES = st.sampled_from(sorted(load_rules().wordings.fields))
_FIELDS = st.dictionaries(_NAMES, st.tuples(_VALUES, st.floats(0, 1)), max_size=25).map(
    lambda values: {
        name: Field(name, value, str(value), sure, ("label",)) for name, (value, sure) in values.items()
    }
)
_MAYBE = st.none() | _AMOUNTS
_LINES = st.builds(
    LineItem,
    description=_TEXTS,
    hsn=st.none() | _TEXTS,
    quantity=_MAYBE,
    unit=st.none() | _TEXTS,
    rate=_MAYBE,
    discount=_MAYBE,
    taxable_value=_MAYBE,
    gst_rate=_MAYBE,
    amount=_MAYBE,
    mrp=_MAYBE,
    confidence=st.floats(0, 1),
)
_DOCUMENTS = st.builds(
    Document,
    doc_type=st.sampled_from(DocType),
    pages=st.just((1,)),
    fields=_FIELDS,
    line_items=st.lists(_LINES, max_size=4).map(tuple),
    text=_TEXTS,
    type_confidence=st.floats(0, 1),
    read_confidence=st.floats(0, 1),
    codes=st.lists(st.builds(Code, _TEXTS, st.just("qr_code"), st.just(Box(0, 0, 1, 1))), max_size=2).map(
        tuple
    ),
)
_CONTEXTS = st.builds(
    ValidationContext,
    today=st.dates(),
    own_gstins=st.lists(_TEXTS, max_size=2).map(tuple),
    aato_crore=st.none() | st.decimals(0, 1000, places=1),
    earlier=st.lists(st.builds(Earlier, _TEXTS, _TEXTS, st.just("2025-26"), _TEXTS), max_size=2).map(tuple),
    mrp_of=st.dictionaries(_TEXTS, st.decimals(0, 1000, places=2), max_size=2),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(_DOCUMENTS, _CONTEXTS)
def test_no_document_raises_and_no_doubt_passes_silently(
    document: Document, context: ValidationContext
) -> None:
    verdict = validate(document, context)
    if verdict.status == "pass":
        assert all(reason.severity != "error" for reason in verdict.reasons)
        assert document.type_confidence >= 0.6
    else:
        assert verdict.reasons
    assert 0 <= verdict.confidence <= 1


@settings(max_examples=50)
@given(_DOCUMENTS, _CONTEXTS)
def test_the_same_document_is_judged_the_same(document: Document, context: ValidationContext) -> None:
    assert validate(document, context) == validate(document, context)
