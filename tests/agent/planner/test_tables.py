"""The planner's tables of patterns: what they pass over unread, they would not have fitted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.planner import english_cues, knowledge_cues, rank_cues, review_cues
from language.dates.english_patterns import RULES
from language.gloss import in_english
from language.gloss.rules import SECTIONS, rules
from language.pattern import Pattern

CASES = Path(__file__).parents[3] / "evals" / "cases" / "language" / "development"
EVERY = 40
"""One message of so many: all of them take minutes."""


def _messages() -> list[str]:
    listed: list[str] = []
    for path in sorted(CASES.glob("*.yaml")):
        read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        listed += [utterance["ask"] for utterance in read.get("utterances", [])]
    return listed[::EVERY]


def _of_tables() -> Iterator[Pattern]:
    yield from (pattern for pattern, _ in RULES)
    for module in (english_cues, knowledge_cues, rank_cues, review_cues):
        for table in vars(module).values():
            yield from (cue for _, cue in table if isinstance(cue, Pattern)) if _is_table(table) else ()
            yield from (table,) if isinstance(table, Pattern) else ()


def _is_table(table: object) -> bool:
    return isinstance(table, tuple) and all(isinstance(row, tuple) and len(row) == 2 for row in table)


@pytest.fixture(scope="module")
def messages() -> list[str]:
    said = _messages()
    return [*said, *(in_english(one, lambda _: False).lower() for one in said)]


def test_what_a_table_passes_over_it_does_not_fit(messages: list[str]) -> None:
    tables = list(_of_tables())
    missed = [
        (pattern.pattern, text)
        for pattern in tables
        for text in messages
        if not pattern.may_fit(text) and pattern.compiled.search(text)
    ]

    assert len(tables) > 200
    assert missed == []


def test_most_patterns_are_passed_over_by_most_messages(messages: list[str]) -> None:
    tables = list(_of_tables())
    tried = sum(pattern.may_fit(text) for pattern in tables for text in messages)

    assert tried < len(tables) * len(messages) / 5


def test_every_turn_of_phrase_needs_some_word() -> None:
    listed = [rule.pattern for section in SECTIONS for rule in rules(section)]

    assert listed
    assert not [pattern.pattern for pattern in listed if pattern.may_fit(" ")]
