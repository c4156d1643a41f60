"""A unit without a number: "किलो वाली दही", "besan kilo wala", "litre aali botal" are of one."""

from __future__ import annotations

import re

from language.gloss.lexicon import Lexicon

_BARE = re.compile(
    r"(?P<before>\S+\s+)?(?<!\S)(?P<unit>kilo|kg|kilogram|litre|liter|ltr|leetar|किलो|किलोग्राम|लीटर|लिटर)\s+"
    r"(?=(?:[wv]?aa?l[aei]+|aall?[aei]+|वाल[ाेी]|आल[ाेी])(?!\S))",
    re.IGNORECASE,
)


def with_one_unit(text: str, lexicon: Lexicon) -> str:
    """Return the text with a one before each unit that has no number and tells a size apart."""

    def counted(match: re.Match[str]) -> str:
        before = match["before"] or ""
        word = before.strip().casefold()
        if word[-1:].isdigit() or lexicon.number(word, by_sound=False) is not None:
            return match[0]
        return f"{before}1 {match['unit']} "

    return _BARE.sub(counted, text)
