"""A message cut into words: doubled words, words written together and turns of several words told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from language.catalogue.departments import said_in_hindi
from language.dates.festival import festivals
from language.gloss.lexicon import Lexicon, read_yaml
from language.gloss.spelled import spelled
from language.sound import sound
from language.tokens import ascii_digits, normalize

Knows = Callable[[str], bool]

SIGNS = ".'’:-–—"
LETTERS = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963\u200c\u200d]+)*")
_PIECE = re.compile(
    r"₹?\d+(?:,\d{2,3})+(?:\.\d+)?%?|[^\s?!,;।|()\[\]{}\"“”→…\u2600-\u27bf\U0001f000-\U0001faff]+|[?!,;।→]|\n"
)
_PICTURE = {"\U0001f4c9": "गिरा", "\U0001f4c8": "बढ़ा"}
"""A falling and a rising chart say what a verb would."""

_PACK = re.compile(r"(\d)[ -]?(?:पैक|पीस\s+वाला\s+पैक)(?![\u0900-\u0963])")
_HYPHEN = re.compile(r"[-–]")
_EACH = ("वार", "वाइज", "wise", "waar", "war", "vaar", "var")
_GENITIVE = frozenset({"का", "के", "की", "ka", "ke", "ki", "k"})
_RELATIVE = frozenset({"वाला", "वाले", "वाली", "wala", "wale", "wali", "vala", "vale", "vali"})
"""Where a name has का it may as well have one of these: खाने वाला तेल."""

_LONGEST = 6
_PAIR = 2
_ECHOES = frozenset("वvwशsW")


@dataclass(frozen=True)
class Pieces:
    """The words, numbers and stops of a message, and how many turns of several words were put in English."""

    words: tuple[str, ...]
    turns: int


def pieces(text: str, lexicon: Lexicon, knows: Knows) -> Pieces:
    """Return the pieces of a message, turns of several words in English."""
    text = _PACK.sub(r"\1-pack", text)
    for picture, verb in _PICTURE.items():
        text = text.replace(picture, f" {verb} ")
    cut = [part for piece in _PIECE.findall(ascii_digits(text)) for part in _parts(piece, lexicon, knows)]
    keys = [_key(piece) for piece in cut]
    words: list[str] = []
    position = turns = 0
    while position < len(cut):
        found = _expression(keys, position)
        if found is None:
            words.append(cut[position])
            position += 1
        else:
            english, is_name, length = found
            words += [english] if is_name else english.split()
            turns += not is_name
            position += length
    return Pieces(tuple(words), turns)


def _parts(piece: str, lexicon: Lexicon, knows: Knows) -> Iterator[str]:
    """Return the words of a piece: क्या-क्या, शनिवार-इतवार, श्रेणीवार (by category), krdo."""
    core = piece.strip(SIGNS)
    if not _HYPHEN.search(core):
        yield from _simple(piece, lexicon, knows)
        return
    halves = [half for half in _HYPHEN.split(core) if half]
    if (
        len(halves) == _PAIR
        and halves[1][:1] in _ECHOES
        and _after_first(halves[0]) == _after_first(halves[1])
    ):
        halves = halves[:1]  # छूट-वूट, chai-vai
    if len(set(halves)) == 1 < len(halves):  # अलग-अलग
        yield from halves
        return
    is_word = all(LETTERS.fullmatch(half) and len(half) > 1 for half in halves)
    is_hindi = any(not half.isascii() or lexicon.exact(half.lower()) for half in halves)
    if not is_word or not is_hindi or lexicon.exact(normalize(core)) or (core.isascii() and knows(core)):
        yield piece
        return
    for half in halves:
        yield from _simple(half, lexicon, knows)


def _after_first(word: str) -> str:
    return word[1:].lower()


def _simple(piece: str, lexicon: Lexicon, knows: Knows) -> Iterator[str]:
    word = normalize(piece.strip(SIGNS))
    if not LETTERS.fullmatch(word) or lexicon.exact(word) or knows(piece):
        yield piece
        return
    for each in _EACH:
        stem = word.removesuffix(each)
        if (
            stem != word
            and len(stem) > 1
            and (lexicon.exact(stem) or lexicon.like(stem) or not word.isascii())
        ):
            yield from (stem, "wise" if each.isascii() else each)
            return
    if not lexicon.like(word) and (parts := lexicon.parts(word)):
        yield from parts
        return
    yield piece


def _expression(keys: Sequence[str], position: int) -> tuple[str, bool, int] | None:
    listed = _expressions().get(keys[position])
    if listed is None:
        return None
    for length in range(min(_LONGEST, len(keys) - position), 1, -1):
        meant = listed.get(tuple(keys[position : position + length]))
        if meant is not None:
            return *meant, length
    return None


def _key(piece: str) -> str:
    word = normalize(piece.strip(SIGNS))
    if word in _GENITIVE:
        return "of"
    if word in _RELATIVE:
        return "wala"
    return f"~{sound(word)}" if word.isascii() else spelled(word)


@cache
def _expressions() -> Mapping[str, Mapping[tuple[str, ...], tuple[str, bool]]]:
    """Return the turns of several words by their first word: the English, and whether it is a name."""
    found: dict[str, dict[tuple[str, ...], tuple[str, bool]]] = {}
    for kind, listed in (*read_yaml("expressions.yaml").items(), ("names", said_in_hindi())):
        is_name = kind == "names"
        for english, entry in listed.items():
            for form in entry.split("|"):
                keys = tuple(_key(word) for word in form.split())
                also = tuple("wala" if key == "of" else key for key in keys) if is_name else keys
                for one in (keys, also):
                    found.setdefault(one[0], {}).setdefault(one, (english, is_name))
    for festival in festivals().values():
        for form in (*festival.names, *festival.hindi):
            keys = tuple(_key(word) for word in form.split())
            if len(keys) > 1:  # its own name is one word, and in the lexicon
                found.setdefault(keys[0], {}).setdefault(keys, (festival.key.lower(), True))
    return found
