"""Sizes that are no quantity: "XL", "UK 8", "36C", "2-3Y", "200 TC", as the shop's own catalogue has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from language.catalogue.pack import Pack, pack_key
from language.pattern import Pattern
from language.tokens import Token, ascii_digits, tokenize

_LETTER = Pattern(r"(?:(?P<times>\d)x|(?P<more>x*))(?P<size>[sml])")
_CODED = Pattern(r"[a-z]{1,3}\d{1,3}|\d{1,4}[a-z]{1,3}")
_GAPS = Pattern(r"[\s./-]+")
_AGE = ((Pattern(r"(?<=\d)(?:yrs?|years?)$"), "y"), (Pattern(r"(?<=\d)(?:mths?|months?)$"), "m"))
"""Of a child's size: "2-3 years" is 2-3Y."""
_IN_NAME = Pattern(
    r"(?<![\w&'’.-])(?<!\d\s)(?:\d?X{1,4}[SL]|[SML]|(?:UK|US|EU|IND)[\s-]?\d{1,2}|\d{1,2}\s?-\s?\d{1,2}\s?(?:Y|Yrs|Years))$"
)
_WORDS = {
    ("extra", "small"): "xs",
    ("extra", "large"): "xl",
    ("double", "xl"): "2xl",
    ("triple", "xl"): "3xl",
    ("small",): "s",
    ("medium",): "m",
    ("large",): "l",
}
_SIZE_WORDS = frozenset({"size", "no", "number", "num", "nambar", "numbar", "साइज़", "नंबर"})
_LONGEST = 3
"""Words of a size as the tokens have them: "2-3Y" is three."""
_BESIDE = 3
"""Words from a size to what has it: "L in the thermal set" is too far."""


def size_code(size: str | None) -> str | None:
    """Return a size's code where it is one that counts nothing; `None` for a quantity or free words.

    >>> size_code("UK 8"), size_code("XXL"), size_code("2-3Y"), size_code("King"), size_code("44")
    ('uk8', '2xl', '23y', None, None)
    """
    compact = _GAPS.sub("", ascii_digits(size or "")).casefold()
    letter = _LETTER.fullmatch(compact)
    if letter is not None:
        times = int(letter["times"] or len(letter["more"]))
        return f"{times if times > 1 else ''}{'x' if times else ''}{letter['size']}"
    for ending, short in _AGE:
        compact = ending.sub(short, compact)
    return compact if _CODED.fullmatch(compact) else None


def number_in(code: str) -> str | None:
    """Return the number of a size's code as people say it alone: 8 of "uk8"; none of "2xl"."""
    said = None if _LETTER.fullmatch(code) else re.fullmatch(r"[a-z]{0,3}(\d{1,3})[a-z]{0,3}", code)
    return said[1] if said and _CODED.fullmatch(code) else None


def own_size(pack_size: str | None, name: str | None) -> str | None:
    """Return the code of a product's size: its pack size if that is no quantity, else what ends its name."""
    if not pack_size:
        ending = _IN_NAME.search((name or "").strip())
        return size_code(ending[0]) if ending else None
    code = size_code(pack_size)
    is_quantity = pack_key(pack_size) != " ".join(ascii_digits(pack_size).casefold().split())
    return None if is_quantity and not _LETTER.fullmatch(code or "") else code


def without_size(name: str, code: str) -> str:
    """Return a name without the size of that code, which says nothing of what the thing is."""
    for start, end, found in reversed(_runs(tokenize(name), name, {code})):
        if found == code:
            return f"{name[:start]} {name[end:]}"
    return name


@dataclass
class OwnSizes:
    """The sizes that a catalogue has, and where a text says one of them."""

    codes: set[str] = field(default_factory=set[str])

    def find(self, text: str, has_size: Callable[[str, str], bool]) -> tuple[Pack, ...]:
        """Return the sizes a text says; "size 8" stands for each size of that number.

        Args:
            text: The message.
            has_size: Tells of a word and a code whether goods with the word in their name come in it.
        """
        if not self.codes:
            return ()
        tokens = tokenize(text)
        found: list[Pack] = []
        for start, end, code in _runs(tokens, text, self.codes):
            pack = Pack(code, start, end)
            if len(code) > 1 or _is_meant(tokens, pack, has_size):
                found.append(pack)
        taken = [(pack.start, pack.end) for pack in found]
        for pack in (*self._numbered(tokens), *self._in_words(tokens, has_size)):
            if all(pack.end <= start or end <= pack.start for start, end in taken):
                found.append(pack)
        return tuple(sorted(found, key=lambda pack: pack.start))

    def _numbered(self, tokens: Sequence[Token]) -> Iterable[Pack]:
        """Find "size 8", "8 number": each of the catalogue's sizes that has this number."""
        for at, token in enumerate(tokens):
            beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
            if token.is_number and any(other.norm in _SIZE_WORDS for other in beside):
                for code in sorted(self.codes):
                    if re.fullmatch(rf"[a-z]*{token.norm}[a-z]*", code):
                        yield Pack(code, token.start, token.end)

    def _in_words(self, tokens: Sequence[Token], has_size: Callable[[str, str], bool]) -> Iterable[Pack]:
        """Find "extra large", "medium" beside goods that come in it."""
        at = 0
        while at < len(tokens):
            for words_, code in _WORDS.items():
                run = tokens[at : at + len(words_)]
                if tuple(token.norm for token in run) != words_ or code not in self.codes:
                    continue
                pack = Pack(code, run[0].start, run[-1].end)
                if _is_beside(tokens, pack, has_size):
                    yield pack
                    at += len(words_) - 1
                    break
            at += 1


def _runs(tokens: Sequence[Token], text: str, codes: set[str]) -> list[tuple[int, int, str]]:
    """Return where words written as one make a code, the longest first: start, end, code."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            start, end = run[0].start, run[-1].end
            written = text[start:end]
            code = size_code(written) if end - start <= length + 10 else None
            apart = _LETTER.fullmatch(code or "") is not None and re.search(r"\s", written)
            if code and code in codes and not apart and not _goes_on(text, start, end):
                found.append((start, end, code))
                at += length - 1
                break
        at += 1
    return found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether letters, digits or a sign that binds go on beside a place: "M&S", "I'm", "1.5L"."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    return re.search(r"(?:[\w&'’]|\d[.,])$", before) is not None or re.match(r"[\w&'’]", after) is not None


def _is_meant(tokens: Sequence[Token], pack: Pack, has_size: Callable[[str, str], bool]) -> bool:
    """Tell of a single letter whether it is a size: beside "size", or beside goods that come in it."""
    at = next(i for i, token in enumerate(tokens) if token.start == pack.start)
    if at and tokens[at - 1].is_number and pack.start - tokens[at - 1].end <= 1:
        return False  # 5 L
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any(other.norm in _SIZE_WORDS for other in beside) or _is_beside(tokens, pack, has_size)


def _is_beside(tokens: Sequence[Token], pack: Pack, has_size: Callable[[str, str], bool]) -> bool:
    """Tell whether goods that come in a size are named beside it, in one word or in two ("rain coat")."""
    before = [token.norm for token in tokens if token.end <= pack.start][-_BESIDE:]
    after = [token.norm for token in tokens if token.start >= pack.end][:_BESIDE]
    pairs = [left + right for run in (before, after) for left, right in pairwise(run)]
    return any(has_size(word, pack.key) for word in (*before, *after, *pairs) if not word.isdecimal())
