"""Words that stand where a name would stand, but name nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.catalogue.common_word import is_common, is_goods
from language.catalogue.mention import Place, Unknown, overlaps
from language.catalogue.people import is_somebody
from language.catalogue.plain_words import is_plain
from language.pattern import Pattern
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
_COUNTS = frozenset({"how"})
"""What Hindi puts behind the thing it asks of: "maggi how many sold"."""

_OF_VERBS = ("ते", "ेगा", "ेगी", "ेंगे", "ेंगी", "ऊँगा", "ूँगा", "ऊँगी", "ूँगी", "ोगे", "ूँ", "ऊँ", "ाएँ", "िएगा", "इएगा", "ाकर")
_SHORTEST_VERB = 3
_ASKED = Pattern(
    r"\b(?:how\s+(?:many|much)|sales?|sold|sell|stock|price|rate|order|demand|forecast|revenue|margin|profit|run\s+out|left)\b",
    re.IGNORECASE,
)
_NO_GOODS = frozenset(
    {
        "grocery",
        "groceries",
        "provisions",
        "ration",
        "collection",
        "collections",
        "takings",
        "galla",
        "crowd",
        "footfall",
        "rush",
        "visitors",
        "commission",
    }
)
_ORDERED = [["should", who, verb] for who in ("i", "we") for verb in ("order", "reorder", "buy")]
"""What Hindi puts behind the thing it wants: "helicopter should i order"."""
_SOLD_OR_HELD = frozenset({"sale", "sales", "sold", "stock", "price", "demand", "forecast"})


def strangers_among(
    names: Sequence[Token], text: str, tokens: list[Token], taken: Sequence[Place], *, has_pack: bool
) -> list[Unknown]:
    """Return the runs of words that stand where a name would stand.

    Args:
        names: Words that may be a name and are none of ours.
        text: The text.
        tokens: All of its words.
        taken: Where days and places stand; they are passed over.
        has_pack: A pack size belongs to them, as to a name.
    """
    order = {token.start: position for position, token in enumerate(tokens)}
    runs: list[list[Token]] = []
    for token in names:
        if _is_of_a_verb(token.norm):
            continue
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
        after = _next(tokens, last, taken)
        counted = after in _COUNTS and all(_may_be_counted(token) for token in run)
        placed = before in _PLACED and run[0].text[:1].isupper()
        named = placed or before in _BEFORE_NAME or after in _AFTER_NAME or counted or has_pack
        if named and any(len(token.norm) > 1 for token in run):
            place = (run[0].start, run[-1].end)
            found.append(Unknown(text[place[0] : place[1]], place))
    return found


def goods_asked_of(text: str, tokens: list[Token], taken: Sequence[Place]) -> list[Unknown]:
    """Return the thing that a text which names nothing of ours asks of, where it is one that a shop may sell.

    That is a word for goods ("bread", "helmet"), or any noun that is counted or whose sales, stock or
    price is asked for ("cricket bat how many sold", "drone stock").
    """
    if not _ASKED.search(text):
        return []
    free = [token for token in tokens if not overlaps((token.start, token.end), list(taken))]
    for position, token in enumerate(free):
        if is_goods(token.norm) and not is_plain(token.norm):
            return [Unknown(text[token.start : token.end], (token.start, token.end))]
        ordered = [word.norm for word in free[position : position + 3]] in _ORDERED
        asked = (
            ordered
            or token.norm in _SOLD_OR_HELD
            or (
                token.norm in _COUNTS
                and free[position + 1 : position + 2]
                and free[position + 1].norm in ("many", "much")
            )
        )
        if (
            token.norm in _SOLD_OR_HELD
            and free[position + 1 : position + 2]
            and free[position + 1].norm in ("of", "for")
        ):
            end = position + 2
            if end + 1 < len(free) and is_plain(free[end].norm):  # "air coolers"
                end += 1
            while end < len(free) and _may_be_goods(free, end, is_counted=False):
                end += 1
            if end > position + 2 and not is_plain(free[end - 1].norm):
                place = (free[position + 2].start, free[end - 1].end)
                return [Unknown(text[place[0] : place[1]], place)]
        start = position
        while asked and start > 0 and _may_be_goods(free, start - 1, is_counted=token.norm in _COUNTS):
            start -= 1
        alone = start == 0 and position == 1 and token.norm not in _COUNTS
        if alone and not ordered and "how" not in text.lower():
            continue  # "dump price changes"
        if start < position:
            place = (free[start].start, free[position - 1].end)
            return [Unknown(text[place[0] : place[1]], place)]
    return []


def _is_of_a_verb(word: str) -> bool:
    """Tell whether a word nobody knows ends as Hindi verbs do (मलते, लदवाऊँगा): it names nothing."""
    return not word.isascii() and len(word) > _SHORTEST_VERB and word.endswith(_OF_VERBS)


def _may_be_counted(token: Token) -> bool:
    """Tell whether a word may be a thing: no Hindi "having done", no scrap of two letters."""
    word = token.norm
    return len(word) > (2 if word.isascii() else 1) and not word.endswith(("कर", "के"))


def _may_be_goods(tokens: Sequence[Token], position: int, *, is_counted: bool) -> bool:
    token = tokens[position]
    return (
        not token.is_number
        and _may_be_counted(token)
        and (is_common(token.norm) if token.norm.isascii() else is_counted)
        and not is_plain(token.norm)
        and token.norm not in _NO_GOODS
        and not is_somebody(tokens, position)
    )


def _next(tokens: Sequence[Token], last: int, taken: Sequence[Place]) -> str:
    """Return the next word that is no day and no place."""
    following = (token for token in tokens[last + 1 :] if not overlaps((token.start, token.end), list(taken)))
    return next((token.norm for token in following), "")
