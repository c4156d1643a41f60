"""Every rule by its own fixtures: it is silent where it is kept, and speaks alone where it is broken."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.document import DocType
from engines.documents.rules.load import load_rules, load_samples
from engines.documents.rules.model import Rule, Sample
from engines.documents.rules.sample import build
from engines.documents.validate import validate

RULES = load_rules().rules
BY_ID = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


def spoken(sample: Sample) -> list[str]:
    return [reason.rule_id for reason in validate(*build(sample)).reasons]


@pytest.mark.parametrize("name", load_samples())
def test_a_clean_document_passes_without_an_error_or_a_warning(name: str) -> None:
    verdict = validate(*build(Sample(base=name)))
    assert verdict.status == "pass"
    assert [reason for reason in verdict.reasons if reason.severity != "info"] == []


@BY_ID
def test_a_rule_is_silent_where_it_is_kept(rule: Rule) -> None:
    assert rule.id not in spoken(rule.fixtures.passes)


@BY_ID
def test_a_rule_speaks_and_alone_where_it_is_broken(rule: Rule) -> None:
    reasons = validate(*build(rule.fixtures.fails)).reasons
    assert rule.id in [reason.rule_id for reason in reasons]
    others = [reason.rule_id for reason in reasons if reason.severity != "info" and reason.rule_id != rule.id]
    assert others == []


@BY_ID
def test_a_sure_error_fails_and_nothing_less_does(rule: Rule) -> None:
    verdict = validate(*build(rule.fixtures.fails))
    expected = "fail" if rule.severity == "error" else "needs_review" if rule.review else "pass"
    assert verdict.status == expected


@BY_ID
def test_a_reason_is_said_whole_in_both_languages(rule: Rule) -> None:
    reason = next(
        reason for reason in validate(*build(rule.fixtures.fails)).reasons if reason.rule_id == rule.id
    )
    for sentences in (reason.message, reason.next_step):
        assert set(sentences) == {"en", "hi"}
        assert all("{" not in sentence and "–" not in sentence for sentence in sentences.values())
        assert re.search("[\u0900-\u097f]", sentences["hi"])
    assert reason.clause
    assert reason.source


@BY_ID
def test_what_is_known_second_hand_says_so(rule: Rule) -> None:
    reason = next(
        reason for reason in validate(*build(rule.fixtures.fails)).reasons if reason.rule_id == rule.id
    )
    assert ("second-hand" in reason.source) == (rule.standing == "second_hand")
    assert ("second-hand" in reason.next_step["en"]) == (rule.standing == "second_hand")


@BY_ID
def test_a_rule_speaks_only_for_documents_of_its_time(rule: Rule) -> None:
    assert rule.is_in_force(rule.effective_from)
    if rule.effective_to is not None:
        assert rule.is_in_force(rule.effective_to)
        assert not rule.is_in_force(rule.effective_to + timedelta(days=1))
    if rule.effective_from > date.min:
        assert not rule.is_in_force(rule.effective_from - timedelta(days=1))


@given(st.sampled_from(RULES), st.dates(), st.dates(), st.dates())
def test_a_rule_is_in_force_without_a_gap(rule: Rule, first: date, second: date, third: date) -> None:
    early, middle, late = sorted([first, second, third])
    if rule.is_in_force(early) and rule.is_in_force(late):
        assert rule.is_in_force(middle)


def test_rates_are_judged_on_every_day_since_gst_began() -> None:
    slabs = [rule for rule in RULES if rule.check == "rate_on_day"]
    for before, after in pairwise(slabs):
        assert before.effective_to is not None
        assert before.effective_to + timedelta(days=1) == after.effective_from
    assert slabs[-1].effective_to is None


def test_the_version_names_the_content() -> None:
    assert re.fullmatch(r"\d{4}\.\d{2}\+[0-9a-f]{12}", load_rules().version)


def test_hearsay_cannot_be_an_error() -> None:
    rule = next(rule for rule in RULES if rule.standing == "second_hand")
    with pytest.raises(ValidationError, match="second-hand"):
        Rule.model_validate({**rule.model_dump(by_alias=True), "severity": "error"})


def test_a_rule_needs_both_fixtures() -> None:
    whole = RULES[0].model_dump(by_alias=True)
    for part in ("passes", "fails"):
        fixtures = {name: sample for name, sample in whole["fixtures"].items() if name != part}
        with pytest.raises(ValidationError, match=part):
            Rule.model_validate({**whole, "fixtures": fixtures})


def test_an_unknown_check_or_condition_is_refused() -> None:
    whole = RULES[0].model_dump(by_alias=True)
    with pytest.raises(ValidationError, match="not registered"):
        Rule.model_validate({**whole, "check": "guess"})
    with pytest.raises(ValidationError, match="do not exist"):
        Rule.model_validate({**whole, "when": ["raining"]})


@pytest.mark.parametrize("kind", [kind for kind in DocType if kind is not DocType.OTHER])
def test_every_type_has_rules_of_its_own(kind: DocType) -> None:
    assert any(kind in rule.applies_to for rule in RULES)
