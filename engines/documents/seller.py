"""The seller where no label names it: the block at the head of the page, firm above address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from engines.documents.address import (
    address_score,
    ends_company,
    is_contact,
    is_declared,
    is_form_of_company,
    is_registration,
    is_rest_of_company,
    is_slogan,
    looks_like_company,
)
from engines.documents.amount import find_amounts
from engines.documents.head_address import address_apart, address_at_foot, address_beside, address_in
from engines.documents.head_block import Block, Part, blocks_of
from engines.documents.layout import Run, Sheet
from engines.documents.lexicon import key_of, labels
from engines.documents.likeness import concepts_of
from engines.documents.party_line import Party, name_and_address
from engines.documents.state import state_alone, state_of_name
from engines.documents.survey import Survey
from engines.documents.written_date import find_dates

_LEAST = 0.3
_SIGNED_FOR = re.compile(r"^\W*(?:for|from|कृते)\b[\s:,]*(?:m/s\.?\s*)?(?P<name>\S.{2,})$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:only|terms|goods|payable|please|thank|declare|certified|subject to|visit)\b", re.IGNORECASE
)
_TITLED = re.compile(
    r"\btax\s+invoice|\bbill\s+of\s+supply|\b(?:credit|debit)\s+note|\bcash\s+memo|\b(?:retail|gst|sale)\s+(?:invoice|bill)\b",
    re.IGNORECASE,
)
_PAPERS = frozenset({"invoice", "certificate"})
_NEAR = 10  # letters
_LARGER = 0.2  # letters: by how much a later line must be larger to be the name
# What shopkeepers print over their names.
_PRAYER = re.compile(
    r"\bnamah?a?\b|\bshubh\s*-?\s*labh|\bjai\s+(?:mata|shri|shree|sri|hind|bhole|sai|hanuman|ganesh)\w*|\bradhe\b|"
    r"\bom\s+(?:sai|namo|shri|shree|gan)|\b786\b|\bprasann?a?\b|\bki\s+jai\b|\bsat\s*nam\b|\bwahe\s*guru|"
    r"bismillah|praise the lord|नमः|नम:|शुभ|लाभ|जय\s|ॐ|॥|प्रसन्न|कृपा|श्री गणेश",
    re.IGNORECASE,
)
_GREETINGS = frozenset(
    {"welcome", "welcomes", "welcomesyou", "welcomeyou", "thankyou", "subjecttojurisdiction"}
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
    blocks = blocks_of(survey, sheet, others)
    signed = [key_of(name) for name, _ in signed_for(survey)]
    best: tuple[float, Party] | None = None
    for order, block in enumerate(blocks):
        party = _party(survey, block, sheet, signed)
        if party is not None and party.state is None:
            party.state = _state_beside(survey, block, others, sheet)
        if party is None:
            continue
        if not party.address:
            party.address = address_apart(blocks, party.name[-1], sheet)
        if not party.address:
            party.address = address_beside(blocks, party.name[-1])
        score = _score(block, party, sheet, signed) - 0.15 * order
        if best is None or score > best[0]:
            party.prominence = min(max(score / 3, 0.3), 1.0)
            best = score, party
    if best is None or best[0] < _LEAST:
        return None
    if not best[1].address:
        best[1].address = address_at_foot(blocks, survey, sheet)
    return best[1]


def _state_beside(survey: Survey, block: Block, others: Sequence[Party], sheet: Sheet) -> Run | None:
    """Return the State close behind a number of a block: "GSTIN: 08…   State: Rajasthan, Code: 08"."""
    for part in block.parts:
        line = next((line for line in sheet.lines if part.run.tokens[0] in line.tokens), None)
        for label in survey.labels_of(line) if line is not None and part.labels else ():
            before = [run for run in line.segments if run.right < label.run.left] if line is not None else []
            if not before or not label.means("state") or part.run.tokens[0] not in before[-1].tokens:
                continue
            near = label.run.left - before[-1].right < _NEAR * sheet.letter
            if near and not any(other.holds(label.run.tokens[0]) for other in others):
                return survey.beside(label)
    return None


def signed_for(survey: Survey) -> Iterator[tuple[str, Run]]:
    """Yield the names after "For …" above signatures, each with where it stands."""
    for line in survey.lines():
        for segment in line.segments:
            found = _SIGNED_FOR.match(segment.text)
            if found is not None:
                yield found["name"].strip(" ,.:"), Run(segment.within(found.start("name"), found.end()))


def signed_by(survey: Survey, name: str) -> bool:
    """Tell whether the document is signed for a name."""
    return any(fuzz.ratio(key_of(name), key_of(signed)) > 88 for signed, _ in signed_for(survey))


def _named(parts: Sequence[Part], sheet: Sheet, signed: Sequence[str]) -> int | None:
    """Return which part is the name: the largest before the address, one like a firm's, or that signs."""
    best: tuple[float, int] | None = None
    end = 0  # the last line that may still be the best name's
    for place, part in enumerate(parts):
        text = part.run.text
        if best is not None and (part.labelled or address_score(text) >= 2 or is_contact(text)):
            break
        if not part.plain or not _is_name(text):
            continue
        if best is not None and place == end + 1 and _PRAYER.search(parts[best[1]].run.text) is None:
            above = parts[best[1]].run
            if abs(above.height - part.run.height) < 0.12 * above.height:
                end = place
                continue  # it goes on with the line above, if with anything
        key = key_of(text)
        worth = part.run.height / sheet.letter + 0.25 * looks_like_company(text)
        worth += 2.0 * any(fuzz.ratio(key, other) > 88 for other in signed)
        worth -= 2.0 * (_PRAYER.search(text) is not None and not looks_like_company(text))
        if best is None or worth > best[0] + _LARGER:
            best, end = (worth, place), place
    return None if best is None else best[1]


def _party(survey: Survey, block: Block, sheet: Sheet, signed: Sequence[str]) -> Party | None:
    parts = block.parts
    start = _named(parts, sheet, signed)
    if start is None:
        return None
    start = _legal(parts, start)
    names = [parts[start].run]
    place = start + 1
    while place < len(parts) and len(names) < 3 and _goes_on(names[-1], parts[place], sheet):
        names.append(parts[place].run)
        place += 1
    address = address_in(parts[place:], sheet)
    party = Party(name=names, address=[part.run for part in address])
    if len(names) == 1 and not address and (both := name_and_address(names[0])) is not None:
        party.name, party.address = [both[0]], [both[1]]  # "Gomtika Foods LLP, Plot 12, Ahmedabad 382445"
    for part in parts:
        for label in part.labels:
            if label.means("state") and party.state is None:
                party.state = survey.beside(label)
        if part.plain and party.state is None and state_alone(part.run.text) is not None:
            party.state = part.run
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


def _legal(parts: Sequence[Part], start: int) -> int:
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
    if _SIGNED_FOR.match(text) or key_of(text) in _GREETINGS:
        return False
    if any(amount.money for amount in find_amounts(text)) or _is_label(text):
        return False
    paper = not looks_like_company(text) and bool(_PAPERS & concepts_of(text))  # "नकद पर्चा"
    if paper or _TITLED.search(text) or is_declared(text) or is_slogan(text) or find_dates(text):
        return False
    if state_of_name(text.strip(" .,")) is not None or _SENTENCE.search(text):
        return False
    return address_score(text) < 4 or looks_like_company(text)


def _is_label(text: str) -> bool:
    """Tell whether words are the label of a sum, or a heading of a column, and nothing else."""
    plain = re.sub(r"\([^)]*\)|@?\s*\d[\d.]*\s*%", " ", text)
    keys = [key for word in plain.split() if (key := key_of(word))]
    found = labels().look_up(keys, misread=False)
    return found is not None and any(meaning.group == "total" for meaning in found[0])


def _goes_on(name: Run, part: Part, sheet: Sheet) -> bool:
    """Tell whether a name runs on in the next line: as large, and not yet complete."""
    text = part.run.text
    if (
        not part.plain
        or ends_company(name.text)
        or not _is_name(text)
        or part.run.top - name.bottom > sheet.pitch
    ):
        return False
    if name.text.rstrip().endswith(("&", ",", " and", "/")) or is_rest_of_company(text):
        return True
    alike = abs(part.run.height - name.height) < 0.18 * name.height
    if ends_company(text) and address_score(text) < 3:
        return alike or len(text) < 12
    large = name.height > 1.25 * sheet.letter
    return alike and large and address_score(text) == 0


def _score(block: Block, party: Party, sheet: Sheet, signed: Sequence[str]) -> float:
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
