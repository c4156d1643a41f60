"""A message cut into words: doubled words, words written together and turns of several words told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from language.catalogue.departments import described_in_hindi, said_in_hindi, words_in_hindi
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
_CHARGE = re.compile(r"(\d{3,6})[ -]?mah\b", re.IGNORECASE)
"""What a battery holds, and no month (माह)."""
_HYPHEN = re.compile(r"[-–]")
_EACH = ("वार", "वाइज", "wise", "waar", "war", "vaar", "var")
_GENITIVE = frozenset({"का", "के", "की", "ka", "ke", "ki", "k"})
_RELATIVE = frozenset({"वाला", "वाले", "वाली", "wala", "wale", "wali", "vala", "vale", "vali"})
"""Where a name has का it may as well have one of these: खाने वाला तेल."""

_COLLECTIVE = """
saman samagri maal cheez cheej item items product products vastu sku skus सामान सामग्री माल चीज़
आइटम उत्पाद प्रोडक्ट वस्तु वस्तुएँ khata khate khaate खाता खाते vibhag department section विभाग
सेक्शन
"""
"""What stands for all the goods of a department: बच्चों का सामान."""
_MADE = "bana bani bane banne banaya banayi banaye bante banti बना बनी बने बनने बनाई बनाए बनते बनती तैयार"
_ENDING = re.compile("(?:[aeiou]+n?|[ािुेैोौंँ्]+)$")
_SHORTEST_LOOSE = 3
_COMPOUNDED = "samagri saamagri utpad items products sku skus vibhag सामग्री उत्पाद उत्पादों आइटम विभाग"
"""Before these a department's word stands without का: लेखन सामग्री."""
_BETWEEN = frozenset({"of", "wala", "~jo", "जो"})
_AND, _FROM = "aur", "se"
_PARTICLES = {"और": _AND, "aur": _AND, "से": _FROM, "se": _FROM}
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
    text = _CHARGE.sub(r"\1mah", _PACK.sub(r"\1-pack", text))
    for picture, verb in _PICTURE.items():
        text = text.replace(picture, f" {verb} ")
    cut = [part for piece in _PIECE.findall(ascii_digits(text)) for part in _parts(piece, lexicon, knows)]
    keys = [_key(piece) for piece in cut]
    words: list[str] = []
    position = turns = 0
    while position < len(cut):
        found = _department(keys, position) or _expression(keys, position)
        if found is None:
            words.append(cut[position])
            position += 1
        else:
            english, is_name, length = found
            words += [english] if is_name else english.split()
            turns += not is_name or english in described_in_hindi()
            position += length
    return Pieces(tuple(words), turns)


def _parts(piece: str, lexicon: Lexicon, knows: Knows) -> Iterator[str]:
    """Return the words of a piece: क्या-क्या, शनिवार-इतवार, श्रेणीवार (by category), krdo."""
    core = piece.strip(SIGNS)
    if not _HYPHEN.search(core):
        yield from _simple(piece, lexicon, knows)
        return
    halves = [half for half in _HYPHEN.split(core) if half]
    if len(halves) == _PAIR and halves[1][:1] in _ECHOES and sound(halves[0][1:]) == sound(halves[1][1:]):
        yield from _simple(halves[0], lexicon, knows)  # छूट-वूट, chai-vai
        return
    if len(set(halves)) == 1 < len(halves):  # अलग-अलग
        yield from halves
        return
    is_word = all(LETTERS.fullmatch(half) and len(half) > 1 for half in halves)
    is_hindi = any(
        not half.isascii() or lexicon.exact(half.lower()) or _loose(_key(half)) in _department_words()
        for half in halves
    )
    if not is_word or not is_hindi or lexicon.exact(normalize(core)) or (core.isascii() and knows(core)):
        yield piece
        return
    for half in halves:
        yield from _simple(half, lexicon, knows)


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


def _department(keys: Sequence[str], position: int) -> tuple[str, bool, int] | None:
    """Return the department that words for it, "ka" or "wala", and a word for goods name from a place on.

    "bachcho ka saman", शृंगार और साबुन वाला माल, दूध से बनी चीज़ें.
    """
    said: frozenset[str] | None = None
    end = position
    while (word := _word_of_department(keys, end)) is not None:
        departments, length = word
        said = departments if said is None else said & departments
        end += length
        end += keys[end : end + 1] == [_AND] and _word_of_department(keys, end + 1) is not None
    if not said:
        return None
    if keys[end : end + 1] == [_FROM] and keys[end + 1 : end + 2] and keys[end + 1] in _made():
        end += 2
    words = end
    while end < len(keys) and keys[end] in _BETWEEN:
        end += 1
    if end == len(keys) or _loose(keys[end]) not in _goods_said():
        return None
    if end == words == position + 1 and keys[end] not in _compounded():  # "bache maal" is what is left
        return None
    return next(name for name in words_in_hindi() if name in said), True, end + 1 - position


def _word_of_department(keys: Sequence[str], position: int) -> tuple[frozenset[str], int] | None:
    said = tuple(map(_loose, keys[position : position + _LONGEST]))
    listed = _department_words().get(said[0], {}) if said else {}
    for length in range(len(said), 0, -1):
        found = listed.get(said[:length])
        if found is not None:
            return found, length
    return None


@cache
def _department_words() -> Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]:
    """Return the words for departments by their first: which departments each may be."""
    found: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for name, listed in words_in_hindi().items():
        for form in listed:
            keys = tuple(_loose(_key(word)) for word in form.split())
            of_first = found.setdefault(keys[0], {})
            of_first[keys] = of_first.get(keys, frozenset()) | {name}
    return found


def _loose(key: str) -> str:
    """Return a key without its ending, in which one and many, and the cases, differ."""
    bare = _ENDING.sub("", key)
    return bare if len(bare) > _SHORTEST_LOOSE or (bare[:1] > "~" and len(bare) == _SHORTEST_LOOSE) else key


@cache
def _goods_said() -> frozenset[str]:
    return frozenset(_loose(_key(word)) for word in _COLLECTIVE.split())


@cache
def _compounded() -> frozenset[str]:
    return frozenset(map(_key, _COMPOUNDED.split()))


@cache
def _made() -> frozenset[str]:
    return frozenset(map(_key, _MADE.split()))


def _key(piece: str) -> str:
    word = normalize(piece.strip(SIGNS))
    if word in _GENITIVE:
        return "of"
    if word in _RELATIVE:
        return "wala"
    if word in _PARTICLES:
        return _PARTICLES[word]
    return f"~{sound(word)}" if word.isascii() else spelled(word)


@cache
def words_of_turns() -> frozenset[str]:
    """Return the English words that turns of several words are put in."""
    return frozenset(word for english in read_yaml("expressions.yaml")["turns"] for word in english.split())


@cache
def _expressions() -> Mapping[str, Mapping[tuple[str, ...], tuple[str, bool]]]:
    """Return the turns of several words by their first word: the English, and whether it is a name."""
    found: dict[str, dict[tuple[str, ...], tuple[str, bool]]] = {}
    named = (("names", said_in_hindi()), ("names", described_in_hindi()))
    for kind, listed in (*read_yaml("expressions.yaml").items(), *named):
        is_name = kind == "names"
        for english, entry in listed.items():
            for form in entry.split("|"):
                keys = tuple(_key(word) for word in form.split())
                also = tuple("wala" if key == "of" else key for key in keys) if is_name else keys
                whose = tuple("of" if key == "wala" else key for key in keys) if is_name else keys
                for one in (keys, also, whose):
                    found.setdefault(one[0], {}).setdefault(one, (english, is_name))
    for festival in festivals().values():
        for form in (*festival.names, *festival.hindi):
            keys = tuple(_key(word) for word in form.split())
            if len(keys) > 1:  # its own name is one word, and in the lexicon
                found.setdefault(keys[0], {}).setdefault(keys, (festival.key.lower(), True))
    return found
