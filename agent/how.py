"""Show how the figures of the last reply were worked out: what was asked, of which data, when, by what.

The reply that was sent holds it all: each fact carries its source. Nothing is computed again, so what
is told is what was shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.draft import Draft
from agent.facts import FactBook, load_reply, reference, referenced
from core.fact import NO_FIGURE, Fact, Source
from core.message import Choice, Outcome, Reply
from language.locales import sentence

CALL = 0
MOST_SOURCES = 3
MOST_FIGURES = 3
_LONGEST = 14
"""Words of a message that asks how: a longer one asks for something else."""

_ASKS = re.compile(
    r"""
    \bhow\s+(?:did|do|have|was|were|is|are)\s+(?:you|that|this|it|these|those|they|the\s+(?:number|figure)s?)\b
    .*\b(?:comput|calculat|work(?:ed|ing)?\b.*\bout|get\b|got\b|arriv|deriv|come\s+(?:up|to)|reach)
  | \bshow\s+(?:me\s+)?(?:how\s+(?:you|it|this|that)|(?:the|your)\s+(?:workings?|calculation))
  | \bwhere\s+(?:do|does|did)\s+(?:th\w+|it|your)\s*(?:number|figure|data)?s?\b.*\bcome\s+from
  | \b(?:kaise|kese)\s+(?:nikal|nikaal|calculate|count|compute|hisaab|hisab|pata)\w*
  | \b(?:hisaab|hisab|calculation)\s+(?:dikha|bata|samjha)\w*
  | \b(?:number|figure|aankda|aankde|data)\s+kahan?\s+se\s+aay\w*
  | कैसे\s+(?:निकाल|हिसाब|गिना|पता)\S*
  | हिसाब\s+(?:दिखा|बता|समझा)\S*
  | (?:आँकड़ा|आंकड़ा|आँकड़े|आंकड़े|नंबर|संख्या|डेटा)\s+(?:कहाँ|कहां)\s+से
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WITH_ROWS = frozenset(
    {
        "query_kpi",
        "explain_change",
        "detect_anomalies",
        "forecast_demand",
        "assess_stockout_risk",
        "plan_reorder",
        "rank_actions",
        "review_price_changes",
    }
)
"""Tools whose answer has a file of rows, see `agent.planner.file_of_answer`."""


def asks_how(text: str) -> bool:
    """Tell whether a message asks how the figures before it came about."""
    return len(text.split()) <= _LONGEST and bool(_ASKS.search(text))


def figures_in(reply: Mapping[str, Any] | None) -> bool:
    """Tell whether a stored reply has figures to explain."""
    return reply is not None and any(fact.unit not in NO_FIGURE for fact in _told(load_reply(reply)))


def how_draft(shown: Mapping[str, Any], language: str) -> Draft:
    """Return the draft: the sources of the last reply, each with its figures, and the rows as a file."""
    reply, book = load_reply(shown), FactBook()
    by_source: dict[str, list[Fact]] = {}
    for fact in _told(reply):
        if fact.unit not in NO_FIGURE:
            by_source.setdefault(fact.source.model_dump_json(), []).append(fact)
    lines = [sentence("how_head", language)]
    for facts in list(by_source.values())[:MOST_SOURCES]:
        lines += _lines(facts, book, language)
    if len(by_source) > MOST_SOURCES:
        lines.append(sentence("how_more", language))
    return Draft(
        text="\n".join(lines),
        outcome=Outcome.ANSWERED,
        choices=_rows(reply, language),
        minted=book.minted,
    )


def _told(reply: Reply) -> Sequence[Fact]:
    """Return the facts that the text of a reply showed; all of them where it named none."""
    used = set(referenced(reply.text_with_references))
    return [fact for fact in reply.facts if fact.id in used] or list(reply.facts)


def _lines(facts: Sequence[Fact], book: FactBook, language: str) -> list[str]:
    source = facts[0].source

    def ref(label: str, value: str) -> str:
        return reference(book.mint(CALL, label, value=value, unit="text", source=source))

    labels = list(dict.fromkeys(fact.label for fact in facts))
    figures = ", ".join(labels[:MOST_FIGURES]) + (" …" if len(labels) > MOST_FIGURES else "")
    tables = ", ".join(f"{name}@{snapshot}" for name, snapshot in sorted(source.tables.items()) if snapshot)
    lines = [
        sentence("how_method", language, figures=ref("Figures", figures), method=ref("Method", source.method))
    ]
    if asked := _asked(source):
        lines.append(sentence("how_asked", language, asked=ref("Asked for", asked)))
    if tables:
        lines.append(sentence("how_data", language, tables=ref("Snapshot", tables)))
    if source.as_of is not None:
        day = book.mint(CALL, "Data to", value=source.as_of, unit="date", source=source)
        lines.append(sentence("how_as_of", language, day=reference(day)))
    if source.computed_at is not None:
        at = source.computed_at.isoformat(timespec="seconds")
        lines.append(sentence("how_at", language, at=ref("Worked out", at)))
    return lines


def _asked(source: Source) -> str:
    return "; ".join(
        f"{name}={_plain(value)}"
        for name, value in source.parameters.items()
        if value not in (None, "", [], {})
    )


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return " to ".join(str(part) for part in value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] (JSON)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] (JSON)
    return str(value)


def _rows(reply: Reply, language: str) -> tuple[Choice, ...]:
    """Offer the rows behind the figures as a file, in the scope that was asked."""
    if not any(call.tool in _WITH_ROWS for call in reply.tool_calls):
        return ()
    return (Choice(label=sentence("ask_rows.label", language), message=sentence("ask_rows", "en")),)
