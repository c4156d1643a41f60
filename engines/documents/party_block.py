"""The block of a party: what stands under and beside its label, sorted into name, address, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.documents import gstin as gst
from engines.documents.address import address_score, is_contact, looks_like_company
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.state import find_state
from engines.documents.survey import Survey
from engines.documents.title import is_note, title_of

ROLES = ("seller", "buyer", "ship_to")
_LONGEST_BLOCK = 12  # lines
_LONGEST_KEY = 4  # words
_BLANK = 2.6  # pitches: a gap that ends a block
_CONTACT_WORD = re.compile(
    r"^\W*(?:tel|telephone|phone|ph|mob|mobile|fax|e-?mail|contact|h/p|whatsapp|web|website)\b", re.IGNORECASE
)
_SMALL_WORDS = re.compile(
    r"\b(?:is|are|was|this|that|these|we|our|your|you|the|in|of|for|with|as|has|have|been|will|be|below|respect)\b",
    re.IGNORECASE,
)
_SMALL_WORDS_OF_PROSE = 3
_SURELY_ADDRESS = 4
_PART_OF_LINE = 2  # of an address's score
_SECTION = re.compile(
    r"^\W*(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[.)]\s?[A-Z][A-Za-z /&-]{4,40}:?$"
)  # "4. Details of Goods"

_LIMITED = re.compile(r"^\W*(?:limited|ltd)\b\W*$", re.IGNORECASE)


@dataclass
class Party:
    """What is known of one party. `gstins` are the numbers in its block."""

    name: list[Run] = field(default_factory=list[Run])
    address: list[Run] = field(default_factory=list[Run])
    gstins: list[Run] = field(default_factory=list[Run])
    state: Run | None = None
    labelled: float = 0.0
    prominence: float = 0.0
    """How much it looks like the head of the page, where no label names it, 0–1."""
    consigned: bool = False
    """Whether its label calls it the consignee."""
    running: tuple[str, float] | None = None
    """What a label's value that may go on in the next line is, and where that value began."""
    place: tuple[int, float, float, float, float] | None = None
    """Page, left, top, right and bottom of its block."""

    def holds(self, token: Token) -> bool:
        """Tell whether a word stands in its block."""
        if self.place is None:
            return False
        page, left, top, right, bottom = self.place
        return token.page == page and left <= token.left < right and top <= token.top <= bottom


def block_of(survey: Survey, anchor: Label) -> Party:
    """Return the party whose block a label opens, as far as it can be read."""
    party = Party(
        labelled=max(m.weight for m in anchor.meanings) * anchor.fit,
        consigned="consignee" in anchor.run.text.lower(),
    )
    sheet = survey.sheet(anchor.line.page)
    left = anchor.run.left - 1.2 * sheet.letter
    right = _right_of(survey, anchor)
    beside = survey.beside(anchor)
    previous = anchor.line
    if (
        beside is not None
        and beside.left < right
        and not _is_role(beside.text)
        and not survey.points_down(anchor)
    ):
        _take(party, [beside], survey, anchor.line)
    bottom = anchor.run.bottom
    for line in sheet.lines[anchor.line.index + 1 :][:_LONGEST_BLOCK]:
        if (line.page, line.index) in survey.in_goods:
            break
        inside = [token for token in line.tokens if left <= token.left < right]
        if not inside:
            if line.top - previous.bottom > _BLANK * sheet.pitch:
                break
            continue
        if (party.name or party.address) and min(t.top for t in inside) - bottom > _BLANK * sheet.pitch * 0.8:
            break
        if _ends(survey, line, inside, party):
            break
        _take(party, _segments_of(line, inside), survey, line)
        previous, bottom = line, max(token.bottom for token in inside)
    party.place = (anchor.line.page, left, anchor.run.top - 0.3 * sheet.letter, right, bottom)
    return party


def _is_role(text: str) -> bool:
    return text.strip(" ():").lower() in {"bill to", "billed to", "ship to", "shipped to"}


def _right_of(survey: Survey, anchor: Label) -> float:
    """Return where the column of a block ends: at the next label beside it, else at one further down."""
    sheet = survey.sheet(anchor.line.page)
    after = [
        other.run.left
        for other in survey.labels_of(anchor.line)
        if other.start >= anchor.end and other.opens and other.run.left > anchor.run.right
    ]
    if after:
        return min(after) - 0.8 * sheet.letter
    lefts: list[float] = []
    crossed: list[Run] = []
    beside = survey.beside(anchor)
    inner = max(anchor.run.right, beside.right if beside is not None else 0.0)
    for line in sheet.lines[anchor.line.index + 1 :][:8]:
        if (line.page, line.index) in survey.in_goods:
            break
        starts = [segment.left for segment in line.segments]
        for label in survey.labels_of(line):
            left = label.run.left
            if not label.opens or left not in starts:
                continue
            if any(run.left < left - sheet.letter and run.right > left + sheet.letter for run in crossed):
                continue  # a line of the block itself runs over it
            far = left > anchor.run.left + 16 * sheet.letter
            if far if left != starts[0] else left > inner + sheet.letter:
                lefts.append(left)
        crossed += [run for run in line.segments if run.left < anchor.run.left + 3 * sheet.letter]
    return min(lefts, default=float("inf")) - 0.8 * sheet.letter


def _segments_of(line: Line, inside: Sequence[Token]) -> list[Run]:
    kept = set(inside)
    runs: list[Run] = []
    for segment in line.segments:
        tokens = [token for token in segment.tokens if token in kept]
        if tokens:
            runs.append(Run(tokens))
    return runs


def _ends(survey: Survey, line: Line, inside: Sequence[Token], party: Party) -> bool:
    """Tell whether a line belongs to something else: another party, the foot, the document's own data."""
    first = next(place for place, token in enumerate(line.tokens) if token is inside[0])
    for label in survey.labels_of(line):
        if label.start != first:
            continue
        meaning = label.meanings[0]
        if meaning.group == "party" and meaning.name in ROLES:
            short = len(label.run.text.strip(":- ")) <= 6
            return not short or label.colon or survey.beside(label) is None
        if meaning.group == "total":
            return True
        if meaning.name == "_tail" and (party.name or party.address):
            return True
        if meaning.name in {"invoice_number", "invoice_date"} and meaning.weight >= 0.8:
            return bool(party.name)
    text = Run(inside).text
    if (party.name or party.address) and _is_sentence(text):
        return True
    return title_of(text) is not None or (_SECTION.match(text) is not None and address_score(text) < 2)


def _is_sentence(text: str) -> bool:
    """Tell whether a line is prose: several of the small words that addresses do without."""
    return len(_SMALL_WORDS.findall(text)) >= _SMALL_WORDS_OF_PROSE and address_score(text) < _SURELY_ADDRESS


def _take(party: Party, runs: Sequence[Run], survey: Survey, line: Line) -> None:
    """Sort what stands in one line of a block into name, address and numbers."""
    tokens = [token for run in runs for token in run.tokens]
    positions = {token: place for place, token in enumerate(line.tokens)}
    places = {positions[token] for token in tokens}
    found = [label for label in survey.labels_of(line) if label.start in places and label.end - 1 in places]
    free_until = found[0].start if found else len(line.tokens)
    free = [token for token in tokens if positions[token] < free_until]
    if free:
        _take_free(party, Run(free), survey.sheet(line.page).letter)
    for order, label in enumerate(found):
        stop = found[order + 1].start if order + 1 < len(found) else len(line.tokens)
        value = [token for token in tokens if label.end <= positions[token] < stop]
        while value and value[0].text in {":", "=", "-", ":-", "–"}:
            value.pop(0)
        _take_labelled(party, label, Run(value) if value else None)


def _take_free(party: Party, run: Run, letter: float) -> None:
    text = run.text
    if party.running is not None and party.running[0] == "name" and abs(run.left - party.running[1]) < letter:
        party.name.append(run)
        return
    if gst.kind_of(text) is not None or any(gst.kind_of(token.text) is not None for token in run.tokens):
        party.gstins.append(run)
        return
    if party.name and not party.address and _goes_on(party.name[-1].text, text):
        party.name.append(run)
        return
    kept = without_contact(run)
    kept = without_key(kept) if kept is not None else None
    if kept is None:
        return
    run, text = kept, kept.text
    if is_note(text) or not any(char.isalnum() for char in text):
        return
    if not party.name and not party.address and (parted := _name_and_address(run)) is not None:
        party.name.append(parted[0])
        party.address.append(parted[1])
    elif not party.name and (address_score(text) < 3 or looks_like_company(text)) and not party.address:
        party.name.append(run)
    else:
        party.address.append(run)


def _goes_on(name: str, text: str) -> bool:
    """Tell whether a firm's name runs on: it broke off before "Limited", or after "&"."""
    if name.rstrip().lower().endswith((" private", " pvt", " pvt.", " (p)")):
        return _LIMITED.match(text) is not None
    return name.rstrip().lower().endswith((" &", " and")) and address_score(text) < 1


def _name_and_address(run: Run) -> tuple[Run, Run] | None:
    """Return name and address where one line has both: "City Medicos, Ujjain 456001"."""
    cut = next((place for place, token in enumerate(run.tokens, start=1) if token.text.endswith(",")), 0)
    if not 0 < cut < len(run.tokens):
        return None
    name, address = Run(run.tokens[:cut]), Run(run.tokens[cut:])
    named = not any(char.isdigit() for char in name.text) and (
        address_score(name.text) == 0 or looks_like_company(name.text)
    )
    return (name, address) if named and address_score(address.text) >= _PART_OF_LINE else None


def _take_labelled(party: Party, label: Label, value: Run | None) -> None:
    if value is not None:
        named = label.means("name") or (label.of("party") is not None and "name" in label.run.text.lower())
        beside = value.top < label.run.bottom and value.left > label.run.right
        party.running = ("name" if named else "other", value.left) if beside else None
    if label.means("gstin") or label.means("buyer_gstin") or label.means("seller_gstin"):
        if value is not None:
            party.gstins.append(value)
    elif label.means("state") or label.means("seller_state"):
        if value is not None and party.state is None:
            party.state = value
    elif label.means("name") or (label.of("party") is not None and "name" in label.run.text.lower()):
        if value is not None:
            party.address, party.name = party.address, [value]
    elif any(label.means(role) for role in ROLES) and value is not None and not party.name:
        party.name.append(value)
    elif (label.means("address") or label.means("ship_to")) and value is not None:
        party.address.append(value)


def without_contact(run: Run) -> Run | None:
    """Return a line without the telephone number or mail address at its end; `None` where nothing is left."""
    if not is_contact(run.text):
        return run
    cut = next(
        (
            place
            for place, token in enumerate(run.tokens)
            if _CONTACT_WORD.match(token.text) or is_contact(token.text)
        ),
        0,
    )
    return Run(run.tokens[:cut]) if cut else None


def without_key(run: Run) -> Run | None:
    """Return a line without the words before a colon; `None` where what follows is no part of an address.

    "PAN No: …" in a block is no line of it, whatever it is called; "Office: 12, Ring Road" is one.
    """
    cut = next((place for place, token in enumerate(run.tokens, start=1) if token.text.endswith(":")), 0)
    if not 0 < cut <= _LONGEST_KEY or cut == len(run.tokens):
        return run if cut != len(run.tokens) else None
    value = Run(run.tokens[cut:])
    return value if address_score(value.text) >= _PART_OF_LINE and find_state(value.text) is None else None
