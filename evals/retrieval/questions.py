"""Our own questions about the demo's texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from knowledge.chunk import Chunk
from knowledge.ranking import clause_numbers
from language.script import Language

ASKED_ON = date(2026, 11, 22)
"""The day that questions without a date of their own are asked on."""

BATCHES = ("a", "b", "c", "d")
"""Of the questions: `b` alone was never looked at when weights were set; `c` and `d` are of others."""


@dataclass(frozen=True)
class PolicyQuestion:
    """A question; `answers` are the source and clause of each right passage, none if it has no answer."""

    batch: str
    language: Language
    text: str
    answers: tuple[tuple[str, str], ...]
    on: date = ASKED_ON

    def answered_by(self, chunk: Chunk) -> bool:
        """Tell whether a passage, or a translation of a right one, answers it."""
        source, numbers = chunk.source, clause_numbers(chunk.section.clause)
        return any(
            (source.source_id, chunk.section.clause) == (source_id, clause)
            or (source.translation_of == source_id and bool(numbers & clause_numbers(clause)))
            for source_id, clause in self.answers
        )


@cache
def policy_questions() -> tuple[PolicyQuestion, ...]:
    """Return all of them, those with an answer first."""
    listed = yaml.safe_load(files("evals.retrieval").joinpath("questions.yaml").read_text("utf-8"))
    return tuple(_question(entry) for kind in ("answerable", "unanswerable") for entry in listed[kind])


def _question(entry: list[Any]) -> PolicyQuestion:
    batch, language, text, *answer = entry
    more = cast(dict[str, Any], answer.pop()) if answer and isinstance(answer[-1], dict) else {}
    answers = [tuple(answer), *(tuple(other) for other in more.get("or", ()))] if answer else []
    return PolicyQuestion(batch, language, text, tuple(answers), more.get("asked_on", ASKED_ON))
