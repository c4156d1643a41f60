import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

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
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """A locale folder of the test's own; caches are emptied before and after."""
    kept = [one for one in vars(locales).values() if hasattr(one, "cache_clear")]
    monkeypatch.setattr(locales, "LOCALES_DIR", tmp_path)
    monkeypatch.setattr(locales, "_BUNDLES", {})
    monkeypatch.setattr(locales, "_LOADED", set[tuple[str, str]]())
    for cached in kept:
        cached.cache_clear()
    (tmp_path / "en").mkdir()
    yield tmp_path / "en"
    for cached in kept:
        cached.cache_clear()


def test_all_files_of_a_folder_are_read_and_variables_filled_in(folder: Path) -> None:
    (folder / "a.ftl").write_text("one = First\n    .label = Pick\n", encoding="utf-8")
    (folder / "b.ftl").write_text(
        "items = { $n -> \n    [one] one item\n   *[other] { $n } items\n }\n", encoding="utf-8"
    )
    assert sentence("one") == "First"
    assert sentence("one.label") == "Pick"
    assert sentence("items", n=1) == "one item"
    assert sentence("items", n=123456) == "1,23,456 items"


def test_threads_that_speak_first_at_once_leave_no_sentence_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(FluentBundle):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            time.sleep(0.05)
            super().__init__(*arguments, **named)

    monkeypatch.setattr(locales, "FluentBundle", Slow)
    (folder / "a.ftl").write_text(
        "".join(f"s{number} = Said {number}\n" for number in range(8)), encoding="utf-8"
    )
    together = Barrier(8)

    def say(number: int) -> str:
        together.wait()
        return sentence(f"s{number}")

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(say, range(8))) == [f"Said {number}" for number in range(8)]
    assert [sentence(f"s{number}") for number in range(8)] == [f"Said {number}" for number in range(8)]


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


def test_what_a_sentence_refers_to_comes_with_it_from_another_file(folder: Path) -> None:
    (folder / "a.ftl").write_text("-shop = the shop\nclosed = closed\n    today\n", encoding="utf-8")
    (folder / "b.ftl").write_text("# A comment\n\nhello = { -shop } is { closed }\n", encoding="utf-8")
    assert sentence("hello") == "the shop is closed\ntoday"


def test_a_file_that_opens_with_no_sentence_is_an_error(folder: Path) -> None:
    (folder / "a.ftl").write_text("# A comment\nhello { $name }\nbye = Bye\n", encoding="utf-8")
    with pytest.raises(SentenceError, match=r"a\.ftl"):
        sentence("bye")


def test_every_entry_is_found_that_the_parser_of_whole_files_finds() -> None:
    for locale in {locale for chain in CHAIN.values() for locale in chain}:
        whole: set[str] = set()
        for path in (locales.LOCALES_DIR / locale).glob("*.ftl"):
            for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
                if isinstance(entry, ast.Message):
                    whole |= {entry.id.name} if entry.value else set()
                    whole |= {f"{entry.id.name}.{one.id.name}" for one in entry.attributes}
        assert codes(locale) == whole
