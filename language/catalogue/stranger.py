"""Words that stand where a name would stand, but name nothing of ours."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.mention import Unknown
from language.tokens import Token

_BEFORE_NAME = frozenset(
    """
    of for much many reorder order buy restock replenish stock sell price charge purchase sku item product
    brand category store city versus vs compare sales revenue demand forecast margin profit
    """.split()  # noqa: SIM905 a word list is read as words
)
_PLACED = frozenset({"in", "at", "near", "from"})
"""Before a word with a capital letter: a place. A small one is as likely a word we do not know."""
_DETERMINERS = frozenset({"the", "my", "our", "this", "that", "your", "new", "all"})
_AFTER_NAME = frozenset(
    """
    will should sell sells sold selling sales sale demand forecast price stock stockout run runs last finish
    go goes cost costs margin revenue units reorder order
    """.split()  # noqa: SIM905 a word list is read as words
)


def strangers_among(names: Sequence[Token], text: str, tokens: list[Token]) -> list[Unknown]:
    """Return the runs of words that stand where a name would stand."""
    order = {token.start: position for position, token in enumerate(tokens)}
    runs: list[list[Token]] = []
    for token in names:
        if runs and order[token.start] == order[runs[-1][-1].start] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found: list[Unknown] = []
    for run in runs:
        first, last = order[run[0].start], order[run[-1].start]
        while first > 0 and tokens[first - 1].norm in _DETERMINERS:
            first -= 1
        before = tokens[first - 1].norm if first > 0 else ""
        after = tokens[last + 1].norm if last + 1 < len(tokens) else ""
        placed = before in _PLACED and run[0].text[:1].isupper()
        named = placed or before in _BEFORE_NAME or after in _AFTER_NAME
        if named and any(len(token.norm) > 1 for token in run):
            place = (run[0].start, run[-1].end)
            found.append(Unknown(text[place[0] : place[1]], place))
    return found
