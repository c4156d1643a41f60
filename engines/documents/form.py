"""Forms: documents of labels and values, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from core.document import DocType, Field
from engines.documents.evidence import confidence_of
from engines.documents.finding import Candidate, Read, Reader, candidates, run_on
from engines.documents.label import Lexicon
from engines.documents.layout import Run, Token, place_of
from engines.documents.survey import Survey
from engines.documents.wording import FORMS

WORDINGS = {DocType(name): wordings for name, wordings in FORMS.items()}


@cache
def lexicon_of(doc_type: DocType) -> Lexicon:
    """Return the wordings of a type of form."""
    return Lexicon({"field": WORDINGS[doc_type]})


def form_of(survey: Survey, doc_type: DocType) -> Survey:
    """Return the same pages, read with the labels of a type of form."""
    return Survey(survey.sheets, lexicon_of(doc_type))


def read_form(form: Survey, readers: Mapping[str, Reader]) -> dict[str, Field]:
    """Return the fields of a form, each at the label that points to it best; no place serves two.

    Args:
        form: The pages, from `form_of`.
        readers: How to read each field.
    """
    ranked: list[tuple[float, str, Candidate]] = []
    for name, reader in readers.items():
        ranked += [(found.score, name, found) for found in candidates(form, name, reader, far=True)]
    fields: dict[str, Field] = {}
    used: set[Token] = set()
    for score, name, found in sorted(ranked, key=lambda item: -item[0]):
        if name in fields or score < 0.4 or any(token in used for token in found.read.tokens):
            continue
        used.update(found.read.tokens)
        confidence, names = confidence_of(found.read.tokens, label=score, format=found.read.fit * 0.8)
        place = place_of([t for t in found.read.tokens if t.page == found.read.tokens[0].page])
        fields[name] = Field(name, found.read.value, found.read.raw, confidence, names, place)
    return fields


def wrapped(form: Survey, reader: Reader) -> Reader:
    """Return a reader that first adds the lines a value runs on to, below its beginning."""

    def read(run: Run) -> Read | None:
        return reader(Run(run_on(form, run)))

    return read


def one_of(words: Mapping[str, str]) -> Reader:
    """Return a reader of a choice: which of the words (key: as printed, lower case) stands there."""

    def read(run: Run) -> Read | None:
        text = run.text.lower()
        found = next((value for word, value in words.items() if word in text), None)
        return Read(found, run.text, run.tokens) if found is not None else None

    return read


def cleaned(reader: Reader, clean: Callable[[str], str]) -> Reader:
    """Return a reader whose text is cleaned."""

    def read(run: Run) -> Read | None:
        found = reader(run)
        if found is None or not isinstance(found.value, str):
            return found
        text = clean(found.value)
        return replace(found, value=text) if text else None

    return read
