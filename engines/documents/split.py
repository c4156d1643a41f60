"""Which pages of a file are one document: several bills in one file, several pages, several copies."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from core.document import DocType
from engines.documents.classify import titles_of
from engines.documents.finding import find, read_reference
from engines.documents.survey import Survey
from engines.documents.title import copy_of, page_of

_HEAD_LINES = 12
_SAME_PAGE = 96  # likeness of two pages' text, 0–100
_MISREAD_NUMBER = 80  # likeness of two numbers, 0–100, from which a reader may have mistaken one
_CONTINUES = ("continued", "brought forward", "b/f", "c/f", "carried forward")


@dataclass
class Part:
    """One document's pages: all of them, and those that are read, one copy of each."""

    pages: list[int] = field(default_factory=list[int])
    read: list[int] = field(default_factory=list[int])
    copies: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class _Sign:
    """What a page says of where it belongs."""

    page: int
    number: str | None
    title: DocType | None
    count: tuple[int, int] | None
    copy: str | None
    text: str
    continues: bool
    summed: bool
    """Whether it holds a total."""


def split(survey: Survey) -> tuple[Part, ...]:
    """Return the documents of a file in the order of their pages."""
    parts: list[Part] = []
    first: _Sign | None = None
    latest: _Sign | None = None
    copy: str | None = None
    for sheet in survey.sheets:
        sign = _sign(survey, sheet.number)
        if first is None or latest is None or _begins(sign, first, latest):
            parts.append(Part([sign.page], [sign.page], [sign.copy] if sign.copy else []))
            first, copy = sign, sign.copy
        else:
            part = parts[-1]
            part.pages.append(sign.page)
            copy = sign.copy or copy
            if sign.copy and sign.copy not in part.copies:
                part.copies.append(sign.copy)
            again = fuzz.ratio(sign.text, first.text) >= _SAME_PAGE
            if copy == first.copy and not again:
                part.read.append(sign.page)
        latest = sign
    return tuple(parts)


def _sign(survey: Survey, page: int) -> _Sign:
    alone = survey.part([page])
    sheet = survey.sheet(page)
    number = find(alone, "invoice_number", read_reference, at_least=0.6) if sheet.lines else None
    titles = sorted(titles_of(sheet), key=lambda title: -title.weight)
    head = "\n".join(line.text for line in sheet.lines[:_HEAD_LINES])
    text = sheet.text
    return _Sign(
        page,
        None if number is None else str(number.value),
        titles[0].doc_type if titles else None,
        page_of(text),
        copy_of(head),
        text,
        any(word in head.lower() for word in _CONTINUES),
        any(True for _ in alone.labelled("total")),
    )


def _begins(sign: _Sign, first: _Sign, latest: _Sign) -> bool:
    """Tell whether a page begins a new document after the one that `first` began and `latest` goes on."""
    follows = sign.count is not None and latest.count is not None and sign.count[0] == latest.count[0] + 1
    if sign.number is not None and first.number is not None:
        counted = follows and sign.count is not None and sign.count[1] > 1
        return fuzz.ratio(sign.number, first.number) < (_MISREAD_NUMBER if counted else 100)
    if follows or sign.continues or sign.title is None:
        return False
    if sign.count is not None and sign.count[0] == 1:
        return True
    if first.title is DocType.POLICY or sign.title is DocType.POLICY:
        return sign.title is not first.title and sign.title is not DocType.POLICY
    # A title without a number begins a new one, unless the last page stopped before its total.
    return sign.title is not first.title or latest.summed
