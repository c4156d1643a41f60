"""Whether a text layer makes sense: a font without a proper character map yields rubbish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapters.ocr.devanagari import has_devanagari
from adapters.ocr.text_layer import LayerWord

_BROKEN_SHARE = 0.03
_LATIN = re.compile(r"[A-Za-z]{4,}")
_VOWELS = frozenset("aeiouAEIOU")
_NATURAL = (0.26, 0.55)
"""Share of vowels in words: English and romanised Hindi lie between 0.35 and 0.5."""
_FEWEST = 8
"""Words of letters to judge by; fewer prove nothing."""


def is_rubbish(words: Sequence[LayerWord]) -> bool:
    """Tell whether what the words say is not what they look like.

    Either many characters have no meaning in their font (Devanagari aside, whose joined
    letters often have none and which is mended), or letters stand for other letters, so that
    what should be words has hardly any vowels, or hardly anything else.
    """
    latin = [word for word in words if not has_devanagari(word.text)]
    letters = sum(len(word.text) for word in latin)
    broken = sum(word.broken for word in latin if len(word.text) > 1)
    if letters and broken > _BROKEN_SHARE * letters:
        return True
    runs = [run for word in latin for run in _LATIN.findall(word.text) if not _is_abbreviation(run)]
    if len(runs) < _FEWEST:
        return False
    vowels = sum(letter in _VOWELS for run in runs for letter in run)
    dry = sum(not _VOWELS & set(run) for run in runs)
    least, most = _NATURAL
    return not least <= vowels / sum(map(len, runs)) <= most or dry > 0.4 * len(runs)


def _is_abbreviation(run: str) -> bool:
    return run.isupper() and len(run) <= 5
