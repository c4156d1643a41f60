"""What asks for the meaning of a word, in three languages, and what asks something else of it."""

from __future__ import annotations

import pytest

from knowledge.meanings import asks_for_meaning


@pytest.mark.parametrize(
    "question",
    [
        "What is input tax credit?",
        "what's HSN",
        "What does RCM stand for?",
        "full form of FSSAI",
        "Explain reverse charge",
        "ITC kya hota hai",
        "reverse charge ka matlab",
        "GSTIN kya hai?",
        "e-way bill kise kehte hain",
        "रिवर्स चार्ज क्या होता है?",
        "टीडीएस का मतलब",
    ],
)
def test_who_asks_what_a_word_means_is_understood(question: str) -> None:
    assert asks_for_meaning(question)


@pytest.mark.parametrize(
    "question",
    [
        "How do I cancel an e-way bill?",
        "What does an e-way bill cost?",
        "When must I issue a credit note?",
        "e-way bill kab banana hai",
        "ITC kitne din me le sakte hain",
        "क्रेडिट नोट कब बनाना है?",
    ],
)
def test_who_asks_something_else_of_the_thing_does_not_ask_for_its_meaning(question: str) -> None:
    assert not asks_for_meaning(question)
