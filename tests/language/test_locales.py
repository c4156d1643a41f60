from pathlib import Path

import pytest

from language import locales
from language.locales import CHAIN, SentenceError, codes, has_sentence, sentence


def test_a_sentence_is_said() -> None:
    assert sentence("unknown", "en") == "unknown"


@pytest.mark.parametrize("language", ["hi", "hinglish", "ta"])
def test_a_language_without_the_sentence_says_it_in_english(language: str) -> None:
    assert sentence("unknown", language)


def test_a_code_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(SentenceError, match="no_such_sentence"):
        sentence("no_such_sentence", "en")
    assert not has_sentence("no_such_sentence")


def test_every_locale_loads_without_broken_or_doubled_entries() -> None:
    for chain in CHAIN.values():
        for locale in chain:
            codes(locale)
    assert codes("en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locale folder of the test's own; caches are emptied before and after."""
    monkeypatch.setattr(locales, "LOCALES_DIR", tmp_path)
    monkeypatch.setattr(locales, "_bundle", locales._bundle.__wrapped__)  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(locales, "_entries", locales._entries.__wrapped__)  # pyright: ignore[reportPrivateUsage]
    (tmp_path / "en").mkdir()
    return tmp_path / "en"


def test_all_files_of_a_folder_are_read_and_variables_filled_in(folder: Path) -> None:
    (folder / "a.ftl").write_text("one = First\n    .label = Pick\n", encoding="utf-8")
    (folder / "b.ftl").write_text(
        "items = { $n -> \n    [one] one item\n   *[other] { $n } items\n }\n", encoding="utf-8"
    )
    assert sentence("one") == "First"
    assert sentence("one.label") == "Pick"
    assert sentence("items", n=1) == "one item"
    assert sentence("items", n=123456) == "1,23,456 items"


def test_a_missing_variable_is_an_error(folder: Path) -> None:
    (folder / "a.ftl").write_text("hello = Hello { $name }\n", encoding="utf-8")
    with pytest.raises(SentenceError, match="name"):
        sentence("hello")


def test_a_code_written_twice_is_an_error(folder: Path) -> None:
    (folder / "a.ftl").write_text("hello = Hello\n", encoding="utf-8")
    (folder / "b.ftl").write_text("hello = Hi\n", encoding="utf-8")
    with pytest.raises(SentenceError, match=r"b\.ftl.*a\.ftl"):
        sentence("hello")


def test_broken_fluent_is_an_error(folder: Path) -> None:
    (folder / "a.ftl").write_text("hello = { $\n", encoding="utf-8")
    with pytest.raises(SentenceError, match=r"a\.ftl"):
        sentence("hello")
