"""The head of a policy: its title and its firm, by what they look like and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.document import DocType, Field
from engines.documents.address import address_score, is_contact, looks_like_company
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, field_of
from engines.documents.layout import Line, Run
from engines.documents.survey import Survey
from engines.documents.title import heading_type, is_note, title_of
from engines.documents.written_date import find_dates

_HEAD = 14  # lines
_LONGEST_TITLE = 10  # words
_LONGEST_FIRM = 8
_TWO_LINES = 0.15  # of its height: how far the two lines of a title differ
_ENDS = (".", ":", ";", ",", "?")
_GENRE = re.compile(
    r"\W*(?:(?:office|internal|general|staff)\s+)?(?:circular|notice|memo(?:randum)?|order|announcement|communication)\W*|"
    r"\W*(?:परिपत्र|सूचना|ज्ञापन|आदेश|कार्यालय आदेश)\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r":|\b\d+/|/\d+\b|\b(?:ref|no)\b", re.IGNORECASE)


def headed(form: Survey) -> Iterator[Field]:
    """Yield title and issuer of a policy by where they stand.

    The title is the largest line that names a kind of policy, else the largest that is no firm's
    name; the issuer a firm near it, else who stands above it.
    """
    if not form.sheets or not form.sheets[0].lines:
        return
    runs = [run for line in form.sheets[0].lines[:_HEAD] for run in _free(form, line)]
    title = _title(runs, form.sheets[0].letter)
    if title is None:
        return
    whole = _whole(title, runs)
    text = whole.text.strip(" :-")
    yield field_of("title", Read(text, whole.text, whole.tokens), position=0.9, label=0.6)
    others = [_after(whole, run) for run in runs if not set(run.tokens) & set(whole.tokens)]
    issuer = _issuer(others, title)
    if issuer is not None:
        firm = looks_like_company(issuer.text)
        read = Read(issuer.text.strip(" :-,"), issuer.text, issuer.tokens)
        yield field_of("issuer", read, position=0.8 if firm else 0.6)


def _after(title: Run, run: Run) -> Run:
    """Return what follows a title in a line that says it again, as the head of a printed web page does."""
    said = len(title.tokens)
    again = Run(run.tokens[:said]).text.lower().strip(" :-") == title.text.lower().strip(" :-")
    rest = [token for token in run.tokens[said:] if any(char.isalnum() for char in token.text)]
    return Run(rest) if again and rest else run


def is_genre(title: str) -> bool:
    """Tell whether a title says only what kind of paper it is, as that of a circular does, not what about."""
    return _GENRE.fullmatch(title) is not None


def _free(form: Survey, line: Line) -> Iterator[Run]:
    """Yield the stretches of a line that are neither a label nor what stands at one."""
    labels = form.labels_of(line)
    position = 0
    for segment in line.segments:
        start, position = position, position + len(segment.tokens)
        if any(label.start < position and (label.start >= start or label.end == start) for label in labels):
            continue
        if is_contact(segment.text) or is_note(segment.text) or find_dates(segment.text):
            continue
        yield segment


def _names_policy(text: str) -> bool:
    found = title_of(text)
    return (found is not None and found[0] is DocType.POLICY) or heading_type(text) is DocType.POLICY


def _title(runs: list[Run], letter: float) -> Run | None:
    def size(run: Run) -> float:
        return round(run.height / letter, 1)

    fitting = [run for run in runs if _may_be_title(run)]
    named = [run for run in fitting if _names_policy(run.text)]
    others = [run for run in fitting if not looks_like_company(run.text)]
    for group in (named, others):
        if group:
            return max(group, key=lambda run: (size(run), _is_capital(run.text), -run.top))
    return None


def _may_be_title(run: Run) -> bool:
    text = run.text.strip()
    return (
        len(run.tokens) <= _LONGEST_TITLE
        and sum(char.isalpha() for char in text) > 3
        and not text.endswith(_ENDS)
        and (text[0].isupper() or not text.isascii())
        and not any(amount.money for amount in find_amounts(text))
        and not text[0].isdigit()
    )


def _is_capital(text: str) -> bool:
    return text.isupper()


def _whole(title: Run, runs: list[Run]) -> Run:
    """Return a title with the line it runs on to: as large, right below it, and no firm's name."""
    for run in runs:
        below = 0 < run.top - title.top < 2.2 * title.height
        alike = abs(run.height - title.height) < _TWO_LINES * title.height
        large = title.height > 1.25 * min(other.height for other in runs)
        plain = not looks_like_company(run.text) and _REFERENCE.search(run.text) is None
        if below and alike and large and plain and _may_be_title(run):
            return Run([*title.tokens, *run.tokens])
    return title


def _issuer(runs: list[Run], title: Run) -> Run | None:
    """Return the firm that issues it: what looks like a firm's name, else the line above the title."""
    plain = [
        run
        for run in runs
        if (
            len(run.tokens) <= _LONGEST_FIRM
            and sum(char.isalpha() for char in run.text) > 3
            and not _names_policy(run.text)
            and not run.text[0].isdigit()
            and run.text[0].isupper() | (not run.text.isascii())
            and not run.text.rstrip().endswith(".")
        )
        or _is_firm(run)
    ]
    firms = [run for run in plain if _is_firm(run)]
    if firms:
        return firms[0]
    above = [run for run in plain if run.bottom < title.bottom and address_score(run.text) < 2]
    return above[-1] if above else None


def _is_firm(run: Run) -> bool:
    return (
        looks_like_company(run.text)
        and len(run.tokens) <= _LONGEST_FIRM
        and run.text[0].isupper()
        and not _names_policy(run.text)
        and all(
            word[0].isupper() or not word[0].isalpha() or word in {"and", "of"} for word in run.text.split()
        )
    )
