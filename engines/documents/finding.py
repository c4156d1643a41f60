"""Values of fields, found at their labels: beside, in the same cell, or below.

Each place that a label points to is read as the kind of value the field has; what does not
read as one is no candidate. The best label, the nearest place and the clearest value win.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.document import Field, FieldValue
from engines.documents.address import goes_on_after_pin
from engines.documents.evidence import confidence_of
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token, place_of
from engines.documents.state import find_pin, find_state
from engines.documents.survey import Survey
from engines.documents.written_date import find_dates
from language.tokens import ascii_digits

_BESIDE = 1.0
_BELOW = 0.85
_ADJOINING = 0.9  # a value that follows its label without colon or gap may be one phrase with it
_UNCONTESTED = 0.85
_SAID_TWICE = 0.6
_YES = re.compile(r"\b(?:yes|y|applicable|true)\b|हाँ|हां|लागू है|✓|☑", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|n|not applicable|n\.?a\.?|nil|none|false)\b|नहीं|लागू नहीं|ना\b", re.IGNORECASE)
_EITHER = re.compile(
    r"[(\[]?\s*(?:yes\s*/\s*no|y\s*/\s*n|हाँ\s*/\s*नहीं)\s*[)\]]?", re.IGNORECASE
)  # what may be answered
_PIN = re.compile(r"[1-9]\d{5}")
_YEAR = re.compile(r"20[12]\d")
_SERIES = re.compile(r"[A-Z]{1,5}#")
_REFERENCE = re.compile(r"[A-Za-z0-9\u0900-\u097F][\w/#&().*-]*", re.UNICODE)


@dataclass(frozen=True)
class Read:
    """A value read at a place; `fit`, 0–1, is how well it looks like one of its kind."""

    value: FieldValue
    raw: str
    tokens: tuple[Token, ...]
    fit: float = 1.0


Reader = Callable[[Run], "Read | None"]


@dataclass(frozen=True)
class Candidate:
    """A value that a label points to, with how surely."""

    read: Read
    label: Label
    score: float


def run_on(
    survey: Survey, run: Run, most: int = 5, *, filled: bool = False, keyed: bool = False
) -> tuple[Token, ...]:
    """Return a value's words with the lines it runs on to, flush with its beginning and without a label.

    Args:
        survey: The document.
        run: Where the value begins.
        most: How many lines it has at the most.
        filled: Whether it runs on only where a line is full, as running text does and an address does not.
        keyed: Whether a line with a key of its own, left of it, begins another value.
    """
    sheet = survey.sheet(run.page)
    column = [
        segment
        for line in (sheet.lines if filled else ())
        for segment in line.segments
        if abs(segment.left - run.left) < sheet.letter
    ]
    here = next((line for line in sheet.lines if run.tokens[0] in line.tokens), None)
    key = _left_of(run, here)
    beyond = (part.left for part in (here.segments if here is not None else ()) if part.left > run.right)
    wall = min(beyond, default=float("inf"))  # of the cell: others of the column may be wider
    limit, last = min(max((part.right for part in column), default=0.0), wall - sheet.letter), run
    tokens = list(run.tokens)
    bottom = run.bottom
    taken = 1
    for line in sheet.below(run):
        inside = [segment for segment in line.segments if abs(segment.left - run.left) < sheet.letter]
        if line.top - bottom > 0.9 * sheet.pitch or taken >= most:
            break
        if not inside:
            continue
        if not filled and find_pin(last.text) is not None and not goes_on_after_pin(inside[0].text):
            break  # an address is whole with its PIN
        if filled and last.right + inside[0].tokens[0].right - inside[0].left < limit - 0.5 * sheet.letter:
            break  # its first word would have fitted into the line above
        beside = _left_of(inside[0], line)
        if keyed and key is not None and beside is not None and abs(beside.left - key.left) < sheet.letter:
            break
        at = line.tokens.index(inside[0].tokens[0])
        if any(label.start <= at and _leads_to(label, line, at) for label in survey.labels_of(line)):
            break
        tokens += inside[0].tokens
        taken += 1
        bottom, last = inside[0].bottom, inside[0]
    return tuple(tokens)


def _left_of(run: Run, line: Line | None) -> Run | None:
    """Return the segment right before a stretch in its line."""
    before = [part for part in (line.segments if line is not None else ()) if part.right <= run.left]
    return before[-1] if before else None


def _leads_to(label: Label, line: Line, at: int) -> bool:
    """Tell whether the word at a place is part of a label, or the first of its value."""
    return all(not any(char.isalnum() for char in token.text) for token in line.tokens[label.end : at])


def candidates(
    survey: Survey,
    name: str,
    reader: Reader,
    *,
    far: bool = False,
    is_key: Callable[[Run], bool] = lambda run: False,
) -> Iterator[Candidate]:
    """Yield what the labels of a field point to and that reads as its kind of value.

    Args:
        survey: The document.
        name: The meaning of the labels.
        reader: How to read a place.
        far: Whether a value may run on over gaps to the end of its line.
        is_key: Whether what stands below a label that has something beside it is another key, in no list.
    """
    for label in survey.labelled(name):
        weight = max(label.means(name), _SAID_TWICE if _is_said_twice(label) else 0.0)
        places = [(_BESIDE, survey.beside(label, far=far)), (_BELOW, survey.below(label))]
        for where, run in reversed(places) if survey.points_down(label) else places:
            if run is None or (where == _BELOW and places[0][1] is not None and is_key(run)):
                continue
            read = reader(run)
            if read is not None:
                apart = label.colon or where == _BELOW or run.left - label.run.right > label.run.height
                yield Candidate(read, label, weight * where * read.fit * (1.0 if apart else _ADJOINING))
                break


def _is_said_twice(label: Label) -> bool:
    """Tell whether a label says in two languages what it may mean: "क्रमांक / No." is no chance word."""
    words = [token.text for token in label.run.tokens if any(char.isalpha() for char in token.text)]
    return len({word.isascii() for word in words}) > 1


def find(
    survey: Survey,
    name: str,
    reader: Reader,
    *,
    field_name: str = "",
    at_least: float = 0.3,
    far: bool = False,
) -> Field | None:
    """Return the field of a name, from its best candidate; `None` where no label points to one.

    Args:
        survey: The document.
        name: The meaning of its labels.
        reader: How to read a place.
        field_name: The field's name, if it is another.
        at_least: The score below which a candidate is none.
        far: Whether the value may run on over gaps to the end of its line.
    """
    found = list(candidates(survey, name, reader, far=far))
    read = {token for candidate in found for token in candidate.read.tokens}
    # What begins another's value is no label: "Invoice No." over "INV#9145".
    found = [one for one in found if one.label.run.tokens[0] not in read]
    best = max(found, key=lambda candidate: candidate.score, default=None)
    if best is None or best.score < at_least:
        return None
    agreeing = sum(other.read.value == best.read.value for other in found)
    # A short label such as "No :" is sure enough where no other label says otherwise.
    whole = (
        best.label.opens and len(best.read.tokens) == 1 and best.label.end + 1 >= len(best.label.line.tokens)
    )
    uncontested = (best.label.colon or whole) and agreeing == len(found)
    strength = max(best.score, _UNCONTESTED * best.read.fit) if uncontested else best.score
    return field_of(field_name or name, best.read, label=strength, agreeing=agreeing)


def field_of(name: str, read: Read, *, label: float = 0.0, agreeing: int = 1, position: float = 0.0) -> Field:
    """Return a field from what was read, with the confidence its evidence gives."""
    return Field(
        name,
        read.value,
        read.raw,
        *confidence_of(
            read.tokens, label=label, format=read.fit * 0.8, repeated=agreeing > 1, position=position
        ),
        place=place_of(read.tokens) if read.tokens else None,
    )


def read_text(run: Run) -> Read | None:
    """Read a place as words."""
    text = run.text.strip(" :-–,;|")
    if not any(char.isalnum() for char in text):
        return None
    return Read(text, run.text, run.tokens, 0.9)


def date_reader(*, misread: bool, not_before: date = date(1990, 1, 1)) -> Reader:
    """Return a reader of dates."""

    def read(run: Run) -> Read | None:
        for found in find_dates(run.text, misread=misread, compact=len(run.tokens) == 1):
            if found.value >= not_before:
                tokens = run.within(found.start, found.end) or run.tokens
                return Read(found.value, found.raw, tokens, 1.0 if found.sure else 0.8)
        return None

    return read


def read_reference(run: Run) -> Read | None:
    """Read a place as a document's number: the first word with a digit, with what "/" or "-" joins to it."""
    dates = [(d.start, d.end) for d in find_dates(run.text)]
    position = 0
    mark: Token | None = None
    picked: list[Token] = []
    for token in run.tokens:
        start, position = position, position + len(token.text) + 1
        if any(begin <= start < end for begin, end in dates):
            if picked:
                break
            continue
        if picked and not _continues(picked, token):
            if any(char.isdigit() for part in picked for char in part.text):
                break
            picked = []
        if not picked and not _REFERENCE.match(token.text.lstrip("#:.([-")):
            mark = token if _SERIES.fullmatch(token.text) else None
            continue
        if not picked and mark is not None and token.left - mark.right < 0.1 * token.height:
            picked.append(mark)  # "INV#5722" is one number
        picked.append(token)
    text = "".join(token.text for token in picked).strip("#:.,;|").rstrip("/-")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if not any(char.isdigit() for char in text) or len(text) > 50:
        return None
    shape = 1.0 if re.fullmatch(r"[\w/#&.()*+-]+", text) else 0.7
    if re.fullmatch(r"\d+\.\d\d|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", text):
        shape = 0.2
    if _PIN.fullmatch(text) and find_pin(run.text) == text and len(run.tokens) > 1:
        return None  # "110031 Delhi, Station Road"
    if _YEAR.fullmatch(text):
        shape = 0.4  # the end of a date, as like as not
    return Read(ascii_digits(text), run.text, tuple(picked), shape)


def _continues(picked: Sequence[Token], token: Token) -> bool:
    last = picked[-1]
    joint = last.text.endswith(("/", "-")) or token.text.startswith(("/", "-"))
    near = token.left - last.right < (1.5 if joint else 0.12) * max(last.height, token.height)
    return near and (joint or any(char.isdigit() for char in token.text))


def read_yes_no(run: Run) -> Read | None:
    """Read a place as yes or no."""
    text = _EITHER.sub(" ", run.text)[:40]
    no, yes = _NO.search(text), _YES.search(text)
    if no is None and yes is None:
        return None
    value = no is None or (yes is not None and yes.start() < no.start())
    return Read(value, text.strip(), run.tokens)


def read_state(run: Run) -> Read | None:
    """Read a place as an Indian state, by name, code or letters."""
    state = find_state(run.text)
    if state is None:
        return None
    named = state.name.lower() in run.text.lower()
    return Read(state.name, run.text, run.tokens, 1.0 if named else 0.85)
