"""Whether a line of a form is keys whose values stand below them, or goes on a column of keys and values."""

from __future__ import annotations

from collections.abc import Sequence

from engines.documents.layout import Run

ALIKE = 1.3  # letters: how far apart the left edges of one column lie
SOME_KEYS = 3
TIGHT = 0.6  # of the gap below: a line that stands so close under the one above belongs to it
_TWO_KEYS = 2
_EVEN = 1.3  # times the gap below: how far lines of one column stand apart


def goes_on_beside(above: Sequence[Run], run: Sequence[Run], below: Sequence[Run], letter: float) -> bool:
    """Tell whether two parts of a line stand as far under two of their columns as those below under them.

    So keys and values beside each other are that go on, not keys over values, which stand closer.
    """
    if not len(above) == len(run) == len(below) == _TWO_KEYS:
        return False
    flush = all(abs(one.left - other.left) < ALIKE * letter for one, other in zip(above, run, strict=True))
    return flush and run[0].top - above[0].bottom < _EVEN * (below[0].top - run[0].bottom)


def heads_values(stretches: Sequence[Run], below: Sequence[Run], after: Sequence[Run], letter: float) -> bool:
    """Tell whether a line is keys alone, whose values stand flush below them.

    Of two keys it is said only where they stand closer over the values than these over the next line.
    """
    if len(stretches) < _TWO_KEYS or abs(len(below) - len(stretches)) > 1:
        return False
    if len(stretches) < SOME_KEYS:
        if len(below) != len(stretches) or not after:
            return False
        if (below[0].top - stretches[0].bottom) > TIGHT * (after[0].top - below[0].bottom):
            return False
    if any(
        run.text.endswith((":", ":-", "=")) or any(char.isdigit() for char in run.text) for run in stretches
    ):
        return False
    if sum(any(char.isdigit() for char in value.text) for value in below) * 2 < len(below):
        return False  # words below words: keys and values beside each other, line by line
    flush = sum(any(abs(run.left - value.left) < ALIKE * letter for value in below) for run in stretches)
    return flush * 4 >= 3 * len(stretches)
