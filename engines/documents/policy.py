"""Policies of shops and marketplaces: title, version, from when, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.document import DocType, Field
from engines.documents.address import looks_like_company
from engines.documents.finding import Read, Reader, date_reader, field_of, read_text
from engines.documents.form import form_of, read_form
from engines.documents.layout import Line, Run
from engines.documents.policy_head import headed, is_genre
from engines.documents.survey import Survey
from engines.documents.title import heading_type
from engines.documents.written_date import find_dates

_VERSION = re.compile(r"(?:v(?:er(?:sion)?)?\.?\s*)?(\d{1,4}(?:\.\d{1,3}){0,3})", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![\w.])(?:version|ver|v|rev(?:ision)?|edition|issue|संस्करण)\.?\s*(?:no\b\.?\s*)?[:#-]?\s*(\d{1,3}(?:\.\d{1,3}){0,2})"
    r"(?![\d/]|[.-]\d)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:effective|in\s+force|with\s+effect|w\.?\s?e\.?\s?f\.?|applies|applicable|applicability|comes?\s+into\s+(?:force|effect)|"
    r"takes?\s+effect|valid)\b\W*(?:(?:from|on|since|as\s+of|as|of|date|the)\b\W*){0,3}(?=\w)|"
    r"(?:लागू|प्रभावी)\W*",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    r"\b(?:issued|published|adopted|released|framed|made)\s+by\s+(?:the\s+)?((?:[A-Z][\w.&'()-]*,?\s*|&\s*|and\s+(?=[A-Z])){1,8})"
)
_OFFICE = re.compile(
    r"\b(?:head|manager|officer|director|department|dept|team|committee|board|partner|proprietor|secretary|"
    r"chief|ceo|coo|cfo|cell|desk|division|operations|compliance|legal|hr|human resources|finance|quality)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*(?:subject|sub|re|विषय)\s*[:.–-]+\s*(?P<title>[^,;:(\[]+?)\s*"
    r"(?:[,;(\[–-].*|\b(?:version|ver|rev)\b.*|\bv\.?\s?\d.*|\.)?$",
    re.IGNORECASE,
)
_OF_OFFICE = 0.6

_RUNNING = frozenset({"title", "issuer"})


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a policy."""
    form = form_of(survey, DocType.POLICY)
    readers: dict[str, Reader] = {
        "version": _read_version,
        "effective_from": date_reader(misread=survey.misread),
        "title": _short(read_text),
        "issuer": _short(_read_issuer),
    }
    fields = read_form(form, DocType.POLICY, readers, running=_RUNNING)
    for field in headed(form):
        held = fields.get(field.name)
        if held is None or (held.confidence < field.confidence and not is_genre(str(field.value))):
            fields[field.name] = field
    fields |= {field.name: field for field in _subject(form)}
    for field in _said(form):
        fields.setdefault(field.name, field)
    return fields


def _subject(form: Survey) -> Iterator[Field]:
    """Yield the title that a circular names as its subject: "Subject: Leave Policy, Version 2"."""
    for line in form.lines():
        found = _SUBJECT.match(line.text)
        if found is not None and heading_type(found["title"]) is DocType.POLICY:
            tokens = line.within(*found.span("title")) or line.tokens
            yield field_of("title", Read(found["title"].strip(), line.text, tokens), label=0.95)
            return


def _said(form: Survey) -> Iterator[Field]:
    """Yield what a policy says of itself in a sentence or a footer: "v1.3 | in force from 5 June 2026"."""
    dates = date_reader(misread=form.misread)
    for line in form.lines():
        version = _NUMBERED.search(line.text)
        if version is not None:
            tokens = line.within(*version.span(1)) or line.tokens
            yield field_of("version", Read(version.group(1), version.group(), tokens), label=0.8)
        since = _SINCE.search(line.text)
        read = _from_when(form, line, since.end(), dates) if since is not None else None
        if read is not None:
            yield field_of("effective_from", read, label=0.8)
        issuer = _ISSUED_BY.search(line.text)
        if issuer is not None and looks_like_company(issuer.group(1)):
            tokens = line.within(*issuer.span(1)) or line.tokens
            yield field_of("issuer", Read(issuer.group(1).strip(" ,."), issuer.group(1), tokens), label=0.8)


def _from_when(form: Survey, line: Line, start: int, dates: Reader) -> Read | None:
    """Return the date behind words of a sentence, though it may run on into the next line."""
    rest = line.within(start, len(line.text))
    lines = form.sheet(line.page).lines
    below = lines[line.index + 1].tokens if line.index + 1 < len(lines) else ()
    whole = Run([*rest, *below])
    found = find_dates(whole.text) if rest or below else ()
    if not found or found[0].start > len(line.text) - start + 1:
        return dates(Run(rest)) if rest else None
    return dates(whole)


def _read_version(run: Run) -> Read | None:
    found = _VERSION.match(run.text.strip())
    if found is None:
        return None
    return Read(found.group(1), run.text, run.within(*found.span()) or run.tokens)


def _read_issuer(run: Run) -> Read | None:
    """Read a place as who issues a policy: a firm rather than an office or a person in it."""
    read = read_text(run)
    if read is None or any(char.isdigit() for char in run.text):
        return None
    fit = 1.0 if looks_like_company(run.text) else _OF_OFFICE if _OFFICE.search(run.text) else read.fit
    return replace(read, fit=fit)


def _short(reader: Reader) -> Reader:
    def read(run: Run) -> Read | None:
        found = reader(run)
        return found if found is not None and len(str(found.value)) <= 80 else None

    return read
