"""Our Hindi for a reader of Hinglish: what is said of a bill comes in the letters it was asked in."""

from agent.compose.document_lines import in_language
from language.in_latin import in_latin


def test_figures_and_names_stay_and_words_of_english_come_back() -> None:
    said = in_latin("बिल पर IRN है; सप्लायर से पूछें।")
    assert said == "Bill par IRN hai; supplier se poochein."


def test_a_rule_without_a_hinglish_sentence_is_no_english_one() -> None:
    assert in_language({"en": "Both must be the same.", "hi": "दोनों बराबर होने चाहिए।"}, "hinglish").isascii()
    assert in_language({"en": "Both must be the same."}, "hinglish") == "Both must be the same."
