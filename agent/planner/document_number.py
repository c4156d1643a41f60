"""A document named by the number printed on it: "why did GP/77 fail?", "bill 2204 dikhao".

While a message is planned, the number stands as an id (`DOC_…`), which every stage knows what to do
with; the calls then take the number as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.scope import MAX_CALLS
from agent.understanding import Entity, Understanding
from language.pattern import Pattern
from language.tokens import ascii_digits

_CHECK = "check_document"
_TOOLS = frozenset({_CHECK, "correct_document"})
_WHICH_VALUE = "which_value_document"
_PAPER = (
    r"(?:bills?|invoices?|receipts?|memos?|notes?|documents?|paper|challan|inv|बिल|इनवॉ?इस|रसीद|पर्ची|नोट)"
)
_NO = r"(?:(?:no|num|number|nos|nambar|नं|नंबर|नम्बर|संख्या)\b\.?|नं\.|#)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|जन|फ़|फर|मार्च|अप्रै|मई|जून|जुला|अग|सित|अक्|नव|दिस)"
_SLASHED = (
    r"(?=[A-Za-z0-9/.-]*\d)(?=[A-Za-z0-9/.-]*[A-Za-z])"
    r"[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+)*/[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+)*"
)
_JOINED = r"(?=[A-Za-z0-9/-]*\d)(?:[A-Za-z]{1,8}[A-Za-z0-9]*(?:[/-][A-Za-z0-9]+)+|[A-Za-z]{1,5}\d{2,})"
_LONG = r"\d{3,10}"
_NO_NUMBER = r"rs|rup|ru\b|k[aei]\b|का|की|के|रु|₹|%|din|days?"
_END = r"(?![\w/-])"
_ALONE = Pattern(rf"(?<![\w/-]){_SLASHED}{_END}")
"""With a stroke, letters and figures: nothing else in a shop is written so."""
_AFTER_PAPER = Pattern(
    rf"(?<!\w){_PAPER}\s+(?:{_NO}\s*)?(?P<said>{_JOINED}|{_LONG}(?!\s*(?:{_MONTH}|{_NO_NUMBER}))){_END}"
    rf"|(?<!\w){_PAPER}\s+{_NO}\s*(?P<number>\d{{1,10}}){_END}"
    rf"|(?<![\w/-])(?P<before>{_JOINED}|\d{{2,10}})\s+{_NO}?\s*(?:wal[aei]|ka|ke|वाल[ाेी]|का)\s+{_PAPER}(?!\w)",
    re.IGNORECASE,
)
_ID = Pattern(r"(?:DOC|AL|PC|RU|R|SKU|S)_|^\d{2}[A-Z]{5}\d{4}[A-Z]\w{3}$", re.IGNORECASE)
_ID_SAID = Pattern(r"\bDOC_\w+", re.IGNORECASE)
_DATE = Pattern(rf"^\d{{1,4}}[/.-](?:\d{{1,2}}|{_MONTH}\w*)[/.-]?\d{{0,4}}$", re.IGNORECASE)
_VALUE_BEFORE = Pattern(
    r"(?:number|no\.?|नंबर|संख्या)\b[^,;?]{0,40}\b(?:to|as|be|is|reads?|say|into)\s*[\"']?$"
    r"|(?:=|:)\s*$"
    r"|(?<!\w)(?:number|no\.?|नंबर|नम्बर|संख्या)(?!\w)[^;?]{0,30}(?<!\w)(?:wrong(?:ly)?|incorrect(?:ly)?|misread|gala?t|glt|ग़लत|ग़लत|गलत)"
    r"(?!\w)[^;?]{0,40}$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = Pattern(r"(?:number|no\.?|नंबर|संख्या)\W*$", re.IGNORECASE)
_VALUE_AFTER = Pattern(
    r"^[\"']?\s*(?:kar\s*d\w+|kar\s*(?:lo|na)|karo|hai\b|hona|likh\w*|कर|है|हो|लिख)", re.IGNORECASE
)
"""The number is what the document should read, not which one is meant."""


def with_number_as_id(understanding: Understanding) -> tuple[Understanding, Mapping[str, str]]:
    """Return a message with the numbers of documents as ids, and what each id stands for; often none."""
    if re.search(r"\bDOC_\w", understanding.text, re.IGNORECASE):
        return understanding, {}
    ids: dict[str, str] = {}
    numbers = dict.fromkeys(_numbers(ascii_digits(understanding.text)))
    for number in numbers:
        ids[f"DOC_{re.sub(r'[^A-Za-z0-9]', '_', number)}"] = number
    for id_, number in ids.items():
        text = _replaced(understanding.text, number, id_)
        understanding = _moved(understanding, number, id_).model_copy(update={"text": text})
    return understanding, ids


def with_number_again(planned: Plan, ids: Mapping[str, str]) -> Plan | None:
    """Return a plan with the numbers as they were said; `None` where it is about no document."""
    if not any(call.name in _TOOLS or call.arguments.get("code") == _WHICH_VALUE for call in planned):
        return None
    return tuple(
        PlannedCall(call.name, _spoken(arguments, ids))
        for call in planned
        for arguments in _of_each(call, ids)
    )


def _of_each(call: PlannedCall, ids: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """Return the arguments of one check for each number that is named: "are GP/77 and CH/0412 fine?"."""
    if call.name != _CHECK or call.arguments.get("doc_id") not in ids:
        return [call.arguments]
    return [{**call.arguments, "doc_id": id_} for id_ in list(ids)[:MAX_CALLS]]


def _numbers(text: str) -> list[str]:
    found = [match.span() for match in _ALONE.finditer(text)]
    for match in _AFTER_PAPER.finditer(text):
        name = next(name for name in ("said", "number", "before") if match[name])
        found.append(match.span(name))
    return [
        text[start:end]
        for start, end in sorted(set(found))
        if not _ID.match(text[start:end])
        and not _DATE.match(text[start:end])
        and not _is_value(text[:start], text[end:])
    ]


def _is_value(before: str, after: str) -> bool:
    """Tell whether a number is what a document should read: "the bill number should be GK/2232"."""
    told = _NUMBER_BEFORE.search(before) is not None and _VALUE_AFTER.match(after) is not None
    return told or _VALUE_BEFORE.search(before) is not None


def _replaced(text: str, number: str, id_: str) -> str:
    return re.sub(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", id_, text, flags=re.IGNORECASE)


def _moved(understanding: Understanding, number: str, id_: str) -> Understanding:
    """Return a message with an id where a number stood, and the places of all names behind it moved."""
    text = understanding.normalized
    spans = [
        match.span()
        for match in re.finditer(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", text, re.IGNORECASE)
    ]
    longer = len(id_) - len(number)

    def place(old: tuple[int, int]) -> tuple[int, int] | None:
        if any(start < old[1] and old[0] < end for start, end in spans):
            return None
        moved = longer * sum(end <= old[0] for _, end in spans)
        return old[0] + moved, old[1] + moved

    entities: list[Entity] = []
    for entity in understanding.entities:
        now = None if entity.place is None else place(entity.place)
        if entity.place is None or now is not None:
            entities.append(entity.model_copy(update={"place": now}))
    names = [
        one.model_copy(update={"place": now})
        for one in understanding.unknown_names
        if (now := place(one.place)) is not None
    ]
    return understanding.model_copy(
        update={
            "normalized": _replaced(text, number, id_),
            "entities": tuple(entities),
            "unknown_names": tuple(names),
            "unknown": tuple(one for one in understanding.unknown if one.casefold() not in number.casefold()),
        }
    )


def _spoken(arguments: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """Return arguments in which each id reads as the number again."""

    def said(value: object) -> object:
        if not isinstance(value, str):
            return value
        return _ID_SAID.sub(lambda found: _number_of(found[0], ids), value)

    return {name: said(value) for name, value in arguments.items()}


def _number_of(id_: str, ids: Mapping[str, str]) -> str:
    return next((number for one, number in ids.items() if one.casefold() == id_.casefold()), id_)
