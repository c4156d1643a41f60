"""Word order, mood and what belongs together: Hindi sentences as the planner's English has them."""

from __future__ import annotations

import pytest

from language.gloss import in_english

CATALOGUE = frozenset(
    {"atta", "rajma", "ghee", "delhi", "mumbai", "jaipur", "दिल्ली", "जयपुर", "मुंबई", "राजमा", "घी"}
)


def _gloss(said: str) -> str:
    return in_english(said, lambda word: word.lower() in CATALOGUE)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("सभी सीमाएँ प्रदर्शित करें", "show all limits"),
        ("क्या मँगाएँ", "what should i order"),
        ("दाम 50 तय करें", "set price to rs 50"),
        ("kal ki bikri bata dena", "tell yesterday sales"),
        ("kya mangwana", "what should i order"),
        ("kya order kiya jaye", "what should i order"),
    ],
)
def test_an_open_verb_bids_or_asks_by_its_sentence(said: str, meant: str) -> None:
    assert _gloss(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("rajma mumbai ke liye kitna mangau, ek kilo wala", "rajma 1 kg for mumbai how much should i order,"),
        ("राजमा किलो वाला कितना बिका", "राजमा 1 kg how much sold"),
        ("ghee delhi me 90 ka nahi, 85 ka kar do", "set price of ghee in delhi to rs 85"),
        ("atta paanch kilo nahi das kilo wala", "atta 10 kg"),
    ],
)
def test_a_size_stands_by_its_thing_and_what_is_taken_back_is_gone(said: str, meant: str) -> None:
    assert _gloss(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("bikri kam kaise hui pichle hafte", "sales why fell last week"),
        ("munafa kis karan gira", "profit why fell"),
        ("kal kitne ka maal nikla", "yesterday how much revenue sold"),
        ("kitne dabbe bike", "how many units sold"),
        ("munafa kitne percent baitha", "margin% was"),
        ("ek dukan se dusri me kya bheju", "which stock to transfer between stores"),
        ("kin kin cheezon ke daam badalne chahiye", "which prices should i change"),
        ("pichle mahine forecast kitna sahi nikla", "last month how accurate was forecast"),
        ("tum kya kya kar sakte ho", "what can you do"),
        ("16 se 18 october tak ki bikri", "from 16 october to 18 october sales"),
        ("is mahine pichle mahine ke mukable munafa", "this month compared to last month profit"),
        ("Verma Traders ke is mahine ke bill dikhao", "show this month bill from Verma traders"),
        ("50 hazaar hai, kya mangau", "budget rs 50000, what should i order"),
        (
            "atta ka rate 5% kam karne se kitna fark padega",
            "atta rate if i lower by 5% how much change will be",
        ),
    ],
)
def test_turns_of_phrase(said: str, meant: str) -> None:
    assert _gloss(said) == meant


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("kal kitna bikega", "tomorrow"),
        ("kal kitna bika", "yesterday"),
        ("kitni jayegi kal jaipur me", "tomorrow"),
        ("bikri kal ki", "yesterday"),
        ("कल आई गिरावट का कारण", "yesterday"),
    ],
)
def test_kal_is_told_by_a_verb_on_either_side(said: str, day: str) -> None:
    assert day in _gloss(said)
