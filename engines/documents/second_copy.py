"""Bills printed twice on one sheet, the duplicate below the original: only one of the two is read.

Read as one bill, each article and each sum would count twice. Copies side by side: `tidy`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from engines.documents.gathering import relined
from engines.documents.layout import Line, Run, Sheet

_LEAST_LINES = 8  # of one copy
_HALF = 0.4  # of the lines, from which the second copy begins
_ALIKE = 0.7  # of the lines of a copy
_SAME = 88  # likeness of two lines, 0–100; a reader of pictures mistakes some letters
_SHORT = 5  # letters and digits: such a line says nothing


def without_copy(sheet: Sheet) -> Sheet:
    """Return a page with the clearer of two copies of its bill; the same where it holds no two."""
    start = _second_below(sheet.lines) if len(sheet.lines) >= 2 * _LEAST_LINES else None
    if start is None:
        return sheet
    clearer = max(sheet.lines[:start], sheet.lines[start:], key=_clarity)  # a stamp may lie on one
    return replace(sheet, lines=relined([list(line.tokens) for line in clearer], sheet.letter))


def _second_below(lines: Sequence[Line]) -> int | None:
    """Return the line with which a second copy begins below the first."""
    keys = [_key(line) for line in lines]
    steps = Counter(
        place - keys.index(key)
        for place, key in enumerate(keys)
        if len(key) >= _SHORT and keys.index(key) < place
    )
    for step, _ in steps.most_common(2):
        rest = len(lines) - step
        if step < _HALF * len(lines) or rest < _HALF * len(lines):
            continue
        pairs = [pair for pair in zip(keys, keys[step:], strict=False) if max(map(len, pair)) >= _SHORT]
        if _mostly_same(pairs):
            return step
    return None


def _clarity(lines: Sequence[Line]) -> float:
    return Run([token for line in lines for token in line.tokens]).confidence


def _mostly_same(pairs: Sequence[tuple[str, str]]) -> bool:
    same = sum(fuzz.ratio(one, other) >= _SAME for one, other in pairs)
    return len(pairs) >= _LEAST_LINES and same >= _ALIKE * len(pairs)


def _key(run: Run) -> str:
    """Return the letters and digits of some words."""
    return "".join(char for char in run.text.lower() if char.isalnum())
