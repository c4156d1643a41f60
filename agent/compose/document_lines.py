"""How a document is named and its problems told: for its check and for its correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from agent.compose.document_law import law_lines
from agent.compose.page import Page
from core.fact import Fact
from language.format import format_value
from language.in_latin import in_latin
from tools.document_facts import DocumentReason

MOST_REASONS = 4


class Named(Protocol):
    """A document, by what a person knows it by."""

    @property
    def doc_id(self) -> str:
        """Its id."""
        ...

    @property
    def doc_type(self) -> str | None:
        """What it is."""
        ...

    @property
    def number(self) -> Fact | None:
        """Its number."""
        ...

    @property
    def party(self) -> Fact | None:
        """Who issued it."""
        ...

    @property
    def amount(self) -> Fact | None:
        """What it comes to."""
        ...


def title_of(result: Named, page: Page) -> Fact:
    """Return what a person knows a document by: "Invoice GK/2231, Gupta Kirana, ₹8,496"."""
    head = page.say(f"doc_type_{result.doc_type or 'other'}")
    if result.number is not None and result.number.value:
        head = f"{head} {result.number.value}"
    parts = [head]
    if result.party is not None and result.party.value:
        parts.append(str(result.party.value))
    if result.amount is not None and result.amount.value is not None:
        parts.append(
            format_value(
                result.amount.value,
                "currency",
                language=page.language,
                currency=result.amount.source.currency,
            )
        )
    return page.mint("Document", ", ".join(parts), "text", {"doc_id": result.doc_id})


def reason_lines(reasons: tuple[DocumentReason, ...], page: Page, *, explain: bool) -> list[str]:
    """Return a line for each problem, with its clause.

    With `explain` it is told what was found and expected, and where; where the rule was asked for,
    the law, since when it holds and where its text was read. What is no problem is said to be a hint.
    What could not be found or understood is told too, unless something is surely wrong.
    """
    charged = [reason for reason in reasons if reason.severity != "info"]
    asked = [reason for reason in reasons if reason.asks]
    fails = any(reason.severity == "error" for reason in charged)
    problems = charged if fails else [*charged, *asked]
    shown = problems or list(reasons)
    code = "document_reason" if problems else "document_hint"
    law = explain and page.law
    most = 2 if explain else MOST_REASONS
    lines: list[str] = []
    for reason in shown[:most]:
        message = page.mint("Problem", in_language(reason.message, page.language), "text")
        if reason.clause and not law:
            clause = page.mint("Clause", reason.clause, "text")
            lines.append(page.say(code, message=message, clause=clause))
        else:
            lines.append(page.say(f"{code}_bare", message=message))
        if explain and (not law or len(shown) == 1):
            lines += _explained(reason, page)
        if law:
            lines += law_lines(reason, page)
    if len(shown) > most:
        left = page.mint("More problems", len(shown) - most, "count")
        lines.append(page.say("document_more", count=left, n=len(shown) - most))
    return lines


def next_step_line(reasons: tuple[DocumentReason, ...], page: Page) -> list[str]:
    """Return what to do about the first problem that says so."""
    for reason in reasons:
        step = in_language(reason.next_step, page.language)
        if step:
            return [page.say("document_next", step=page.mint("Next step", step, "text"))]
    return []


def field_called(name: str, page: Page) -> Fact:
    """Return what people call a field of a document."""
    called = name.replace("_", " ").capitalize()
    if page.language != "en":
        from engines.documents.rules.load import load_rules  # noqa: PLC0415 - reads every rule

        wording = load_rules().wordings.fields.get(name)
        called = called if wording is None else in_language(wording.by_language(), page.language)
    return page.mint("Field", called, "text")


def in_language(sentences: Mapping[str, str], language: str) -> str:
    """Return the sentence in a language, else in English; Hinglish is our Hindi in Latin letters."""
    if language == "hinglish" and not sentences.get(language) and sentences.get("hi"):
        return in_latin(sentences["hi"])
    return sentences.get(language) or sentences.get("en", "")


def _explained(reason: DocumentReason, page: Page) -> list[str]:
    """Return what was found and expected, and on which page."""
    found = page.mint("Found", reason.found, "text") if reason.found else None
    if found is not None and reason.expected:
        expected = page.mint("Expected", reason.expected, "text")
        told = page.say("document_found_expected", found=found, expected=expected)
    elif found is not None:
        told = page.say("document_found", found=found)
    else:
        told = ""
    if reason.page is None:
        return [told] if told else []
    where = page.say("document_on_page", page=page.mint("Page", reason.page, "count"))
    return [f"{told} {where}".strip()]
