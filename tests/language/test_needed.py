"""The words that a pattern needs, read off it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.needed import DIGIT, needed_words

NEEDED = {
    r"\bwhy\b|\bhow\s+come\b": ("come", "why"),
    r"re-?\s?order\w*": ("order",),
    r"(?:sale|sell)s?": ("sale", "sell"),
    r"\b(?:stock|inventory)\s+(?:at\s+)?risks?\b": ("risk",),
    r"(?P<unit>week|month)s?\b": ("month", "week"),
    r"₹|\brs\b": ("rs", "₹"),
    r"\bgst\b|जीएसटी": ("gst", "जीएसटी"),
    r"colou?r": ("colo",),
    r"a+bc": ("bc",),
    r"fo{2}bar": ("bar",),
    r"foo(?:bar|)": ("foo",),
    r"a(?=bar)bar": ("bar",),
    r"foo(?!bar)": ("foo",),
    r"foo\(bar\)": ("foo(bar)",),
    r"[()]foo": ("foo",),
    r"[\]|(]foo": ("foo",),
    r"\d+%": (DIGIT,),
    r"\d\d[-/]\d\d": (DIGIT,),
    r"\x66oo bar": ("oo bar",),
    r"\u0066oo bar": ("oo bar",),
    r"(?:week|weekend)": ("week",),
}
NOTHING = (
    r"[^\W\d_]",
    r"(?:abc)?",
    r"(?:abc|\w+)",
    r"ab{0,3}",
    r"x{2}y",
    r"(?<=foo)b",
    r"(?i)foo",
    r"(?P<x>foo)(?P=x)",
    r"(foo)?(?(1)bar|baz)",
    "",
)


@pytest.mark.parametrize(("pattern", "words"), NEEDED.items())
def test_the_words_a_pattern_needs_are_read_off_it(pattern: str, words: tuple[str, ...]) -> None:
    assert needed_words(pattern) == tuple(sorted(words))


@pytest.mark.parametrize("pattern", NOTHING)
def test_a_pattern_that_may_fit_any_text_needs_no_word(pattern: str) -> None:
    assert needed_words(pattern) == ()


@pytest.mark.parametrize("pattern", [*NEEDED, *(one for one in NOTHING if "(?<=" not in one)])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_fits_has_a_word_that_it_needs(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    words = needed_words(pattern)
    has_digit = DIGIT in words and any(char.isdecimal() for char in text)

    assert not words or has_digit or any(word in text for word in words)
