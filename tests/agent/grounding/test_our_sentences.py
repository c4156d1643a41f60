"""Our own sentences pass the verifier: a word of theirs is not taken for a claim that no fact bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import language.locales
from agent.facts import FactBook
from agent.grounding import Evidence
from agent.grounding.comparison import comparison_defects
from tests.agent.grounding.test_check import CATALOGUE
from tests.agent.shop import MANAGER

LOCALES = Path(language.locales.__file__).parent
TOLD_WITH_THEIR_FIGURES = {"explain_up", "explain_down", "review_worked_profit", "review_unclear_profit"}
"""What says that something rose or fell: each stands beside the figures of it."""

_MESSAGE = re.compile(r"^([a-z]\w*) = ?(.*)$|^\s+(?:\*?\[\w+\] ?)?(.+)$")


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Yield each line of text of a language's messages with the message's name."""
    for path in sorted((LOCALES / language).glob("*.ftl")):
        name = ""
        for line in path.read_text().splitlines():
            if line.startswith("#") or not (match := _MESSAGE.match(line)):
                continue
            name = match[1] or name
            yield name, match[2] or match[3] or ""


@pytest.mark.parametrize("language", ["en", "hi", "hinglish"])
def test_no_sentence_of_ours_claims_that_something_moved(language: str) -> None:
    found = list(sentences(language))
    assert len(found) > 500
    assert {name for name, _ in found} >= TOLD_WITH_THEIR_FIGURES
    evidence = Evidence(FactBook(), "", CATALOGUE, MANAGER)

    claims = {name for name, text in found if comparison_defects(text, evidence)}

    assert claims <= TOLD_WITH_THEIR_FIGURES
