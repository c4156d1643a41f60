"""What a message wants left out: "sales except dairy", "dairy chhod ke baaki sab".

No tool leaves a part out. So it is asked whether the parts side by side will do, or the whole;
what was to be left out is never what is answered about.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.planner.answer import Plan, ask
from agent.planner.clause import Clause
from agent.understanding import ANSWER, Entity, Understanding
from core.message import Choice
from language.format import escape_markup
from language.locales import sentence
from language.pattern import Pattern

_BEFORE = Pattern(
    r"(?:^|[\s,(])(?:(?:with\s+the\s+)?except(?:ing|ion\s+of)?(?:\s+for)?|exclud(?:e|es|ed|ing)"
    r"|(?<!is )(?<!are )without|besides|other\s+than"
    r"|apart\s+from|aside\s+from|leav(?:e|ing)\s+(?:out|aside)|omit(?:ting)?|barring|minus|all\s+but|(?:but|and)\s+not|not\s+counting)"
    r"\s+(?:(?:the|in|at|for|of|from|any|our|my|all)\s+)*$"
    r"|(?:,|^)\s*not\s+(?:(?:the|in|at|for|of|from)\s+)*$",
    re.IGNORECASE,
)
_BEHIND = Pattern(
    r"(?:\s+(?:items?|goods|stock|products?|category|store|shop))?\s+"
    r"(?:besides|without|excluded|left\s+out|not\s+needed(?=\W+(?:only\s+)?(?:other|rest|all)\b))(?!\s+(?:cover|stock|cost|tax|count|price|mrp)\b)",
    re.IGNORECASE,
)
"""Hindi says it behind: "dairy besides"."""
_SAID_BEHIND = Pattern(r"\bke?\s+(?:bina|bagair)\b|के\s+(?:बिना|बग़ैर|बगैर)", re.IGNORECASE)
"""Otherwise "without" is of what follows: "atta 5 kg without GST", "delhi me bina discount"."""
_REST = Pattern(
    r"^\W*(?:(?:only\s+)?(?:the\s+)?(?:other|rest|remaining)\s+(?:of\s+(?:the\s+)?)?)", re.IGNORECASE
)
_PARTS = frozenset({"category", "city", "store", "brand", "product"})
_LITTLE = 3
_FIGURES = "query_kpi"


def question_of_left_out(clause: Clause, understanding: Understanding) -> Plan | None:
    """Return the question what to tell instead, where a part is to be left out; else `None`."""
    for entity in clause.entities:
        place = _wish(entity, understanding)
        if place is not None:
            rest = _without(understanding.normalized, place)
            return ask(
                "left_out", _choices(entity, clause, understanding, rest), name=escape_markup(entity.text)
            )
    return None


def left_out_of_thread(understanding: Understanding, _tools: Collection[str]) -> Plan | None:
    """Return the same question where a follow-up says no more: "and without dairy?"."""
    if understanding.focus is None or not understanding.focus.calls:
        return None
    for entity in understanding.entities:
        place = _wish(entity, understanding)
        if place is None or len(_without(understanding.normalized, place).split()) > _LITTLE:
            continue
        figures = understanding.focus.calls[-1].tool == _FIGURES
        choices = [_side_by_side(entity, understanding, "")] if figures else []
        return ask("left_out", choices, resume=ANSWER, name=escape_markup(entity.text))
    return None


def _wish(entity: Entity, understanding: Understanding) -> tuple[int, int] | None:
    """Return where a name stands with the words that leave it out."""
    if entity.place is None or entity.kind not in _PARTS:
        return None
    text = understanding.normalized
    start, end = entity.place
    before, behind = _BEFORE.search(text[:start]), _BEHIND.match(text, end)
    if behind and behind[0].endswith("without") and not _SAID_BEHIND.search(understanding.text):
        behind = None
    if before is None and behind is None:
        return None
    return before.start() if before else start, behind.end() if behind else end


def _choices(entity: Entity, clause: Clause, understanding: Understanding, rest: str) -> list[Choice]:
    language = understanding.language
    whole = Choice(label=sentence("left_out_whole", language), message=rest)
    if clause.intent is None or clause.intent.tool != _FIGURES:
        return [whole]
    return [_side_by_side(entity, understanding, rest), whole]


def _side_by_side(entity: Entity, understanding: Understanding, rest: str) -> Choice:
    label = sentence(f"left_out_by_{entity.kind}", understanding.language)
    return Choice(label=label, message=f"{rest} by {entity.kind}".strip())


def _without(text: str, place: tuple[int, int]) -> str:
    kept = f"{text[: place[0]].rstrip(' ,')} {text[place[1] :].lstrip(' ,')}"
    return _REST.sub("", kept).strip(" ?.!\n")
