"""Values at labels in no list: told by the kind of what stands there, and a word that the label shares.

"Pmt. due on   3 Aug 2025" holds a date, and of the dates that bills have only one is *due*. So a
single word is enough, where a wording as a whole would have to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from core.document import Field
from engines.documents.amount import find_amounts
from engines.documents.finding import field_of
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.likeness import concept_of, concepts_of, is_concept
from engines.documents.pair import pairs_of
from engines.documents.survey import Survey
from engines.documents.title import title_of
from engines.documents.told import Told

_SURE = 0.75
_ENUMERATED = re.compile(r"[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]+", re.IGNORECASE)
_MARKS = frozenset({":", ":-", "-", "–", "=", "|"})
_LONGEST_KEY = 7  # words
_LONGEST_VALUE = 6
_HEAD = 8  # lines
_SMALL = 0.9  # of a value's height: what stands under it as its caption
_FLUSH = 0.6  # of a height
_APART = 1.5  # times the gap over a caption: how far what stands below it is away at least
_YES_OR_NO = re.compile(r"\W*(?:yes|no|y|n)\W*", re.IGNORECASE)  # "No" is a label too
_WORDS = re.compile(r"[^\W\d_]{2,}")
_PAPERS = frozenset({"slip", "challan", "receipt", "voucher", "docket", "token", "ticket"})


def named_after_title(survey: Survey, fields: Sequence[Told]) -> Sequence[Told]:
    """Return what tells the fields, the number also by the words or letters of the paper's own title.

    On a BILL OF SUPPLY it may be the "BOS No", on a नकद पर्ची the "पर्ची सं.".
    """
    said = frozenset(said_in_titles(survey))
    return [
        replace(told, only=told.only | said) if told.name == "invoice_number" else told for told in fields
    ]


def said_in_titles(survey: Survey) -> Iterator[str]:
    """Yield what the words of a paper's titles say, and the first letters of each title."""
    for run in _titles(survey):
        yield from concepts_of(run.text)
        yield "".join(word[0] for word in run.text.lower().split() if word[0].isalpha())


def _titles(survey: Survey) -> Iterator[Run]:
    for line in survey.sheets[0].lines[:_HEAD] if survey.sheets else ():
        yield from (run for run in (line, *line.segments) if title_of(run.text) is not None)


def _words_of_titles(survey: Survey) -> Iterator[str]:
    for run in _titles(survey):
        yield from _WORDS.findall(run.text.lower())


def _is_of_other_paper(key: Run, titled: frozenset[str]) -> bool:
    """Tell whether a number is that of a slip or challan of its own: "Job/Del. Slip" on a tax invoice."""
    words = frozenset(_WORDS.findall(key.text.lower()))
    strange = any(said and not is_concept(said) for said in map(concept_of, words))
    return bool(words & _PAPERS - titled) and strange


def told_by_kind(survey: Survey, held: Mapping[str, Field], fields: Sequence[Told]) -> Iterator[Field]:
    """Yield fields that are not held, at labels that no list has.

    Args:
        survey: The document.
        held: The fields that were read; what one was read from is no other's.
        fields: What tells each field, the first that fits a place first.
    """
    wanted = [told for told in fields if told.name not in held]
    if not wanted:
        return
    done: set[str] = set()
    titled = frozenset(_words_of_titles(survey))
    for key, value, captioned in (*((*pair, False) for pair in _pairs(survey)), *_captioned(survey)):
        said = concepts_of(key.text)
        if (
            (not captioned and _is_label(survey, key, value))
            or (_is_label(survey, value) and not _YES_OR_NO.fullmatch(value.text))
            or any(is_held(t, held) for t in value.tokens)
        ):
            continue
        for told in wanted:
            if told.name in done or not told.fits(said):
                continue
            if told.name == "invoice_number" and _is_of_other_paper(key, titled):
                continue
            read = told.kind(value)
            if read is not None:
                done.add(told.name)
                yield field_of(told.name, read, label=_SURE)
                break


def _pairs(survey: Survey) -> Iterator[tuple[Run, Run]]:
    """Yield keys and values: beside or above each other, or one phrase such as "Food licence 123…"."""
    for line in survey.lines():
        for segment in line.segments:
            if title_of(segment.text) is None:
                yield from _phrase(segment)
    rows = survey.in_goods
    for sheet in survey.sheets:
        for pair in pairs_of(sheet):
            key, value = pair.keys[0], pair.values[0]
            line = _line_of(sheet.lines, value)
            if line is not None and (line.page, line.index) not in rows:
                yield from _keyed(key, value)
                if len(pair.keys) > 1:
                    yield from _keyed(Run([token for run in pair.keys for token in run.tokens]), value)
        for above, below in pairwise(sheet.lines):
            if (below.page, below.index) not in rows and below.top - above.bottom < sheet.pitch:
                for key, value in product(above.segments, below.segments):
                    if abs(key.left - value.left) < sheet.letter:
                        yield from _keyed(key, value)


def _captioned(survey: Survey) -> Iterator[tuple[Run, Run, bool]]:
    for sheet in survey.sheets:
        for above, below in pairwise(sheet.lines):
            if (below.page, below.index) not in survey.in_goods:
                after = next(sheet.below(below), None)
                yield from ((key, value, True) for key, value in _captions(above, below, after))


def _captions(above: Line, below: Line, after: Line | None) -> Iterator[tuple[Run, Run]]:
    """Yield keys in small print, each with the value right over it; those over a value of theirs are none."""
    gap = below.top - above.bottom
    if gap > below.height or (after is not None and after.top - below.bottom < _APART * max(gap, 0.0)):
        return
    for value, key in product(above.segments, below.segments):
        small = key.height < _SMALL * value.height
        if small and min(abs(key.left - value.left), abs(key.centre - value.centre)) < _FLUSH * key.height:
            yield from _keyed(key, value)


def _line_of(lines: Sequence[Line], run: Run) -> Line | None:
    return next((line for line in lines if run.tokens[0] in line.tokens), None)


def _phrase(segment: Run) -> Iterator[tuple[Run, Run]]:
    """Yield the words of a segment and what stands behind them, from its first figure or its last word on."""
    colon = next((at for at, token in enumerate(segment.tokens, start=1) if token.text.endswith(":")), None)
    first = next(
        (at for at, token in enumerate(segment.tokens) if any(c.isdigit() for c in token.text)), None
    )
    cuts = {colon or len(segment.tokens) - 1, *([first] if first is not None else [])}
    for cut in sorted(cuts):
        if 0 < cut < len(segment.tokens) <= cut + _LONGEST_VALUE:
            yield from _keyed(Run(segment.tokens[:cut]), Run(segment.tokens[cut:]))


def _keyed(key: Run, value: Run) -> Iterator[tuple[Run, Run]]:
    """Yield a key and its value without the colon between them, if the first may be a key."""
    tokens = list(value.tokens)
    while tokens and tokens[0].text in _MARKS:
        tokens.pop(0)
    named = list(key.tokens)
    if len(named) > 1 and _ENUMERATED.fullmatch(named[0].text):
        named.pop(0)
    if tokens and _is_key(Run(named)):
        yield Run(named), Run(tokens)


def _is_key(run: Run) -> bool:
    text = run.text
    return len(run.tokens) <= _LONGEST_KEY and "," not in text and not any(char.isdigit() for char in text)


def _is_label(survey: Survey, key: Run, value: Run | None = None) -> bool:
    """Tell whether a key is a label in a list, from end to end: what it points to is known."""
    line = _line_of(survey.sheet(key.page).lines, key)
    labels = survey.labels_of(line) if line is not None else ()
    worded = [token for token in key.tokens if any(char.isalnum() for char in token.text)]
    return any(
        all(token in label.run.tokens for token in worded) and not _sums_nothing(label, value)
        for label in labels
    )


def _sums_nothing(label: Label, value: Run | None) -> bool:
    """Tell whether a label of sums stands at what is no amount: "Voucher" over a bill's number."""
    return (
        value is not None
        and all(meaning.group == "total" for meaning in label.meanings)
        and not find_amounts(value.text)
    )


def is_held(token: Token, held: Mapping[str, Field]) -> bool:
    """Tell whether a word is what a field was read from."""
    middle = token.box.middle
    return any(
        field.place is not None
        and field.place.page == token.page
        and field.place.box.left <= middle[0] <= field.place.box.right
        and field.place.box.top <= middle[1] <= field.place.box.bottom
        for field in held.values()
    )
