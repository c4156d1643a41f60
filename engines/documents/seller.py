"""The seller where no label names it: the block at the head of the page, firm above address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from engines.documents.address import (
    address_score,
    ends_company,
    is_contact,
    is_form_of_company,
    is_registration,
    looks_like_company,
)
from engines.documents.label import Label, key_of
from engines.documents.layout import Line, Run, Sheet, Token
from engines.documents.party import Party, without_contact
from engines.documents.state import state_of_name
from engines.documents.survey import Survey
from engines.documents.title import is_note, title_of

_LEANS = 1.6  # letters: how far apart the edges of one block's lines lie
_GAP = 2.4  # pitches
_LEAST = 0.3
_SIGNED_FOR = re.compile(r"^\W*(?:for|from|कृते)\b[\s:,]*(?:m/s\.?\s*)?(?P<name>\S.{2,})$", re.IGNORECASE)
_IN_ADDRESSES = frozenset({"lotno", "branch", "store", "counter", "pin", "pincode", "destination"})
_SENTENCE = re.compile(
    r"\b(?:only|terms|goods|payable|please|thank|declare|certified|subject to|visit)\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"^\W*[(\[].*[)\]]\W*$")


@dataclass
class _Part:
    """A stretch of print in the head; `run` is what of it stands before its first label."""

    run: Run
    labels: tuple[Label, ...]
    labelled: bool
    """Whether it begins with a label."""

    @property
    def plain(self) -> bool:
        """Whether it is print without a label, a title or a note."""
        text = self.run.text
        return not self.labelled and title_of(text) is None and not is_note(text)


@dataclass
class _Block:
    parts: list[_Part] = field(default_factory=list[_Part])

    def takes(self, part: _Part, sheet: Sheet) -> bool:
        last = self.parts[-1].run
        if part.run.top - last.bottom > _GAP * sheet.pitch - sheet.letter:
            return False
        lean = _LEANS * sheet.letter
        shared = min(part.run.right, last.right) - max(part.run.left, last.left)
        close = part.run.top - last.bottom < 0.8 * sheet.pitch
        if close and shared > 0.9 * min(part.run.right - part.run.left, last.right - last.left):
            return True
        return (
            abs(part.run.left - last.left) < lean
            or abs(part.run.centre - last.centre) < lean
            or abs(part.run.right - last.right) < lean * 0.6
        )


def seller_at_head(survey: Survey, others: Sequence[Party]) -> Party | None:
    """Return the party whose block heads the first page; `None` where nothing looks like one.

    Args:
        survey: The document.
        others: Parties already known, whose blocks are not looked at.
    """
    if not survey.sheets:
        return None
    sheet = survey.sheets[0]
    blocks = _blocks(survey, sheet, others)
    signed = [key_of(name) for name in _signed_for(survey)]
    best: tuple[float, Party] | None = None
    for order, block in enumerate(blocks):
        party = _party(survey, block, sheet)
        if party is None:
            continue
        score = _score(block, party, sheet, signed) - 0.15 * order
        if best is None or score > best[0]:
            party.prominence = min(max(score / 3, 0.3), 1.0)
            best = score, party
    return None if best is None or best[0] < _LEAST else best[1]


def _signed_for(survey: Survey) -> Iterator[str]:
    """Yield the names after "For …" above signatures."""
    for line in survey.lines():
        for segment in line.segments:
            found = _SIGNED_FOR.match(segment.text)
            if found is not None:
                yield found["name"].strip(" ,.:")


def signed_by(survey: Survey, name: str) -> bool:
    """Tell whether the document is signed for a name."""
    return any(fuzz.ratio(key_of(name), key_of(signed)) > 88 for signed in _signed_for(survey))


def _blocks(survey: Survey, sheet: Sheet, others: Sequence[Party]) -> list[_Block]:
    first_row = min(
        (table.heading.first for table in survey.goods if table.heading.page == sheet.number), default=10**6
    )
    blocks: list[_Block] = []
    for line in sheet.lines:
        if line.index >= first_row and (line.page, line.index) in survey.in_goods:
            continue
        for part in _parts(survey, line, sheet):
            if any(other.holds(part.run.tokens[0]) for other in others):
                continue
            home = next((block for block in reversed(blocks) if block.takes(part, sheet)), None)
            if home is None:
                blocks.append(_Block([part]))
            else:
                home.parts.append(part)
    return blocks


def _parts(survey: Survey, line: Line, sheet: Sheet) -> Iterator[_Part]:
    """Yield the stretches of a line; gaps no wider than its letters are high part no name."""
    labels = [label for label in survey.labels_of(line) if _counts(label, line)]
    starts = {label.start for label in labels}
    position = 0
    stretch: list[Token] = []
    first = 0
    for segment in line.segments:
        near = stretch and segment.left - stretch[-1].right < 1.6 * max(segment.height, sheet.letter)
        if stretch and not (near and position not in starts and not starts & set(range(first, position))):
            yield _part(stretch, first, labels)
            stretch = []
        if not stretch:
            first = position
        stretch += segment.tokens
        position += len(segment.tokens)
    if stretch:
        yield _part(stretch, first, labels)


def _part(stretch: list[Token], first: int, labels: Sequence[Label]) -> _Part:
    inside = tuple(label for label in labels if first <= label.start < first + len(stretch))
    start = min((label.start - first for label in inside), default=len(stretch))
    kept = stretch[:start] if start else stretch
    return _Part(Run(kept), inside, start == 0)


def _counts(label: Label, line: Line) -> bool:
    """Tell whether a label in the head is one, not a word of a firm's name or of an address."""
    if not (label.opens or label.colon):
        return False
    if label.of("other") is not None and not label.colon and key_of(label.run.text) in _IN_ADDRESSES:
        return address_score(line.text) < 3
    if label.colon:
        return True
    meaning = label.meanings[0]
    return not (
        label.end - label.start == 1
        and (meaning.group in {"total", "party"} or meaning.weight < 0.8 or meaning.name == "_tail")
    )


def _party(survey: Survey, block: _Block, sheet: Sheet) -> Party | None:
    parts = block.parts
    start = next((place for place, part in enumerate(parts) if part.plain and _is_name(part.run.text)), None)
    if start is None:
        return None
    start = _legal(parts, start)
    names = [parts[start].run]
    place = start + 1
    while place < len(parts) and len(names) < 3 and _goes_on(names[-1], parts[place], sheet):
        names.append(parts[place].run)
        place += 1
    address = _address(parts[place:], sheet)
    party = Party(name=names, address=[part.run for part in address])
    for part in parts:
        for label in part.labels:
            if label.means("state") and party.state is None:
                party.state = survey.beside(label)
    runs = [part.run for part in parts]
    last = parts[-1].run
    party.place = (
        sheet.number,
        min(run.left for run in runs) - sheet.letter,
        parts[0].run.top - sheet.letter * 0.3,
        max(run.right for run in runs) + sheet.letter,
        last.bottom + sheet.letter * 0.3,
    )
    return party


def _legal(parts: Sequence[_Part], start: int) -> int:
    """Return where the name is: at a whole company's name just below a brand, else where it began."""
    if ends_company(parts[start].run.text):
        return start
    for place in range(start + 1, min(start + 3, len(parts))):
        text = parts[place].run.text
        if not parts[place].plain or address_score(text) >= 3:
            break
        words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if not is_form_of_company(word)]
        if ends_company(text) and len(words) >= 2:
            return place
    return start


def _is_name(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    if letters < 3 or digits > letters or is_registration(text) or is_contact(text):
        return False
    if _SIGNED_FOR.match(text) or key_of(text) in {"welcome", "thankyou", "subjecttojurisdiction"}:
        return False
    if state_of_name(text.strip(" .,")) is not None or _SENTENCE.search(text):
        return False
    return address_score(text) < 4 or looks_like_company(text)


def _goes_on(name: Run, part: _Part, sheet: Sheet) -> bool:
    """Tell whether a name runs on in the next line: as large, and not yet complete."""
    text = part.run.text
    if (
        not part.plain
        or ends_company(name.text)
        or not _is_name(text)
        or part.run.top - name.bottom > sheet.pitch
    ):
        return False
    if name.text.rstrip().endswith(("&", ",", " and", "/")):
        return True
    alike = abs(part.run.height - name.height) < 0.18 * name.height
    if ends_company(text) and address_score(text) < 3:
        return alike or len(text) < 12
    large = name.height > 1.25 * sheet.letter
    return alike and large and address_score(text) == 0


def _address(parts: Sequence[_Part], sheet: Sheet) -> list[_Part]:
    """Return the lines that are the address: from the first to the last that look like one, unbroken."""
    found: list[_Part] = []
    waiting: list[_Part] = []
    for place, part in enumerate(parts):
        text = part.run.text
        if found and part.run.top - found[-1].run.bottom > _GAP * sheet.pitch:
            break
        if found and re.fullmatch(r"\W*\d{3}\s?\d{3}\W*", text):
            found.append(part)
            continue
        kept = without_contact(part.run)
        if kept is not None and kept is not part.run and address_score(kept.text) >= 2:
            part = _Part(kept, (), part.labelled)  # noqa: PLW2901 - the line without its telephone number
            text = kept.text
        if not part.plain or is_contact(text) or is_registration(text) or _IN_BRACKETS.match(text):
            if found and (title_of(text) is not None or part.labelled):
                break
            continue
        following = parts[place + 1].run.text if place + 1 < len(parts) else ""
        # A house's number in a line of its own: "Godown 229" over the street and the town.
        house = any(char.isdigit() for char in text) and address_score(following) >= 1
        if address_score(text) >= (1 if found or house else 2) or (
            found and found[-1].run.text.rstrip().endswith(",")
        ):
            found.extend(waiting if found else [])
            found.append(part)
            waiting = []
        elif found and not waiting and len(part.run.tokens) == 1 and _is_tail(found[-1].run, part.run):
            found.append(part)
            break
        elif found:
            waiting.append(part)
            if len(waiting) > 1:
                break
    return found


def _is_tail(above: Run, run: Run) -> bool:
    """Tell whether a single word ends an address: a state or country right below it."""
    return run.text.strip(".,").isalpha() and len(run.text) > 3 and not above.text.rstrip().endswith(".")


def _score(block: _Block, party: Party, sheet: Sheet, signed: Sequence[str]) -> float:
    name = party.name[0]
    key = key_of(" ".join(run.text for run in party.name))
    score = min(name.height / sheet.letter, 2.5) * 0.6 - name.top * 1.5
    score += 0.8 * looks_like_company(name.text)
    score += 1.5 * bool(party.address)
    score += 1.0 * any(
        label.means("gstin") or label.means("seller_gstin") for part in block.parts for label in part.labels
    )
    score += 0.5 * any(is_contact(part.run.text) for part in block.parts)
    score += 3.0 * any(fuzz.ratio(key, other) > 88 for other in signed)
    return score
