"""Files asked for: "export the forecast for Delhi as CSV", "download my price changes as Excel"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.planner import question
from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.clause import cut
from agent.planner.off_topic import is_of_a_program
from agent.planner.scope import scope_of
from agent.understanding import Understanding, UnknownName
from language.pattern import Pattern

TOOL = "export_data"

_ASKS = Pattern(
    r"\b(?:export|download)\b|\b(?:in|to|as)\s+(?:an?\s+)?(?:csv|excel|xlsx|json)\b|\b(?:send|give|mail|share|make|create|get)\b"
    r"[^.?!;]{0,80}\b(?:file|excel|xlsx|csv|json|spreadsheet|sheet)\b|\b(?:file|excel|csv|json)\s+(?:send|give)\b|\b(?:csv|xlsx|json|excel)\b|\bfile\s*\W*$|\bas\s+(?:an?\s+)?(?:csv|excel|xlsx|json|spreadsheet)\b"
    r"|\b(?:csv|excel|xlsx|json|spreadsheet)\s+(?:file\s+)?(?:of|with)\b"
    r"|\b(?:send|give|share|need|want|get)\b[^.?!;]{0,20}\b(?:price|rate)\s+list\b|\b(?:price|rate)\s+list\s+(?:send|give)\b"
    r"|\b(?:file|sheet)\b[^.?!]{0,12}\b(?:take\s+out|send|make|give|need|want|prepare)\b",
    re.IGNORECASE,
)
_OWN_WORD = Pattern(
    r"export|download|send|give|make|take|list|all|csv|excel|xlsx|json|spreadsheet|file", re.IGNORECASE
)
"""Words of the request itself, which are no names though a product may be spelt like one."""

_IMPORTS = Pattern(r"\b(?:import|upload|ingest)\b", re.IGNORECASE)
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "quarantine",
        r"quarantine\w*|rejected\s+rows?|rows?\s+(?:\w+\s+){0,2}reject\w*|rows?\s+(?:that\s+were\s+)?(?:put|set)\s+aside|bad\s+rows?",
    ),
    ("overrides", r"overrid\w+|forecasts?\s+(?:set\s+)?by\s+hand"),
    ("forecast", r"forecasts?|predictions?"),
    (
        "price_changes",
        r"(?:price|rate)s?\s+(?:(?:to|that|which|were|was|will|i|we|all)\s+)*chang(?:es?|ed)|changed\s+(?:price|rate)s|(?:price|rate)s?\s+file",
    ),
    ("transfers", r"transfers?|moves\b|stock\s+moves?"),
    (
        "reorder",
        r"re-?\s?orders?|order\s+(?:list|plan)|purchase\s+(?:list|plan|orders?)|orders?\b|(?:should\s+be|to\s+be|be)\s+(?:re-?)?ordered",
    ),
    ("recommendations", r"recommendations?|actions?"),
    ("alerts", r"alerts?"),
    ("anomalies", r"anomal\w+|outliers?|unusual"),
    ("elasticities", r"elasticit\w+"),
    (
        "catalog",
        r"catalog(?:ue)?|(?:item|product|sku|price)\s+master|master\s+(?:list|data|file)|sku\s+list|(?:product|item|stock|goods)s?\s+(?:all\s+)?list|list\s+of\s+(?:all\s+)?(?:products|items|goods)|(?:price|rate)\s+list|products\b",
    ),
    ("sales", r"sales?|revenue|turnover"),
)
_FORMATS = (("xlsx", r"excel|xlsx|workbook|spreadsheet"), ("json", r"json"))


def export_plan(understanding: Understanding) -> Plan | None:
    """Return the call a message asks a file by; `None` where it asks for none."""
    text = understanding.normalized
    if not _ASKS.search(text) or _IMPORTS.search(text) or is_of_a_program(text):
        return None
    return export_as_asked(understanding)


def export_as_asked(understanding: Understanding) -> Plan:
    """Return the call for the file a message is known to ask for, or the question what it should hold."""
    text = understanding.normalized
    clause = cut(understanding, (0, len(text)))
    clause = replace(clause, unknown=tuple(_without_own_words(clause.unknown)))
    kind = _first(_KINDS, clause.masked)
    if kind is None:
        return ask("which_export")
    unclear = question.about_names(clause, understanding, many=True)
    if unclear:
        return unclear
    scopes = scope_of(clause, understanding).calls()
    if len(scopes) != 1:
        return ask("one_export_place")
    arguments = {**scopes[0], "kind": kind}
    form = format_of(clause.masked)
    if form is not None:
        arguments["format"] = form
    period = clause.reading.period
    if kind in ("sales", "anomalies"):  # whatever the file should be for, what it holds is over
        period = cut(understanding, (0, len(text)), tense="past").reading.period
    if period is not None and kind in ("sales", "anomalies"):
        arguments["period"] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    elif period is not None and period.horizon_days is not None and kind == "forecast":
        arguments["horizon_days"] = min(max(period.horizon_days, 1), 90)
    return (PlannedCall(TOOL, arguments),)


def is_own_word(word: str) -> bool:
    """Tell whether a word is of the request for a file itself."""
    return _OWN_WORD.fullmatch(word) is not None


def _without_own_words(unknown: Sequence[UnknownName]) -> Iterator[UnknownName]:
    """Yield unknown names without the words of the request before them: "export chainsaw" is the chainsaw."""
    for one in unknown:
        first, _, rest = one.text.partition(" ")
        if rest and is_own_word(first):
            yield UnknownName(text=rest, place=(one.place[1] - len(rest), one.place[1]))
        elif not is_own_word(one.text):
            yield one


def asks_for_file(text: str) -> bool:
    """Tell whether a text asks for a file."""
    return _ASKS.search(text) is not None and not _IMPORTS.search(text)


def kind_of(text: str) -> str | None:
    """Return what a text wants a file of, where it says."""
    return _first(_KINDS, text)


def format_of(text: str) -> str | None:
    """Return the kind of file a text names; nothing where any will do."""
    return _first(_FORMATS, text)


def _first(cues: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for name, cue in cues if re.search(rf"\b(?:{cue})\b", text, re.IGNORECASE)), None)
