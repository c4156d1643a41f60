"""Every sentence exists in every language, with the same variables and in its own letters."""

from __future__ import annotations

import re

import pytest

from agent.grounding.hindi_words import NUMBERS, RELATIVE_DAYS
from language.locales import CHAIN, codes, sentence, spoken_words, variables

TRANSLATED = [language for language in CHAIN if language != "en"]

TO_PLANNER = frozenset(
    """
    accept_change accept_shown alerts_as_shown ask_about_alert
    ask_listed_document ask_order_of ask_price_of check_this_document import_this_file
    listed_alert listed_document listed_name reject_change reject_listed web_alert_question
    """.split()  # noqa: SIM905 - a word list is read as lines
)
"""Requests that no button's label stands beside: said to the planner, which reads English."""

ANSWERS = frozenset({"confirm_yes", "confirm_edit", "confirm_no"})
"""What a button says to a waiting question: a word of the person's own language."""

LOANS = frozenset(
    (
        "1",
        "copilot",
        "fssai",
        "gst",
        "heic",
        "hinglish",
        "hsn",
        "iphone",
        "javascript",
        "jpeg",
        "json",
        "mb",
        "mrp",
        "start",
        "stop",
        "pdf",
        "reject",
        "smartretail",
        "sr",
    )
)
"""All that stands in Latin letters in a Hindi sentence: names, and what papers and files print so."""


def requests() -> frozenset[str]:
    """Return the codes whose words are for the planner: beside a label, or a choice's `.message`."""
    labelled = {code.removesuffix(".label") for code in codes("en") if code.endswith(".label")}
    messages = {code for code in codes("en") if code.endswith(".message")}
    return frozenset((labelled | messages | TO_PLANNER) - ANSWERS)


def expected() -> frozenset[str]:
    """Return the codes every language must have of its own."""
    return codes("en") - requests()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_every_sentence_and_none_that_english_lacks(language: str) -> None:
    assert sorted(expected() - codes(language)) == []
    assert sorted(codes(language) - expected()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_takes_the_same_variables(language: str) -> None:
    """`n` only chooses a plural, which a sentence may do without."""
    english, own = variables("en"), variables(language)
    differing = {
        code: (english[code], names) for code, names in own.items() if english[code] - {"n"} != names - {"n"}
    }
    assert differing == {}
    assert not {code for code, names in own.items() if "n" in names - english[code]}


def test_hindi_is_written_in_devanagari_but_for_names_and_loans() -> None:
    assert {word for word in spoken_words("hi") if word.isascii()} == LOANS


def test_hinglish_is_written_in_latin_letters() -> None:
    assert {word for word in spoken_words("hinglish") if not word.isascii()} == set()


def test_composed_hindi_says_no_number_or_day_in_words() -> None:
    """The verifier reads them as figures of our own; the planner's prepared sentences may."""
    planned = {"शून्य", "सौ", "तीन", "कल", "आज", "परसों"}
    assert spoken_words("hi") & (NUMBERS | RELATIVE_DAYS) <= planned


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 चीज़ देखी।"), (1, "1 चीज़ देखी।"), (2, "2 चीज़ें देखीं।"), (5, "5 चीज़ें देखीं।")],
)
def test_hindi_counts_nothing_as_one(count: int, said: str) -> None:
    assert sentence("items_checked", "hi", n=count, count=str(count)) == said


@pytest.mark.parametrize("language", list(CHAIN))
def test_a_place_that_opens_a_sentence_leaves_no_gap(language: str) -> None:
    place = sentence("in_city", language, city="Delhi")
    assert place.startswith(" ")
    for where in (place, ""):
        said = sentence("reorder_some", language, n=2, count="2", units="9", cost="", place=where)
        assert said == said.strip()
        assert not re.search(r"  | [,.:।]", said)
