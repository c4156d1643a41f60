"""A party, and the lines of its block, sorted into name, address and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.documents import gstin as gst
from engines.documents.address import (
    address_score,
    ends_company,
    goes_on_after_pin,
    is_contact,
    is_house,
    is_rest_of_company,
    is_slogan,
    is_telephone,
    looks_like_company,
)
from engines.documents.firm_name import is_prose
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.likeness import concepts_of
from engines.documents.party_sentence import told_in_sentence
from engines.documents.state import find_pin, find_state, state_alone
from engines.documents.survey import Survey
from engines.documents.title import is_note
from engines.documents.written_date import find_dates

ROLES = ("seller", "buyer", "ship_to")
_LONGEST_KEY = 4  # words
_CONTACT_WORD = re.compile(
    r"^\W*(?:(?:tel|telephone|phone|ph|mob|mobile|fax|e-?mail|contact|h/p|whatsapp|web|website)\b|"
    r"(?:मो|मोबाइल|फोन|फ़ोन|दूरभाष|संपर्क|सम्पर्क)\W*$)",
    re.IGNORECASE,
)
_NUMBERED = 16  # letters from the beginning of an address to its first figure: "Shop No. 12", "H. No. 4"
_PART_OF_LINE = 2  # of an address's score
_CODE_RUN_ON = re.compile(r"(?=\D*\d)[0-9a-f]{12,64}", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—"})
_SAME = re.compile(r"^\W*(?:same|as\s+(?:above|billed|per\s+bill\w*)|self|do)\b(?!.*\d{6})", re.IGNORECASE)
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
    resells: bool = False
    """Whether its label calls it a dealer or an outlet: who sells, or whom a larger firm sells to."""
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


def take_line(party: Party, runs: Sequence[Run], survey: Survey, line: Line) -> None:
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
        worded = any(char.isalnum() for token in value for char in token.text)
        _take_labelled(party, label, Run(value) if worded else None)


def is_part_of(party: Party, label: Label) -> bool:
    """Tell whether a label of a party's role leads to what its block has not yet: the name, the address."""
    said = concepts_of(label.run.text)
    return label.colon and (("address" in said and not party.address) or not (party.name or party.address))


def take_beside(party: Party, anchor: Label, run: Run, survey: Survey) -> None:
    """Take what stands beside the label that opens a block: its first line.

    "Party Name" has a name beside it, which may go on below; "Billing Address" an address, unless a firm's
    name comes first in it.
    """
    said = concepts_of(anchor.run.text)
    text = run.text.strip(" :-–")
    if (
        "address" in said
        and not looks_like_company(text)
        and any(char.isdigit() for char in text[:_NUMBERED])
    ):
        party.address.append(run)
        return
    take_line(party, [run], survey, anchor.line)
    if "name" in said and party.name:
        party.running = ("name", run.left)


def _take_free(party: Party, run: Run, letter: float) -> None:
    text = run.text
    if party.running is not None and party.running[0] == "name" and abs(run.left - party.running[1]) < letter:
        if not any(char.isdigit() for char in text):
            party.name.append(run)
            return
        party.running = None
    if gst.kind_of(text) is not None or any(
        gst.kind_of(token.text.strip("()[],.:;")) is not None for token in run.tokens
    ):
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
    if party.state is None and state_alone(text) is not None:
        party.state = run
    if is_note(text) or not any(char.isalnum() for char in text) or _is_no_line(text, party):
        return
    parted = None if party.name or party.address else told_in_sentence(run) or name_and_address(run)
    if parted is not None:
        party.name.append(parted[0])
        party.address.append(parted[1])
    elif not (party.name or party.address or is_house(text)) and (
        address_score(text) < 3 or looks_like_company(text)
    ):
        party.name.append(run)
    elif not _is_whole(party.address) or goes_on_after_pin(text):
        party.address.append(run)


def _is_whole(lines: Sequence[Run]) -> bool:
    """Tell whether lines are an address to its end: with a PIN, as the last line of most has."""
    return bool(lines) and find_pin(lines[-1].text) is not None


def _is_no_line(text: str, party: Party) -> bool:
    """Tell whether print in a block is neither name nor address: dates, or an aside to its label."""
    if party.name and is_slogan(text):
        return True
    if state_alone(text) is not None and any(char.isdigit() for char in text):
        return True  # "Gujarat (24)"
    dates = find_dates(text)
    if dates and (len(text) - (dates[0].end - dates[0].start) <= 1 or not any(c.isalpha() for c in text)):
        return True
    if any(_CODE_RUN_ON.fullmatch(word) for word in text.split()):
        return True  # an IRN, or the end of one that a line had no room for
    return (not party.name and text.startswith("(") and text.endswith(")")) or _SAME.match(text) is not None


def _goes_on(name: str, text: str) -> bool:
    """Tell whether a firm's name runs on: it broke off before "Limited", or after "&"."""
    if is_rest_of_company(text) and not ends_company(name):
        return True
    plain = address_score(text) == 0 and not any(char.isdigit() or char == "," for char in text)
    if (
        plain
        and looks_like_company(text)
        and not looks_like_company(name)
        and text.isupper() == name.isupper()
    ):
        return True  # "ROYAL PRAGATIKA" over "DISTRIBUTORS & CO."
    if name.rstrip().lower().endswith((" private", " pvt", " pvt.", " (p)")):
        return _LIMITED.match(text) is not None
    return name.rstrip().lower().endswith((" &", " and")) and address_score(text) < 1


def name_and_address(run: Run) -> tuple[Run, Run] | None:
    """Return name and address where one line has both: "City Medicos, Ujjain 456001", "Asha Rao - Flat 3"."""
    parted = (at for at, token in enumerate(run.tokens) if token.text.endswith(",") or token.text in _DASHES)
    cut = next(parted, 0)
    end = cut if run.tokens[cut].text in _DASHES else cut + 1
    if not 0 < end <= cut + 1 < len(run.tokens):
        return None
    name, address = Run(run.tokens[:end]), Run(run.tokens[cut + 1 :])
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
    elif value is None or _SAME.match(value.text):
        return
    elif any(label.means(role) for role in ROLES) and not party.name:
        if not is_prose(value.text):
            party.name.append(value)
    elif label.means("address") or label.means("ship_to") or "address" in concepts_of(label.run.text):
        party.address.append(value)


def without_contact(run: Run) -> Run | None:
    """Return a line without the telephone number or mail address at its end; `None` where nothing is left."""
    if not is_contact(run.text):
        return run
    if is_telephone(run.text):
        return None
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
