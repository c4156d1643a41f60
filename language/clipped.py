"""Words typed without their vowels, as in a text message: "frcst", "alrts", "bby care".

A clipped word keeps its first letter and every consonant, in their order. It is written out where one
word of the trade, or of the names of the tenant's categories, alone fits, and it is no word itself. Hindi
words clipped so are heard by their sound (`language/gloss/lexicon.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from language.catalogue.common_word import is_english
from language.catalogue.plain_words import KEYWORDS, is_plain
from language.gloss.lexicon import lexicon
from language.pattern import Pattern
from language.tokens import normalize

_WORD = Pattern(r"(?<![\w@./'’-])[A-Za-z][a-z]{2,}(?![\w@/'’-])")
_INNER_VOWELS = Pattern(r"(?<=.)[aeiou]")
_MOST_VOWELS = 0.34
"""Share of a word's letters that are vowels: what has more of them is spelled out."""
_SHORTEST_WHOLE = 4
_GREETS = Pattern(
    r"^(?P<before>\W*(?:(?:hi+|hello|hey)\W+)?)gm(?=\W*(?:$|[,!.]|sir\b|ji\b|bhai\b|all\b|team\b))",
    re.IGNORECASE,
)
"""Short for good morning where it opens a message; anywhere else it is a gram or the gross margin."""
_ALSO = """
alert alerts review excel clear clearance order orders bills report total brand brands message
document documents status pending approve approval approvals reject export download setting
settings limit service level discount summary update action actions return store stores supplier
customer anomaly expire expired invoice invoices weekly monthly daily sept transfer margins profits
"""


def unclipped(text: str, categories: Iterable[str]) -> str:
    """Return a text with its clipped words written out.

    Args:
        text: The text as it was typed.
        categories: The names of the tenant's categories.
    """
    text = _GREETS.sub(r"\g<before>good morning", text)
    clipped = [found[0] for found in _WORD.finditer(text) if _is_clipped(found[0].lower())]
    if not clipped:
        return text
    ours = by_consonants(word for name in categories for word in re.findall(r"[a-z]+", name.lower()))
    return _WORD.sub(lambda found: _whole(found[0], ours) if found[0] in clipped else found[0], text)


def _whole(word: str, ours: Mapping[str, str]) -> str:
    key = _consonants(word.lower())
    return ours.get(key) or _of_trade().get(key) or word


def _is_clipped(word: str) -> bool:
    """Tell whether a word lacks most of its vowels and is no word of English or Hindi."""
    vowels = len(re.findall(r"[aeiou]", word))
    if vowels > _MOST_VOWELS * len(word):
        return False
    plain = normalize(word)
    return not (is_plain(plain) or is_english(plain) or lexicon().exact(plain) is not None)


def by_consonants(words: Iterable[str]) -> dict[str, str]:
    """Return words by their first letter and consonants; those that share them are left out.

    >>> by_consonants(["forecast", "baby", "brand", "broned"])
    {'frcst': 'forecast', 'bby': 'baby'}
    """
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        if len(word) >= _SHORTEST_WHOLE and _consonants(word) != word:
            found.setdefault(_consonants(word), []).append(word)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


@cache
def _of_trade() -> Mapping[str, str]:
    return by_consonants((*KEYWORDS, *_ALSO.split()))


def _consonants(word: str) -> str:
    return _INNER_VOWELS.sub("", word)
