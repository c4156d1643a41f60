"""The order of what was found: texts that list questions beside others, translations, whose word counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.tenant import EVERY_TENANT
from knowledge.calibration import LISTED
from knowledge.chunk import Chunk
from knowledge.index.index import Hit
from knowledge.score import Fit
from knowledge.source import Authority
from language.script import Language
from language.tokens import ascii_digits

FIRST = 3
"""Passages that are looked at: of these some are of the shop's own texts."""
SAME_ANSWER = 0.04
"""Scores this close say the same: whose word it is, and since when, decides between them."""

_NUMBERED = re.compile(r"[A-Z]{1,3}-\d+|\d+(?:/\d+)?(?:\([0-9A-Za-z]+\))*")
_STRENGTH = {
    Authority.LAW: 3,
    Authority.MARKETPLACE: 2,
    Authority.SHOP: 1,
    Authority.DOCUMENT: 0,
}


@dataclass(frozen=True)
class Passage:
    """A passage that was found; `score` compares within one question."""

    chunk: Chunk
    score: float
    fit: Fit


def evened(ranked: Sequence[tuple[float, Fit, Hit]]) -> list[tuple[float, Fit, Hit]]:
    """Put texts that list questions behind by what these bring them, so that those that list none compare.

    Args:
        ranked: Scores and fits of passages, best first.
    """
    lists = {_original(hit.chunk) for _, _, hit in ranked if hit.listed}
    scored = (
        (score - (LISTED if _original(hit.chunk) in lists else 0.0), fit, hit) for score, fit, hit in ranked
    )
    return sorted(scored, key=lambda each: -each[0])


def one_language(passages: Sequence[Passage], language: Language) -> list[Passage]:
    """Keep one of a passage and its translations: that of the asked language, at the better one's place.

    Args:
        passages: Best first.
        language: Of the question; whoever asks in Hinglish reads either.
    """
    kept: list[Passage] = []
    for passage in passages:
        twin = next(
            (at for at, there in enumerate(kept) if are_translations(there.chunk, passage.chunk)), None
        )
        if twin is None:
            kept.append(passage)
        elif passage.chunk.source.language == language:
            kept[twin] = Passage(passage.chunk, kept[twin].score, passage.fit)
    return kept


def told_apart(passages: Sequence[Passage]) -> list[Passage]:
    """Put passages that fit equally well in the order of whose word counts, the newest first.

    Two clauses of one text say different things, whichever is newer: there the better fit counts.
    """
    ordered: list[Passage] = []
    rest = list(passages)
    while rest:
        best = rest[0]
        equal = [each for each in rest if best.score - each.score <= SAME_ANSWER]
        first = max(
            (each for each in equal if each is best or _original(each.chunk) != _original(best.chunk)),
            key=_standing,
        )
        ordered.append(first)
        rest.remove(first)
    return ordered


def with_own(passages: Sequence[Passage], *, found: bool) -> list[Passage]:
    """Let the shop's own texts that list no questions have a place among the first, where any was found.

    Rules that hold for everyone list what they answer and crowd out a page that lists nothing: one of the
    first three is such a page's, and two where the best passage is no answer. The best one stays.

    Args:
        passages: Best first.
        found: Whether the best one is an answer.
    """
    lists = {_original(each.chunk) for each in passages if each.chunk.section.asked}
    own = [each for each in passages if _is_own(each.chunk) and _original(each.chunk) not in lists]
    first = list(passages[:FIRST])
    for each in own[: 1 if found else 2]:
        crowding = next((at for at in range(len(first) - 1, 0, -1) if first[at] not in own), None)
        if each not in first and crowding is not None:
            first[crowding:] = [*first[crowding + 1 :], each]
    return [*first, *(each for each in passages if each not in first)]


def best_own_page(ranked: Sequence[tuple[float, Fit, Hit]]) -> tuple[float, Fit, Hit] | None:
    """Return the best passage of a shop's own text that lists no questions, if any was found.

    Where a rule that lists what it answers comes first and is no answer, the shop's own page may yet be one.

    Args:
        ranked: All that was found, best first.
    """
    lists = {_original(hit.chunk) for _, _, hit in ranked if hit.listed}
    return next(
        (each for each in ranked if _is_own(each[2].chunk) and _original(each[2].chunk) not in lists), None
    )


def put_first(passages: Sequence[Passage], chunk: Chunk) -> list[Passage]:
    """Put a passage, or its translation that is kept instead, before all others."""
    return sorted(
        passages, key=lambda each: each.chunk is not chunk and not are_translations(each.chunk, chunk)
    )


def _is_own(chunk: Chunk) -> bool:
    """Tell whether a passage is of a shop's own rules: neither everyone's nor of one document."""
    return chunk.source.tenant_id != EVERY_TENANT and chunk.source.authority is not Authority.DOCUMENT


def are_translations(one: Chunk, other: Chunk) -> bool:
    """Tell whether two passages say the same in two languages.

    Their sources are translations of one text, and they are of the same clause; where a clause
    has several passages, the numbers that a passage speaks of tell which is which.
    """
    if one.source.language == other.source.language or _original(one) != _original(other):
        return False
    clauses = [clause_numbers(chunk.section.clause) for chunk in (one, other)]
    if not clauses[0] or not clauses[0] & clauses[1]:
        return False
    mine, others = ({*re.findall(r"\d+", ascii_digits(chunk.text))} for chunk in (one, other))
    return len(mine & others) * 2 >= len(mine | others)


def clause_numbers(clause: str | None) -> frozenset[str]:
    """Return what numbers a clause, in whichever language it is named: "Rule 46(b)" and "नियम 46(b)"."""
    return frozenset(_NUMBERED.findall(ascii_digits(clause or "")))


def _original(chunk: Chunk) -> str:
    return chunk.source.translation_of or chunk.source.source_id


def _standing(passage: Passage) -> tuple[int, str, float]:
    since = passage.chunk.section.effective_from or passage.chunk.source.effective_from
    return _STRENGTH[passage.chunk.source.authority], since.isoformat() if since else "", passage.score
