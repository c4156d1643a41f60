"""Amounts in words, as bills write them: "Rupees One Lakh Twenty Thousand and Paise Fifty Only".

English and Hindi, in lakhs and crores or in millions. What cannot be read as one amount is
`None`, never a guess: a bill is judged by it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from language.numbers import WORDS
from language.pattern import Pattern
from language.tokens import words

_ENGLISH_SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000,
    "lacs": 100_000, "million": 1_000_000, "crore": 10_000_000,
    "crores": 10_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_HINDI_SCALES: dict[str, int] = {
    "सौ": 100, "सैकड़ा": 100, "हज़ार": 1_000, "हजार": 1_000, "लाख": 100_000,
    "करोड़": 10_000_000, "अरब": 1_000_000_000,
}  # fmt: skip

# 0 to 99 in Hindi; each number has a word of its own, many in more than one spelling.
_HINDI = """
शून्य; एक; दो; तीन; चार; पाँच पांच; छह छः छ छे; सात; आठ; नौ;
दस; ग्यारह; बारह; तेरह; चौदह; पंद्रह पन्द्रह पंद्रा; सोलह; सत्रह; अठारह अट्ठारह; उन्नीस;
बीस; इक्कीस; बाईस बाइस; तेईस तेइस; चौबीस; पच्चीस; छब्बीस; सत्ताईस सत्ताइस; अट्ठाईस अट्ठाइस अठाईस; उनतीस उन्तीस;
तीस; इकतीस इकत्तीस; बत्तीस; तैंतीस तेंतीस; चौंतीस; पैंतीस; छत्तीस; सैंतीस; अड़तीस; उनतालीस उन्तालीस उनचालीस;
चालीस; इकतालीस; बयालीस; तैंतालीस तेतालीस; चौवालीस चवालीस; पैंतालीस; छियालीस; सैंतालीस; अड़तालीस; उनचास उन्चास;
पचास; इक्यावन; बावन; तिरपन तिरेपन; चौवन; पचपन; छप्पन; सत्तावन; अट्ठावन अठावन; उनसठ;
साठ; इकसठ; बासठ; तिरसठ तिरेसठ; चौंसठ चौसठ; पैंसठ; छियासठ; सड़सठ सरसठ; अड़सठ; उनहत्तर;
सत्तर; इकहत्तर; बहत्तर; तिहत्तर; चौहत्तर; पचहत्तर; छिहत्तर; सतहत्तर; अठहत्तर; उन्यासी उनासी;
अस्सी; इक्यासी; बयासी; तिरासी; चौरासी; पचासी; छियासी; सत्तासी सतासी; अट्ठासी अठासी; नवासी;
नब्बे; इक्यानवे इक्यानबे; बानवे बानबे; तिरानवे तिरानबे; चौरानवे चौरानबे; पचानवे पंचानवे पचानबे; छियानवे छियानबे;
सत्तानवे सत्तानबे; अट्ठानवे अठानवे अट्ठानबे;
निन्यानवे निन्यानबे
"""


def _normal(word: str) -> str:
    return words(word)[0] if words(word) else word


_UNITS: dict[str, int] = {
    **WORDS,
    "fourty": 40,
    "ninty": 90,
    **{
        _normal(spelling): value
        for value, spellings in enumerate(_HINDI.split(";"))
        for spelling in spellings.split()
    },
}
_SCALES = _ENGLISH_SCALES | {_normal(word): value for word, value in _HINDI_SCALES.items()}
_RUPEES = frozenset(
    _normal(word) for word in ("rupee", "rupees", "rs", "inr", "re", "रुपये", "रुपए", "रुपया", "रूपये", "रुपयों", "रु")
)
_PAISE = frozenset(_normal(word) for word in ("paise", "paisa", "paises", "ps", "पैसे", "पैसा"))
_AND = frozenset(_normal(word) for word in ("and", "और", "एवं", "व"))
_HUNDREDTHS = Pattern(r"(?:\band\b|&|और|एवं)?\s*(?<![\w/])(\d{1,2})\s?/\s?100(?![\w/])", re.IGNORECASE)
_MOST_PAISE = 99
_SILENT = frozenset(
    _normal(word)
    for word in ("and", "व", "only", "amount", "in", "words", "total", "indian", "a", "of", "the", "sum",
                 "मात्र", "केवल", "और", "एवं", "कुल", "भारतीय", "शब्दों", "में", "राशि")
)  # fmt: skip


def is_amount_word(text: str) -> bool:
    """Tell whether a word is one that amounts in words have: a number, a scale, rupees, "only".

    >>> is_amount_word("Thirty"), is_amount_word("Traders")
    (True, False)
    """
    found = words(text)
    return bool(found) and all(
        word in _UNITS or word in _SCALES or word in _RUPEES or word in _PAISE or word in _SILENT
        for word in found
    )


def amount_in_words(text: str) -> Decimal | None:
    """Return the amount that words say, rupees with paise; `None` where they do not say one.

    "Paise" may stand before or after its number, and rupees likewise. Digits are no words: a
    text that has any gives `None`, but for hundredths as cheques write them ("and 50/100"), and
    so does a word that belongs to no amount.
    """
    hundredths = _HUNDREDTHS.search(text)
    if hundredths is not None:
        text = text[: hundredths.start()] + " " + text[hundredths.end() :]
    spoken = words(text)
    if not any(token in _UNITS or token in _SCALES for token in spoken):
        return None
    rupees, paise = _parts(list(spoken))
    whole = _number([token for token in rupees if token not in _SILENT])
    part = _number([token for token in paise if token not in _SILENT])
    if whole is None or part is None or part > _MOST_PAISE:
        return None
    if hundredths is not None:
        if paise:
            return None
        part = int(hundredths.group(1))
    return Decimal(whole) + Decimal(part) / 100


def _parts(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part the words of rupees from those of paise."""
    paise_at = next((index for index, token in enumerate(tokens) if token in _PAISE), None)
    if paise_at is None:
        return [token for token in tokens if token not in _RUPEES], []
    before, after = tokens[:paise_at], tokens[paise_at + 1 :]
    if any(token not in _SILENT for token in after):
        # "… and paise fifty only"; "fifty paise and ten rupees" is said by nobody, and is no number.
        return [token for token in before if token not in _RUPEES], after
    # "… rupees fifty paise": what follows the rupees is paise, if they do not stand first.
    rupees_at = max((index for index, token in enumerate(before) if token in _RUPEES), default=-1)
    if any(token in _UNITS or token in _SCALES for token in before[: max(rupees_at, 0)]):
        return [token for token in before[:rupees_at] if token not in _RUPEES], before[rupees_at + 1 :]
    before = [token for token in before if token not in _RUPEES]
    start = _start_of_paise(before)
    return before[:start], before[start:]


def _start_of_paise(tokens: list[str]) -> int:
    """Return where the number right before "paise" begins: behind its "and", else its last number to 99.

    "Thirty seven thousand seventy and nine paise" ends in nine paise; "forty one paise" is one number.
    """
    joint = max((index for index, token in enumerate(tokens) if token in _AND), default=-1)
    behind = tokens[joint + 1 :]
    if joint >= 0 and behind and all(token in _UNITS for token in behind):
        number = _number(behind)
        if number is not None and number <= _MOST_PAISE:
            return joint + 1
    start = len(tokens)
    while start and tokens[start - 1] in _UNITS and _number(tokens[start - 1 :]) is not None:
        start -= 1
    return start


def _number(tokens: list[str]) -> int | None:
    """Return the number of words in a row: "one lakh twenty five thousand three hundred"."""
    if not tokens:
        return 0
    total = 0
    group = 0
    lowest = 10**12
    unit: int | None = None
    for token in tokens:
        if token in _UNITS:
            value = _UNITS[token]
            if unit is not None and not (unit >= 20 and unit % 10 == 0 and 0 < value < 10):
                return None
            group += value
            unit = value
        elif token in _SCALES:
            scale = _SCALES[token]
            unit = None
            if scale == 100:
                if group > 99:
                    return None
                group = (group or 1) * 100
                continue
            if scale >= lowest:
                # "one thousand crore": what came before counts in the larger scale.
                total = (total + group) * scale
            else:
                total += (group or 1) * scale
            lowest, group = scale, 0
        else:
            return None
    return total + group
