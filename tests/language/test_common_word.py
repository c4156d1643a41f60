"""What everybody says is nobody's name; what shops sell is a name though everybody says it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from language.catalogue.common_word import is_common, is_goods, is_very_common, log_probabilities


@pytest.mark.parametrize("word", ["wedding", "weddings", "tanked", "mispriced", "शादी", "chahiye", "dukaan"])
def test_words_of_english_and_hindi_are_common_in_any_form_and_script(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["zorvex", "masoori", "dragonfruit"])
def test_a_rare_word_may_be_a_name(word: str) -> None:
    assert not is_common(word)


def test_frequencies_are_log_probabilities_the_most_frequent_first() -> None:
    english, hindi = log_probabilities("en"), log_probabilities("hi")
    assert -4 < english["the"] < 0
    assert english["the"] > english["loan"] > -14
    assert list(hindi.values()) == sorted(hindi.values(), reverse=True)
    assert not any(word.isascii() for word in hindi)


def test_goods_and_their_makers_are_told_from_other_common_words() -> None:
    assert is_goods("batteries")
    assert is_goods("pepsi")
    assert not is_goods("wedding")
    assert is_very_common("face")
    assert not is_very_common("needle")


def test_the_frequencies_are_read_without_the_package_that_brings_them() -> None:
    script = (
        "import sys, language.vocabulary\n"
        "from language.catalogue.common_word import is_common\n"
        "assert is_common('wedding') and 'wordfreq' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
