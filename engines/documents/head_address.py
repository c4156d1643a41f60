"""The address of the firm that heads a page: below its name, under its logo, or at the page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.documents import gstin as gst
from engines.documents.address import (
    address_score,
    goes_on_after_pin,
    is_contact,
    is_declared,
    is_registration,
    is_slogan,
    names_place,
)
from engines.documents.head_block import Block, Part
from engines.documents.layout import Run, Sheet
from engines.documents.likeness import concepts_of
from engines.documents.party_line import without_contact
from engines.documents.state import find_pin, state_alone
from engines.documents.survey import Survey
from engines.documents.title import title_of

_LEANS = 1.6  # letters: how far apart the edges of one block's lines lie
_GAP = 2.4  # pitches
_LOGO = 6  # pitches: how high what stands between name and address may be
_LINES_APART = 5
_LEVEL = 0.3  # of a name's height
_FOOT = 6  # lines at the end of a page
_PART = 2  # of an address's score
_WHOLE = 4
_KEY = 4  # words
_KEYED = re.compile(r"^[^\d:]{2,30}:(?=\s*\S)")
_TOWN = re.compile(r"[^\W\d_]{4}")
_IN_BRACKETS = re.compile(r"^\W*[(\[].*[)\]]\W*$")


def address_apart(blocks: Sequence[Block], name: Run, sheet: Sheet) -> list[Run]:
    """Return the address that stands below a name with a gap between them, as under a logo."""
    for block in blocks:
        first = block.parts[0].run
        if 0 < first.top - name.bottom < _LOGO * sheet.pitch and (
            abs(first.left - name.left) < _LEANS * sheet.letter or first.overlaps(name.left, name.right)
        ):
            found = address_in(block.parts[:_LINES_APART], sheet)
            told = (part.run.text for part in found if state_alone(part.run.text) is None)
            if sum(address_score(text) for text in told) > _PART:
                return [part.run for part in found]
    return []


def address_beside(blocks: Sequence[Block], name: Run) -> list[Run]:
    """Return the whole address that stands behind a name in its own line: "Asha Stores | 12, Ring Road …"."""
    for block in blocks:
        first = block.parts[0]
        level = abs(first.run.top - name.top) < _LEVEL * name.height
        if level and first.run.left > name.right and first.plain and find_pin(first.run.text) is not None:
            return [first.run]
    return []


def address_at_foot(blocks: Sequence[Block], survey: Survey, sheet: Sheet) -> list[Run]:
    """Return the address in the last lines of a page, as letterheads have it: one with a PIN."""
    rows = [index for page, index in survey.in_goods if page == sheet.number]
    last = sheet.lines[-_FOOT:]
    foot = {token for line in last if line.index > max(rows, default=-1) for token in line.tokens}
    for block in reversed(blocks):
        found = address_in([part for part in block.parts if part.run.tokens[0] in foot], sheet)
        if any(
            find_pin(part.run.text) is not None and address_score(part.run.text) >= _WHOLE for part in found
        ):
            return [part.run for part in found]
    return []


def address_in(parts: Sequence[Part], sheet: Sheet) -> list[Part]:
    """Return the lines that are the address: from the first to the last that look like one, unbroken."""
    found: list[Part] = []
    waiting: list[Part] = []
    for place, part in enumerate(parts):
        text = part.run.text
        if found and part.run.top - found[-1].run.bottom > _GAP * sheet.pitch:
            break
        if any(gst.kind_of(token.text) is not None for token in part.run.tokens):
            continue
        if found and re.fullmatch(r"\W*\d{3}\s?\d{3}\W*", text):
            found.append(part)
            continue
        part = _without_telephone(part)  # noqa: PLW2901 - what of it may be an address
        text = part.run.text
        told = _told(part)
        if told is not None:
            found, waiting = [Part(told, (), labelled=False)], []
            continue
        keyed = _key_of(text)
        unfit = (
            not part.plain
            or is_contact(text)
            or is_registration(text)
            or _IN_BRACKETS.match(text)
            or is_declared(text)
            or is_slogan(text)
            or (bool(found) and _ends_with_pin(found[-1].run) and not goes_on_after_pin(text))
        )
        if keyed or unfit:
            ends = bool(keyed) or title_of(text) is not None or part.labelled
            if (found and ends) or "buyer" in concepts_of(keyed):
                break
            continue
        following = parts[place + 1].run.text if place + 1 < len(parts) else ""
        # A house's number in a line of its own: "Godown 229" over the street and the town.
        house = any(char.isdigit() for char in text) and address_score(following) >= 1
        begins = bool(found) or names_place(text)
        if (begins and address_score(text) >= (1 if found or house else _PART)) or (
            found and found[-1].run.text.rstrip().endswith(",")
        ):
            found.extend(waiting if found else [])
            found.append(part)
            waiting = []
        elif found and not waiting and len(part.run.tokens) == 1 and _is_tail(found[-1].run, part.run):
            found.append(part)
            if find_pin(following) is None:
                break
        elif found:
            waiting.append(part)
            if len(waiting) > 1:
                break
    alone = all(state_alone(part.run.text) is not None for part in found)
    return [] if alone else found  # "Maharashtra (27)" is where a firm is, not its address


def _ends_with_pin(run: Run) -> bool:
    """Tell whether a line ends an address: a town with its PIN, not "LOT PTD 101051"."""
    return find_pin(run.text) is not None and _TOWN.search(run.text) is not None


def _without_telephone(part: Part) -> Part:
    """Return a line without the telephone number at its end, where the rest is a part of an address."""
    kept = without_contact(part.run)
    parted = kept is not None and kept is not part.run and address_score(kept.text) >= _PART
    return Part(kept, (), part.labelled) if parted and kept is not None else part


def _key_of(text: str) -> str:
    """Return the words before a colon, where what follows is no part of an address; empty elsewhere."""
    keyed = _KEYED.match(text)
    return keyed.group() if keyed is not None and address_score(text[keyed.end() :]) < _PART else ""


def _told(part: Part) -> Run | None:
    """Return what follows a label of addresses: "Regd. Office & Works: Plot 12, …"; `None` elsewhere."""
    label = part.labels[0] if part.labelled and part.labels else None
    if label is None or not label.means("address"):
        return None
    after = list(part.run.tokens[label.end - label.start :])
    keyed = next((at for at, token in enumerate(after[:_KEY], start=1) if token.text.endswith(":")), 0)
    value = Run(after[keyed:]) if after[keyed:] else None
    return value if value is not None and address_score(value.text) >= _PART else None


def _is_tail(above: Run, run: Run) -> bool:
    """Tell whether a single word ends an address: a state or country right below it."""
    return run.text.strip(".,").isalpha() and len(run.text) > 3 and not above.text.rstrip().endswith(".")
