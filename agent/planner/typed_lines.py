"""One request typed over several lines, as people send it in bits: "kal", "delhi me", "kya khatam hoga"."""

from __future__ import annotations

from collections.abc import Callable

from language.pattern import Pattern

_BREAK = Pattern(r"\s*\n+\s*")
_GOES_ON = Pattern(r"\s*\n+\s*(?=(?:and|also|plus|aur|or\s+bhi|और|तथा)\b)")
"""A line that goes on with what stands before it, as within a sentence."""
_MOST_LINES = 6
_LONGEST = 6
"""Words of a line: a longer one is a sentence of its own."""


def with_lines_joined(text: str, asks: Callable[[str], bool]) -> str:
    """Return the text with lines that are bits of one request on one line.

    That they are where all are short and one at most asks for something by itself; else each line stays
    a sentence, but for one that goes on with "and".

    Args:
        text: The message.
        asks: Tells whether a line asks for something by itself.
    """
    lines = [line for line in _BREAK.split(text.strip()) if line]
    if len(lines) < 2:
        return text
    short = len(lines) <= _MOST_LINES and all(len(line.split()) <= _LONGEST for line in lines)
    if short and sum(map(asks, lines)) <= 1:
        return " ".join(lines)
    return _GOES_ON.sub(" ", text)
