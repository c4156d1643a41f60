"""Forms: documents of labels and values, whatever their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from core.document import DocType, Field
from engines.documents.evidence import confidence_of
from engines.documents.finding import Read, Reader, candidates, run_on
from engines.documents.layout import Run, Token, place_of
from engines.documents.lexicon import Lexicon
from engines.documents.likeness import Likeness
from engines.documents.numbering import without_numbers
from engines.documents.pair import Pair, goes_on_below, pairs_of
from engines.documents.survey import Survey
from engines.documents.title import title_of
from engines.documents.wording import FORMS

_LEAST = 0.4
_LIKE = 0.93  # of a label that is listed: what a label is worth that is like one
_LEAST_LIKE = 0.6
_LITTLE_LIKE = 0.38
_OPEN = 0.9  # text that may be anything fits a little less than what has a form
_SOME_KEYS = 3
_OVER = 0.8  # how surely a key over its value is one: no title is
_BROKEN_LINES = frozenset({"address"})  # whose lines end where their parts do
_HEADS_TABLE = re.compile(r"^\W*(?:s|sr|sl|serial)\W{0,2}\s?(?:no|n)\b|^\W*क्र", re.IGNORECASE)
_SURELY_KEY = 0.75
_BEHIND = 0.08
_LONGEST_KEY = 12  # words

WORDINGS = {DocType(name): wordings for name, wordings in FORMS.items()}


@cache
def likeness_of(doc_type: DocType) -> Likeness:
    """Return how labels of a type of form compare with its wordings."""
    return Likeness(WORDINGS[doc_type])


@cache
def lexicon_of(doc_type: DocType) -> Lexicon:
    """Return the wordings of a type of form."""
    return Lexicon({"field": WORDINGS[doc_type]})


def form_of(survey: Survey, doc_type: DocType) -> Survey:
    """Return the same pages without the numbers of their entries, read with the labels of a type of form."""
    return Survey([without_numbers(sheet) for sheet in survey.sheets], lexicon_of(doc_type))


def read_form(
    form: Survey, doc_type: DocType, readers: Mapping[str, Reader], *, running: Collection[str] = ()
) -> dict[str, Field]:
    """Return the fields of a form, each at the label that points to it best; no place serves two.

    A place counts as a field's by a label that is listed, or by a key that is like one and
    stands where keys do. What is a key itself is no value.

    Args:
        form: The pages, from `form_of`.
        doc_type: What it is.
        readers: How to read each field.
        running: The fields whose values run on over lines.
    """
    like = likeness_of(doc_type)
    pairs = [
        pair
        for sheet in form.sheets
        for pair in pairs_of(sheet)
        if not _is_key(pair.values[0], like) and (pair.sure > _OVER or title_of(pair.keys[0].text) is None)
    ]
    keys = _keys(pairs, like)
    ranked: list[tuple[float, str, Read]] = []
    longer = {pair.values[0].tokens[0]: pair.value for pair in pairs if pair.sure == 1 and len(pair.keys) > 1}
    rests = {  # of keys that broke off: no labels of their own
        run.tokens[0]
        for pair in pairs
        if pair.sure == 1 and len(pair.values) > 1 and goes_on_below(pair.keys[0].text)
        for run in pair.keys[1:]
    }
    for name, reader in readers.items():
        flows = name not in _BROKEN_LINES
        labelled = wrapped(form, reader, longer, flows=flows) if name in running else reader
        ranked += [
            (found.score, name, found.read)
            for found in candidates(form, name, labelled, far=True, is_key=partial(_is_key, like=like))
            if found.label.run.tokens[0] not in rests
        ]
    for pair in pairs:
        for name, score in _meanings(pair, like).items():
            read = readers[name](pair.value) if name in readers else None
            if read is not None:
                ranked.append((score * pair.sure * read.fit, name, read))
    ranked = [found for found in ranked if not _HEADS_TABLE.match(found[2].raw)]
    used: set[Token] = set(keys)
    fields = _settled(ranked, {}, used)
    return _settled(list(_loosely(pairs, like, readers, fields)), fields, used)


def _loosely(
    pairs: Sequence[Pair], like: Likeness, readers: Mapping[str, Reader], fields: Mapping[str, Field]
) -> Iterator[tuple[float, str, Read]]:
    """Yield places for the fields still open, by keys that are a little like their labels."""
    for pair in pairs:
        if pair.sure < 1:
            continue
        scores: dict[str, float] = {}
        for text in pair.names:
            for name, score in like.of(text).items():
                scores[name] = max(scores.get(name, 0.0), score)
        best = max(scores.values(), default=0.0)
        for name, score in scores.items():
            if name in fields or name not in readers or score < max(_LITTLE_LIKE, best - _BEHIND):
                continue
            read = readers[name](pair.value)
            if read is not None:
                yield max(score * _LIKE, _LEAST) * read.fit, name, read


def _settled(
    ranked: Sequence[tuple[float, str, Read]], held: Mapping[str, Field], used: set[Token]
) -> dict[str, Field]:
    """Return the fields held and those that the best of ranked places give; no place serves two."""
    fields = dict(held)
    for score, name, read in sorted(ranked, key=lambda item: -item[0]):
        if name in fields or score < _LEAST * _OPEN or used.intersection(read.tokens):
            continue
        used.update(read.tokens)
        confidence, names = confidence_of(read.tokens, label=score, format=read.fit * 0.8)
        place = place_of([t for t in read.tokens if t.page == read.tokens[0].page])
        fields[name] = Field(name, read.value, read.raw, confidence, names, place)
    return fields


def _keys(pairs: Sequence[Pair], like: Likeness) -> set[Token]:
    """Return the words of keys: those that are like a label, and all of a column of which most are."""
    known = {place for place, pair in enumerate(pairs) if pair.sure == 1 and _meanings(pair, like)}
    columns = Counter((pair.column, pair.keys[0].page) for pair in pairs if pair.column >= 0)
    counts = Counter(
        (pairs[place].column, pairs[place].keys[0].page) for place in known if pairs[place].column >= 0
    )
    full = {
        column for column, count in counts.items() if count >= _SOME_KEYS and count * 5 >= 3 * columns[column]
    }
    return {
        token
        for place, pair in enumerate(pairs)
        if (place in known or (pair.column, pair.keys[0].page) in full) and not _is_code(pair.keys[0])
        for run in pair.keys
        for token in run.tokens
    }


def _is_code(run: Run) -> bool:
    """Tell whether a place is one word with figures, as a value is and no key: "RMA-77120"."""
    return len(run.tokens) == 1 and any(char.isdigit() for char in run.text)


def _is_key(run: Run, like: Likeness) -> bool:
    """Tell whether a place that may hold a value holds a key: on some forms values stand below keys."""
    return (
        len(run.tokens) <= _LONGEST_KEY
        and not any(char.isdigit() for char in run.text)
        and max(like.of(run.text).values(), default=0.0) >= _SURELY_KEY
    )


def _meanings(pair: Pair, like: Likeness) -> dict[str, float]:
    """Return what a pair's key may be called, and how like it that is; others are too far behind the best."""
    found: dict[str, float] = {}
    for text in pair.names:
        if len(text.split()) <= _LONGEST_KEY:
            for name, score in like.of(text).items():
                found[name] = max(found.get(name, 0.0), score * _LIKE)
    best = max(found.values(), default=0.0)
    return {name: score for name, score in found.items() if score >= max(_LEAST_LIKE, best - _BEHIND)}


def wrapped(form: Survey, reader: Reader, longer: Mapping[Token, Run], *, flows: bool) -> Reader:
    """Return a reader that first adds the lines a value runs on to, below its beginning.

    Args:
        form: The pages.
        reader: What then reads the place.
        longer: Values beside a key of several lines, by their first word.
        flows: Whether a line is full before the next begins.
    """

    def read(run: Run) -> Read | None:
        whole = Run(run_on(form, run, filled=flows, keyed=True))
        beside = longer.get(run.tokens[0])
        return reader(beside if beside is not None and len(beside.tokens) > len(whole.tokens) else whole)

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
