"""What of a thing is asked, and whether a passage tells it."""

from __future__ import annotations

import pytest

from knowledge.aspects import aspects_asked, leaves_untold
from knowledge.terms import words_of

LICENCE = "Food: FSSAI registration or licence. Medicines: only with the drug licence on file."
PENALTY = "A first offence is punished with up to ₹25,000."
FEES = "Referral fee: grocery 4 %, fashion 14 %."


@pytest.mark.parametrize(
    ("asked", "passage", "untold"),
    [
        ("How do I get a drug licence?", LICENCE, True),
        ("दवा का लाइसेंस कैसे मिलता है", LICENCE, True),
        ("Do medicines need a licence?", LICENCE, False),
        ("MRP se zyada liya to kya jurmana hai", PENALTY, False),
        ("What is the fine for moving goods without papers?", LICENCE, True),
        ("fashion pe fees kitni hai", FEES, False),
    ],
)
def test_a_passage_that_does_not_speak_of_what_is_asked_of_a_thing_leaves_it_untold(
    asked: str, passage: str, untold: bool
) -> None:
    assert leaves_untold(aspects_asked(words_of(asked)), words_of(passage)) is untold
