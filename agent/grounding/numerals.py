"""Numbers, dates and spelled-out quantities outside references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from agent.grounding import hindi_words
from agent.grounding.evidence import MASK, Chunk, Evidence, chunks, masked
from agent.grounding.vocabulary import (
    BEFORE_A_DAY,
    COUNTED,
    DAY_OR_WORD,
    MONTHS,
    NUMBER_WORDS,
    ONE,
    PERIOD_QUALIFIERS,
    PERIODS,
    RELATIVE_DAYS,
    SCALE_SUFFIXES,
    WEEKDAYS,
    loose_times,
)
from language.tokens import ascii_digits, normalize, stem

_JOINED = re.compile(
    "(?:"
    + "|".join(sorted((word for word in NUMBER_WORDS if word.isascii()), key=len, reverse=True))
    + r"){2,}"
)
_PERCENT = frozenset({"%", "percent", "pct"})
_CURRENCY = re.compile(r"^(?:₹|rs\.?|inr)", re.IGNORECASE)


def numeral_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every quantity or day that is neither a fact, cited, nor the user's own."""
    defects: list[str] = []
    for line in text.split("\n"):
        cited = chunks(ascii_digits(evidence.cited_on(line)))
        found = chunks(masked(line))
        for index, chunk in enumerate(found):
            if chunk.text[0] == MASK:
                continue
            near = _near(found, index)
            claim = _claim(chunk, near, by_model=evidence.by_model)
            if claim and not (_is_own(chunk, near, evidence.user_chunks) or _is_own(chunk, near, cited)):
                defects.append(claim)
    return defects


def has_numeral(text: str) -> bool:
    """Tell whether a text holds a digit or number sign of any script."""
    return any(unicodedata.numeric(char, None) is not None for char in text)


def _claim(chunk: Chunk, near: tuple[str, str], *, by_model: bool) -> str:
    """Return what is wrong with a chunk that states a quantity or a day, else nothing."""
    if has_numeral(chunk.text):
        return f"{chunk.text!r} is a number of your own: refer to a fact"
    parts = [normalize(part) for part in re.split(r"[-–—/'’_]", chunk.text) if part]
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else near[1]
        if _is_quantity(part, near[0], following):
            return f"{chunk.text!r} is a quantity of your own: refer to a fact"
        if _is_day(part, chunk.text, near) or (by_model and part in loose_times()):
            return f"{chunk.text!r} is a day of your own: refer to a fact"
    return ""


def _is_quantity(word: str, before: str, after: str) -> bool:
    if word in ONE:
        return after in COUNTED
    if word == "do":
        return after in hindi_words.COUNTED
    if word == "दो":
        return before not in hindi_words.GIVING or after in hindi_words.COUNTED
    if word in {"quarter", "quarters"}:
        return before not in PERIOD_QUALIFIERS
    if word in NUMBER_WORDS or _JOINED.fullmatch(word):
        return True
    return before == MASK and word in SCALE_SUFFIXES


def _is_day(word: str, written: str, near: tuple[str, str]) -> bool:
    if word in MONTHS or word in WEEKDAYS or word in RELATIVE_DAYS:
        return True
    if word in DAY_OR_WORD:
        modal = word in {"may", "march"} and written[0].isupper() and not near[0]
        return (written[0].isupper() and not modal) or near[0] in BEFORE_A_DAY or near[1] == MASK
    return word in PERIODS and near[0] in PERIOD_QUALIFIERS and near[0] != MASK


def _near(found: list[Chunk], index: int) -> tuple[str, str]:
    """Return the words before and after, normalised; `MASK` for a reference, "" for none."""
    before = found[index - 1].text if index else ""
    after = found[index + 1].text if index + 1 < len(found) else ""
    return _word(before), _word(after)


def _word(text: str) -> str:
    if text.startswith(MASK):
        return MASK
    return normalize(text)


def _is_own(chunk: Chunk, near: tuple[str, str], own: list[Chunk]) -> bool:
    """Tell whether a text of the user's (or a passage) says the chunk the same way.

    A bare number must keep a neighbour: "5 %" of the question does not vouch for "5 units".
    An id or a day ("FOODS_3_090", "Monday") vouches for itself.
    """
    number, unit = _split(chunk.text)
    for index, candidate in enumerate(own):
        own_number, own_unit = _split(candidate.text)
        if own_number != number:
            continue
        if not _is_bare(number):
            return True
        own_near = _near(own, index)
        if len(own) == 1 or set(_units(unit, near)) & set(_units(own_unit, own_near)):
            return True
    return False


def _is_bare(number: str) -> bool:
    return number.replace(".", "").isdecimal() or number in NUMBER_WORDS or number in PERIODS


def _split(text: str) -> tuple[str, str]:
    """Return a chunk's number without grouping, and the sign it carries."""
    folded = normalize(text) if text.isascii() else ascii_digits(text).casefold()
    unit = ""
    if match := _CURRENCY.match(folded):
        unit, folded = "₹", folded[match.end() :]
    if folded.endswith("%"):
        unit, folded = "%", folded[:-1]
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", folded):
        folded = folded.replace(",", "")
    return folded, unit


def _units(unit: str, near: tuple[str, str]) -> Iterator[str]:
    """Yield what tells the same use of a number: its sign and the words beside it."""
    if unit:
        yield unit
        return
    before, after = near
    if after in _PERCENT:
        yield "%"
        return
    if after and after != MASK:
        yield f"after {stem(after)}"
    if before and before != MASK:
        yield f"before {stem(before)}"
