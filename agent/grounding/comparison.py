"""Comparatives: "rose", "more", "highest", in three languages, held against the facts.

Past tense alone is a claim of what happened: "will rise" is a forecast's own matter and
"raise the price" an advice. "Twice" and "दोगुना" are numbers (see `numerals`).
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.facts import FACT_REFERENCE
from agent.grounding import comparatives
from agent.grounding.evidence import Evidence
from agent.grounding.movement import change_sign, contenders, moved, movements, size_of
from core.fact import NO_FIGURE, Fact


@dataclass(frozen=True)
class _Reference:
    start: int
    end: int
    fact: Fact


def comparison_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every comparative that the facts beside it, or all of the turn's, contradict."""
    defects: list[str] = []
    for line in text.split("\n"):
        defects += _beside_changes(line, evidence)
        defects += _superlatives(line, evidence)
        for clause in _clauses(line):
            defects += _directions(clause, line, evidence)
    return defects


def _directions(clause: str, line: str, evidence: Evidence) -> list[str]:
    """Return a claim of the past that no fact bears out: the nearest figure decides, else any."""
    if comparatives.HYPOTHETICAL.search(clause) or comparatives.ASKS.search(clause):
        return []
    defects: list[str] = []
    patterns = [(comparatives.ROSE, 1), (comparatives.FELL, -1)]
    if evidence.by_model:
        patterns += [(comparatives.STRONGLY_RISING, 1), (comparatives.STRONGLY_FALLING, -1)]
    for pattern, sign in patterns:
        for match in pattern.finditer(clause):
            told = [
                (min(abs(one.start - match.end()), abs(match.start() - one.end)), direction)
                for one in _references(clause, evidence)
                if (direction := moved(one.fact, evidence.book)) is not None
            ]
            if told:
                true = min(told)[1] == sign
            else:
                on_line = {moved(one.fact, evidence.book) for one in _references(line, evidence)} - {None}
                true = sign in (on_line or set(movements(evidence.book)))
            if not true:
                defects.append(f"{match[0]!r}: no fact says that it moved that way")
    return defects


def _beside_changes(line: str, evidence: Evidence) -> list[str]:
    """Return "up" or "less" right beside a change that went the other way."""
    defects: list[str] = []
    for one in _references(line, evidence):
        sign = change_sign(one.fact, evidence.book)
        if sign is None:
            continue
        before, behind = line[: one.start], line[one.end :]
        more = comparatives.MORE_BEFORE.search(before) or comparatives.MORE_BEHIND.search(behind)
        less = comparatives.LESS_BEFORE.search(before) or comparatives.LESS_BEHIND.search(behind)
        if (more and not less and sign < 0) or (less and not more and sign > 0):
            said = (more or less or [""])[0].strip()
            defects.append(f"{said!r} beside {{{one.fact.id}}}: that change went the other way")
    return defects


def _superlatives(line: str, evidence: Evidence) -> list[str]:
    """Return "highest" or "lowest" on a line whose figure is not the extreme of its kind."""
    defects: list[str] = []
    patterns = [(comparatives.HIGHEST, max), (comparatives.LOWEST, min)]
    if evidence.by_model:
        patterns += [(comparatives.STRONGLY_HIGHEST, max), (comparatives.STRONGLY_LOWEST, min)]
    for pattern, pick in patterns:
        match = pattern.search(line)
        if match is None:
            continue
        for one in _references(line, evidence):
            others, own = contenders(one.fact, evidence.book), size_of(one.fact)
            if len(others) > 1 and own is not None and own != pick([*others, own]):
                defects.append(f"{match[0]!r}: {{{one.fact.id}}} is not that among its kind")
                break
    return defects


def _references(text: str, evidence: Evidence) -> list[_Reference]:
    return [
        _Reference(match.start(), match.end(), evidence.book[match[1]])
        for match in FACT_REFERENCE.finditer(text)
        if match[1] in evidence.book and evidence.book[match[1]].unit not in NO_FIGURE
    ]


def _clauses(line: str) -> list[str]:
    return [clause for clause in comparatives.CLAUSE.split(line) if clause]
