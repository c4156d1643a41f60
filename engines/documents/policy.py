"""Policies of shops and marketplaces: title, version, from when, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import DocType, Field
from engines.documents.address import looks_like_company
from engines.documents.finding import Read, Reader, date_reader, field_of, read_text
from engines.documents.form import form_of, read_form
from engines.documents.layout import Line, Run
from engines.documents.survey import Survey

_VERSION = re.compile(r"(?:v(?:er(?:sion)?)?\.?\s*)?(\d{1,4}(?:\.\d{1,3}){0,3})", re.IGNORECASE)
_NAMES_POLICY = re.compile(
    r"\b(?:policy|policies|code of conduct|terms|procedure|guidelines?|agreement|charter|rules)\b|नीति",
    re.IGNORECASE,
)
_HEAD = 14  # lines

_RUNNING = frozenset({"title", "issuer"})


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a policy."""
    form = form_of(survey, DocType.POLICY)
    readers: dict[str, Reader] = {
        "version": _read_version,
        "effective_from": date_reader(misread=survey.misread),
        "title": _short(read_text),
        "issuer": _short(read_text),
    }
    fields = read_form(form, DocType.POLICY, readers, running=_RUNNING)
    for field in _headed(form):
        held = fields.get(field.name)
        if held is None or held.confidence < field.confidence:
            fields[field.name] = field
    return fields


def _read_version(run: Run) -> Read | None:
    found = _VERSION.match(run.text.strip())
    if found is None:
        return None
    return Read(found.group(1), run.text, run.within(*found.span()) or run.tokens)


def _short(reader: Reader) -> Reader:
    def read(run: Run) -> Read | None:
        found = reader(run)
        return found if found is not None and len(str(found.value)) <= 80 else None

    return read


def _headed(form: Survey) -> Iterator[Field]:
    """Yield title and issuer by where they stand: the largest line that names a policy, a firm near it."""
    if not form.sheets or not form.sheets[0].lines:
        return
    lines = form.sheets[0].lines[:_HEAD]
    named = [line for line in lines if _NAMES_POLICY.search(line.text) and len(line.tokens) <= 9]
    title = max(
        named, key=lambda line: (round(line.height / form.sheets[0].letter, 1), -line.index), default=None
    )
    if title is None:
        return
    yield field_of("title", Read(title.text.strip(" :-"), title.text, title.tokens), position=0.9, label=0.6)
    issuer = _issuer(form, lines, title)
    if issuer is not None:
        yield field_of("issuer", Read(issuer.text.strip(" :-"), issuer.text, issuer.tokens), position=0.8)


def _issuer(form: Survey, lines: tuple[Line, ...], title: Line) -> Line | None:
    """Return the line of the firm that issues it: one that looks like a firm's, else the one above."""
    plain = [
        line
        for line in lines
        if line is not title
        and not form.labels_of(line)
        and len(line.tokens) <= 8
        and not _NAMES_POLICY.search(line.text)
        and sum(char.isalpha() for char in line.text) > 3
        and not line.text[0].isdigit()
    ]
    firms = [line for line in plain if looks_like_company(line.text)]
    if firms:
        return firms[0]
    above = [line for line in plain if line.index < title.index]
    return above[-1] if above else None
