"""What of a passage is a sentence, and which of them are embedded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import MOST, embedded_sentences, embedded_whole, sentences_of
from tests.knowledge.index.passages import passages


def told(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(text)]


def test_sentences_end_at_full_stops_of_either_script_and_points_of_a_list_are_whole() -> None:
    assert told("It rose in 1916. Later it fell.\n- One. Two.\nयह एक है। वह दो है।") == [
        "It rose in 1916.",
        "Later it fell.",
        "One. Two.",
        "यह एक है।",
        "वह दो है।",
    ]


def test_abbreviations_and_numbers_of_clauses_end_no_sentence() -> None:
    assert told("Pay Rs. Fifty under Rule 46. Not more.") == ["Pay Rs. Fifty under Rule 46. Not more."]


def test_each_sentence_is_embedded_under_its_headings_and_a_single_one_is_the_passage() -> None:
    both, single = passages("An apple is red. A pear is green.", "Plums are blue.")
    assert embedded_sentences(both) == (
        "Title > H0 (C-0)\nAn apple is red.",
        "Title > H0 (C-0)\nA pear is green.",
    )
    assert embedded_sentences(single) == ()


def test_romanised_hindi_is_embedded_in_devanagari_and_its_english_words_as_they_are() -> None:
    (chunk,) = passages("Dukan 8 baje khulti hai. Register me likha jata hai.", language="hinglish")
    assert embedded_whole(chunk).endswith("दुकान 8 बजे खुलती है. Register में लिखा जाता है.")
    assert embedded_sentences(chunk)[0].endswith("दुकान 8 बजे खुलती है.")
    assert chunk.text.startswith("Dukan"), "what is shown stays as it was written"


@given(st.integers(2, 60))
def test_a_long_passage_has_a_bounded_number_of_parts_that_leave_nothing_out(count: int) -> None:
    said = [f"Sentence x{number}x stands here." for number in range(count)]
    (chunk,) = passages(" ".join(said))
    parts = embedded_sentences(chunk)
    assert len(parts) == min(count, MOST)
    assert all(any(one in part for part in parts) for one in said)
