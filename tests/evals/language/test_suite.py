"""The personas' files are sound: readable, complete, in the tools' own terms, and held apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from app.demo.catalog import STORES
from core.message import Outcome
from evals.case import ExpectedCall
from evals.days import Calendar
from evals.language.expected import Line, Persona
from evals.language.split import SPLITS, every_split
from evals.language.suite import personas, talks, utterances
from tests.evals.catalog import CATALOG
from tools.registry import TOOL_BY_NAME

LANGUAGES = ("en", "hi", "hinglish")
CALENDAR = Calendar(today=date(2026, 10, 14), as_of=date(2026, 10, 13))
FIRST_SKU, LAST_SKU = 101, 344


def lines() -> Iterator[Line]:
    for split in every_split():
        yield from (utterance.line for utterance in utterances(split))
        yield from (line for talk in talks(split) for line in talk.dialogue.turns)


def calls() -> Iterator[ExpectedCall]:
    return (call for line in lines() for reading in line.readings for call in reading.calls)


def test_there_are_as_many_of_each_language_as_the_figures_need() -> None:
    single = Counter(each.language for split in SPLITS for each in utterances(split))
    held = Counter(each.language for split in SPLITS for each in talks(split))
    assert all(single[language] >= 160 and held[language] >= 20 for language in LANGUAGES)
    assert all(2 <= len(talk.dialogue.turns) <= 7 for split in every_split() for talk in talks(split))


def test_what_is_measured_unasked_is_there_and_so_is_what_is_kept_fresh() -> None:
    assert {*SPLITS, "otherwise"} <= set(every_split())


def test_no_persona_and_no_phrase_is_in_two_splits() -> None:
    for one, other in combinations(every_split(), 2):
        assert not set(personas(one)) & set(personas(other))
        said, again = ({each.line.ask.casefold() for each in utterances(split)} for split in (one, other))
        assert not said & again


def test_every_tool_is_asked_for_in_every_language() -> None:
    asked = {
        (each.language, call.tool)
        for split in SPLITS
        for each in utterances(split)
        for call in each.line.readings[0].calls
    }
    assert not {(language, tool) for language in LANGUAGES for tool in TOOL_BY_NAME} - asked


def test_every_wanted_call_is_one_the_tool_takes() -> None:
    known = {spec.name: spec.arguments_schema for spec in CATALOG.specs()}
    for call in calls():
        properties: dict[str, Any] = known[call.tool]["properties"]
        required = set(known[call.tool].get("required", []))
        assert set(call.arguments) <= set(properties), call
        assert required <= set(call.arguments), call


def test_every_wanted_place_product_and_day_exists() -> None:
    cities, stores = {store.city for store in STORES}, {store.store_id for store in STORES}
    for call in calls():
        named = call.arguments
        assert named.get("city") in {None, *cities}, call
        assert named.get("store_id") in {None, *stores}, call
        for sku in [*named.get("sku_ids", ()), *([named["sku_id"]] if "sku_id" in named else [])]:
            numbers = [int(part.removeprefix("SKU_")) for part in sku.split("..")]
            assert all(FIRST_SKU <= number <= LAST_SKU for number in numbers), call
        for key in {"period", "compare_to"} & set(named):
            assert named[key] in ("previous_period", "previous_year") or CALENDAR.spans(named[key]), call
        assert all(CALENDAR.day(named[key]) for key in {"start", "end"} & set(named)), call
        if "horizon_days" in named:
            assert all(1 <= days <= 90 for days in CALENDAR.ahead(named["horizon_days"])), call


def test_a_change_is_made_only_after_one_was_asked_for() -> None:
    changing = {spec.name for spec in CATALOG.specs() if spec.effect.value == "write"}
    for split in every_split():
        for talk in talks(split):
            assert not talk.dialogue.turns[0].changes
            for earlier, line in zip(talk.dialogue.turns, talk.dialogue.turns[1:], strict=False):
                if line.changes:
                    assert earlier.readings[0].calls[0].tool in changing, talk.dialogue.name
                    assert line.readings[0].outcome is Outcome.ANSWERED


def test_a_request_said_in_many_ways_is_as_many_messages_that_mean_the_same() -> None:
    persona = Persona.model_validate(
        yaml.safe_load(
            "{who: x, requests: [{then: rank_actions, said: {en: [what first, where to begin], hi: [पहले]}}]}"
        )
    )
    said = list(persona.requests[0].lines())
    assert [(line.language, line.ask) for line in said] == [
        ("en", "what first"),
        ("en", "where to begin"),
        ("hi", "पहले"),
    ]
    assert {line.readings[0].calls[0].tool for line in said} == {"rank_actions"}


def test_the_short_forms_mean_what_they_say() -> None:
    line = Line.model_validate(
        yaml.safe_load("{ask: x, then: [{query_kpi: {metrics: [units]}}, rank_actions], or: [clarify]}")
    )
    first, second = line.readings
    assert [call.tool for call in first.calls] == ["query_kpi", "rank_actions"]
    assert first.calls[0].arguments == {"metrics": ["units"]}
    assert second.outcome is Outcome.CLARIFY
    assert not line.declines
    with pytest.raises(ValidationError):
        Persona.model_validate(
            {"who": "x", "language": "en", "utterances": [{"ask": "x", "than": "refused"}]}
        )
