"""Forms of Hindi words by rule: a verb's from its stem, a noun's and an adjective's from its base."""

from __future__ import annotations

from collections.abc import Iterator

_AFTER_CONSONANT = {
    "STEM": ("",),
    "FUT": ("ega", "egi", "enge", "engi", "unga", "ungi", "oge"),
    "PAST": ("a", "i", "e", "in"),
    "HAB": ("ta", "ti", "te", "tin"),
    "INF": ("na", "ne", "ni", "an"),
    "SUBJ": ("en",),
    "SUBJ1": ("u", "un"),
    "IMP": ("o", "iye", "iyega", "ie", "iega"),
}
_AFTER_VOWEL = {
    **_AFTER_CONSONANT,
    "INF": ("na", "ne", "ni"),
    "FUT": ("yega", "ega", "yegi", "egi", "yenge", "enge", "yengi", "engi", "unga", "ungi", "oge"),
    "PAST": ("ya", "yi", "ye", "i", "yin"),
    "SUBJ": ("ye", "yen", "en", "ve", "ven"),
}
_SIGNS = {
    "ega": "ेगा", "egi": "ेगी", "enge": "ेंगे", "engi": "ेंगी", "unga": "ूँगा", "ungi": "ूँगी", "oge": "ोगे",
    "yega": "येगा", "yegi": "येगी", "yenge": "येंगे", "yengi": "येंगी", "a": "ा", "i": "ी", "e": "े",
    "ya": "या", "yi": "यी", "ye": "ये", "ta": "ता", "ti": "ती", "te": "ते", "tin": "तीं",
    "na": "ना", "ne": "ने", "ni": "नी", "en": "ें",
    "yen": "यें", "u": "ू", "un": "ूँ", "o": "ो", "iye": "िये", "iyega": "ियेगा", "ie": "िए", "iega": "िएगा", "": "",
    "in": "ीं", "yin": "यीं", "ve": "वे", "ven": "वें", "an": "न",
}  # fmt: skip
_FULL = {"े": "ए", "ू": "ऊ", "ो": "ओ", "ि": "इ", "ी": "ई", "ा": "आ"}
"""A vowel sign after a vowel is written as the vowel itself: दिखा + ूँ is दिखाऊँ."""

_VOWEL_ENDS = frozenset("aeiouाेोीू")
_NOUNS = (
    ("ियों", ("ि",)), ("ियां", ("ि",)), ("ाओं", ("ा",)), ("ाें", ("ा",)), ("ुओं", ("ु",)), ("ों", ("", "ा")),
    ("ें", ("",)), ("े", ("ा",)), ("ि", ("ा",)),
)  # fmt: skip
"""Endings of plurals and obliques, and what stands there in the base."""

_LATIN_NOUNS = (
    ("iyon", ("i",)), ("iyo", ("i",)), ("iyan", ("i",)), ("iyaan", ("i",)), ("on", ("", "a")), ("ein", ("",)),
    ("en", ("",)), ("o", ("", "a")), ("e", ("a",)),
)  # fmt: skip
_CAUSATIVES = ("वा", "waa", "vaa", "wa", "va")
_CONJUNCTIVES = ("कर", "के", "kar", "kr", "ke")


def verb_forms(stem: str) -> Iterator[tuple[str, list[str]]]:
    """Return each feature of a verb with the stem's forms, in the stem's own script."""
    is_vowel = stem[-1] in _VOWEL_ENDS
    is_devanagari = not stem.isascii()
    for feature, endings in (_AFTER_VOWEL if is_vowel else _AFTER_CONSONANT).items():
        forms = [stem + (_written(ending, full=is_vowel) if is_devanagari else ending) for ending in endings]
        yield feature, forms


def noun_bases(word: str) -> Iterator[str]:
    """Return what a noun or an adjective may be a plural or an oblique form of; Devanagari is `spelled`."""
    for ending, bases in _LATIN_NOUNS if word.isascii() else _NOUNS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem + base for base in bases)


def without_causative(word: str) -> str | None:
    """Return a verb's form without its "have it done": लिखवाऊँगा is लिखऊँगा, karwa is kar."""
    for mark in _CAUSATIVES:
        head, found, tail = word.rpartition(mark)
        if found and len(head) > 1:
            return head + tail
    return None


def conjunctive_stem(word: str) -> str | None:
    """Return the stem of "having done": गिनकर is of गिन, leke of le."""
    for mark in _CONJUNCTIVES:
        if word.endswith(mark) and len(word) > len(mark) + 1:
            return word.removesuffix(mark)
    return None


def _written(ending: str, *, full: bool) -> str:
    sign = _SIGNS[ending]
    return _FULL[sign[0]] + sign[1:] if full and sign and sign[0] in _FULL else sign
