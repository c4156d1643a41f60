"""The deterministic reply: what the calls found, or why there is nothing to find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agent.catalogue import Catalogue
from agent.compose.leading import leading_lines
from agent.compose.notes import note_lines
from agent.compose.page import Page, Section
from agent.compose.table import composer_of
from agent.context import Finding
from agent.draft import Draft
from agent.facts import FactBook, reference
from agent.state import CallError, CallRecord
from agent.understanding import End
from core.fact import Citation, Source
from core.message import Outcome
from core.tool import Note
from language.locales import has_sentence, sentence

MOST_LINES = 7
_MARKS = ("✅", "🟠", "🔴", "🟢", "❌")
MOST_CHOICES = 20
"""What a reply offers at most; a door shows as many of them as it has room for."""


@dataclass(frozen=True)
class Findings:
    """What a turn has to tell: its calls in order, and the findings of those that ended well."""

    calls: Sequence[CallRecord]
    findings: Mapping[int, Finding]
    book: FactBook
    catalogue: Catalogue
    language: str = "en"
    ahead: Sequence[str] = field(default_factory=list[str])
    """Lines that come before everything else."""
    citations: Sequence[Citation] = ()
    """The passages found, in the order that `{c1}` counts."""
    reasons: bool = False
    """Whether the person asked why."""
    law: bool = False
    """Whether the person asked by which rule."""
    end: End | None = None
    """Which end of a table the person asked for."""
    rows: int | None = None
    """How many rows of a table the person asked for."""


def compose(told: Findings) -> Draft:
    """Return the reply that needs no model."""
    done = [call for call in told.calls if call["number"] in told.findings]
    failed = [call for call in told.calls if call["status"] == "error"]
    if not done:
        return _failure(told, failed)
    notes: list[tuple[Note, Page]] = []
    sections: list[Section] = []
    pages = [_page(call, told, lines=_room(told, done, failed)) for call in done]
    for call, page in zip(done, pages, strict=True):
        finding = told.findings[call["number"]]
        section = composer_of(call["tool"]).write(finding.result, page)
        sections.append(section)
        notes += [(note, page) for note in finding.result.notes]
    lines = [line for section in sections for line in section.lines]
    lines += leading_lines([(told.findings[page.call].result, page) for page in pages])
    if not any(line.startswith(_MARKS) for line in lines[:1]):  # a mark of its own says how it ended
        lines = [*told.ahead, *lines]
    said = _notes(notes)
    room = max(1, MOST_LINES - len(said) - len(failed[:1]), sum(section.asked for section in sections))
    lines = lines[:room] + said
    lines += list(dict.fromkeys(_error_line(call, told) for call in failed))[:1]
    choices = [choice for section in sections for choice in section.choices]
    return Draft(
        text="\n".join(lines) or sentence("nothing_to_say", told.language),
        outcome=Outcome.REFUSED if all(section.refused for section in sections) else Outcome.ANSWERED,
        choices=tuple({choice.label: choice for choice in choices}.values())[:MOST_CHOICES],
        listed=next((section.listed for section in sections if section.listed), ()),
        minted=told.book.minted,
    )


def error_text(error: CallError, language: str, page: Page | None = None) -> str:
    """Return what an error says to a person; on a page its details are facts, such as who was first."""
    details = {
        name: value if page is None or _is_keyword(value) else reference(page.mint(name, value, "text"))
        for name, value in error["details"].items()
        if value
    }
    for code in (f"{error['code']}_error", error["code"], _BY_KIND[error["kind"]]):
        if has_sentence(code, language):
            return sentence(code, language, **details)
    return sentence("internal_error", language)


def _is_keyword(value: str) -> bool:
    """Tell whether a sentence chooses its form by the value, rather than says it."""
    return value.isascii() and value.replace("_", "").islower()


def _error_line(call: CallRecord, told: Findings) -> str:
    """Return what one call of several lacked, and where."""
    error = _error(call)
    text = error_text(error, told.language, _page(call, told, lines=1))
    store = call["arguments"].get("store_id")
    if not store or error["kind"] not in {"data", "external"}:
        return text
    page = _page(call, told, lines=1)
    return page.say("error_at", store=page.named("store_id", str(store)), reason=text)


_BY_KIND = {
    "input": "invalid_input",
    "data": "not_enough_data",
    "policy": "not_allowed",
    "external": "external_failure",
    "internal": "internal_error",
}
_OUTCOME = {
    "input": Outcome.CLARIFY,
    "data": Outcome.ANSWERED,
    "policy": Outcome.REFUSED,
    "external": Outcome.ERROR,
    "internal": Outcome.ERROR,
}
_WEIGHT = ("policy", "data", "input", "external", "internal")


def _failure(told: Findings, failed: list[CallRecord]) -> Draft:
    """Say why no call found anything; of several reasons the one a person can act on."""
    if not failed:
        return Draft(text=sentence("nothing_to_say", told.language), outcome=Outcome.CLARIFY)
    gravest = min(failed, key=lambda call: _WEIGHT.index(_error(call)["kind"]))
    error = _error(gravest)
    return Draft(
        text="\n".join([*told.ahead, error_text(error, told.language, _page(gravest, told, lines=1))]),
        outcome=_OUTCOME[error["kind"]],
        minted=told.book.minted,
    )


def _error(call: CallRecord) -> CallError:
    return call.get("error") or CallError(kind="internal", code="internal_error", message="", details={})


def _page(call: CallRecord, told: Findings, lines: int) -> Page:
    own = [fact for fact in told.book if fact.id.startswith(f"f{call['number']}.")]
    source = own[0].source if own else Source(parameters=call["arguments"], method=call["tool"])
    return Page(
        book=told.book,
        catalogue=told.catalogue,
        call=call["number"],
        arguments=call["arguments"],
        language=told.language,
        lines=lines,
        source=source,
        citations=told.citations,
        reasons=told.reasons,
        law=told.law,
        end=told.end,
        rows=told.rows,
    )


def _room(told: Findings, done: Sequence[CallRecord], failed: Sequence[CallRecord]) -> int:
    """Return the lines each call may take of the one screen a reply has."""
    notes = {note.code for call in done for note in told.findings[call["number"]].result.notes}
    return max(2, (MOST_LINES - len(told.ahead) - len(failed[:1]) - min(len(notes), 3)) // len(done))


def _notes(notes: Sequence[tuple[Note, Page]]) -> list[str]:
    """Return the notes of all calls, each said once."""
    if not notes:
        return []
    by_page: dict[int, tuple[Page, list[Note]]] = {}
    seen: set[tuple[str, str]] = set()
    for note, page in notes:
        key = (note.code, repr(sorted(note.values.items())))
        if key not in seen:
            seen.add(key)
            by_page.setdefault(page.call, (page, []))[1].append(note)
    lines = [line for page, own in by_page.values() for line in note_lines(own, page)]
    return lines[:3]
