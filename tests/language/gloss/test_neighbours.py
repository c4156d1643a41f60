"""Words of neighbouring languages in Hindi; what only looks like one stays."""

from __future__ import annotations

import pytest

from language.gloss import in_english
from language.gloss.neighbours import in_hindi


def nothing(_word: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("namak 1 kilo delhi 2 ma 25 kariye to su thase", "what will happen"),
        ("jaipur ma doodh ketlu bachyu che", "how much left"),
        ("mumbai 1 madhe butter kiti shillak ahe", "how much left"),
        ("जयपुर मध्ये उद्या काय संपेल", "what will run out"),
        ("tez 1 kg jaipur kinne da vechna chahida", "at what price should i sell"),
        ("bhalke mumbai 1 vich ki mukk javega", "tomorrow in mumbai 1 what will run out"),
        ("guzishta mahine ki farokht mulahiza farmaiye", "last month sales"),
    ],
)
def test_a_neighbours_words_are_read_as_hindi(said: str, english: str) -> None:
    assert english in in_english(said, nothing)


@pytest.mark.parametrize(
    "said",
    ["why did sales fall in the last month", "su naam ka brand", "la chips", "atta 5 kg da rate", "no milk"],
)
def test_a_short_word_alone_tells_no_neighbour(said: str) -> None:
    assert in_hindi(said, nothing) == said


def test_a_name_of_the_catalogue_is_no_neighbours_word() -> None:
    assert in_hindi("zakhira shampoo", lambda word: word == "zakhira") == "zakhira shampoo"
