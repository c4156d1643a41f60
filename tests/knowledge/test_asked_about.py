"""The thing that a question asks something of."""

from __future__ import annotations

import pytest

from knowledge.asked_about import asked_about
from knowledge.expand import terms_of
from language.script import Language


def thing(text: str, language: Language) -> str | None:
    found = asked_about(text, language, terms_of(text, language))
    return found.said if found else None


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("What is the GST rate on biscuits?", "en", "biscuits"),
        ("HSN code of mustard oil", "en", "mustard oil"),
        ("What commission do they take on books?", "en", "books"),
        ("biscuit GST rate", "en", "biscuit"),
        ("grocery commission", "en", "grocery"),
        ("How much TDS do I deduct on the rent of the shop?", "en", "rent"),
        ("chawal pe kitna gst hai", "hinglish", "chawal"),
        ("commission kitna lagta hai kurti pe", "hinglish", "kurti"),
        ("khilone bechne par kitna commission katega", "hinglish", "khilone"),
        ("साबुन पर जीएसटी कितना है", "hi", "साबुन"),
        ("चाय पत्ती का HSN बताओ", "hi", "चाय पत्ती"),
    ],
)
def test_the_thing_is_read_from_either_side_of_what_is_asked(
    text: str, language: Language, said: str
) -> None:
    assert thing(text, language) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many HSN digits does an invoice need?", "en"),
        ("How long must the HSN be for a firm doing 8 crore?", "en"),
        ("What GST is charged on a bill to another state?", "en"),
        ("supplier's GST number begins with 24, which state is he from", "en"),
        ("invoice pe HSN kitne digit ka chahiye?", "hinglish"),
        ("मार्केटप्लेस बिक्री पर कितना टीडीएस काटता है", "hi"),
        ("Can I sell milk after a power cut?", "en"),
    ],
)
def test_what_holds_for_all_is_asked_of_no_thing(text: str, language: Language) -> None:
    assert thing(text, language) is None


def test_what_the_thing_is_comes_before_what_describes_it() -> None:
    text = "GST on gold jewellery"
    found = asked_about(text, "en", terms_of(text, "en"))
    assert found is not None
    assert [term.words for term in found.things] == [("jewelleri",), ("gold",)]
    assert [term.words for term in found.attribute] == [("gst",)]
