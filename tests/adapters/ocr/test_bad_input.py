"""What strangers send: each file that cannot be read gets its reason, and the reader goes on."""

from __future__ import annotations

import ast
import inspect
import os
import signal
from collections.abc import Callable, Generator

import pytest

from adapters.ocr import LocalReader, ReadingLimits, refusal
from core.errors import ExternalError, InputError
from language.locales import sentence
from tests.adapters.ocr import files


def refused(reader: LocalReader, content: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        reader.read(content)
    assert sentence(caught.value.code, "en", **caught.value.details)
    return caught.value


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "document_empty"),
        (files.program_named_pdf, "document_type"),
        (lambda: b"%PDF-1.4\nnothing of a PDF\n%%EOF", "document_damaged"),
        (lambda: files.bill_pdf()[:-400], "document_truncated"),
        (lambda: files.encoded(files.rendered(files.bill_pdf(), 0.5))[:3000], "document_truncated"),
        (lambda: files.protected_pdf("secret"), "document_protected"),
        (lambda: files.bill_pdf(500), "document_too_many_pages"),
        (lambda: files.tiff(101, (40, 30)), "document_too_many_pages"),
        (files.huge_png, "document_too_many_pixels"),
        (files.picture_bomb_pdf, "document_too_many_pixels"),
        (
            lambda: files.raw_pdf(b"BT /F1 8 Tf 9 9 Td " + b"(aaaaaaaaaa) Tj " * 12_000 + b"ET"),
            "document_too_complex",
        ),
    ],
)
def test_each_bad_file_has_its_answer(make: Callable[[], bytes], code: str, reader: LocalReader) -> None:
    assert refused(reader, make()).code == code


def test_a_refusal_names_the_value_and_the_limit(reader: LocalReader) -> None:
    many = refused(reader, files.bill_pdf(101))
    assert "101 pages; 100 can be read" in many.message
    huge = refused(reader, files.huge_png())
    assert "20000 × 20000" in huge.message


def test_every_refusal_is_said_in_words() -> None:
    tree = ast.parse(inspect.getsource(refusal))
    codes = {
        keyword.value.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    assert len(codes) >= 12
    values = {"found": "text", "limit": "5", "pages": 7, "page": 1, "width": 3, "height": 4}
    for code in codes:
        assert sentence(str(code), "en", **values)


def test_a_pdf_protected_only_against_changes_is_read(reader: LocalReader) -> None:
    words = [word.text for word in reader.read(files.protected_pdf("")).pages[0].words]
    assert words[:4] == ["A", "protected", "invoice", "of"]


def test_a_page_as_large_as_a_football_field_is_read(reader: LocalReader) -> None:
    contents = b"BT /F1 12000 Tf 9000 100000 Td (Hello Big World) Tj ET"
    page = reader.read(files.raw_pdf(contents, box="0 0 200000 200000")).pages[0]
    assert [word.text for word in page.words] == ["Hello", "Big", "World"]


def test_a_photo_without_a_letter_is_a_page_without_words(reader: LocalReader) -> None:
    page = reader.read(files.noise_photo()).pages[0]
    assert page.words == ()
    assert page.confidence == 0


@pytest.fixture
def strict() -> Generator[Callable[..., LocalReader]]:
    made: list[LocalReader] = []

    def make(**limits: float) -> LocalReader:
        made.append(LocalReader(ReadingLimits(**limits)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for reader in made:
        reader.close()


def test_a_file_that_wants_too_much_memory_ends_its_process_and_not_ours(
    strict: Callable[..., LocalReader],
) -> None:
    reader = strict(memory_megabytes=400)
    bomb = files.raw_pdf(b" " * 600_000_000, compress=True)
    assert refused(reader, bomb).code == "document_too_complex"
    assert len(reader.read(files.bill_pdf()).pages[0].words) == len(files.words_of_bill())


def test_a_page_that_takes_too_long_is_given_up(strict: Callable[..., LocalReader]) -> None:
    reader = strict(page_seconds=1.0)
    assert refused(reader, files.form_bomb_pdf()).code == "document_too_slow"
    assert reader.process_id is None


def test_a_reader_that_only_waits_is_given_up_by_the_clock(strict: Callable[..., LocalReader]) -> None:
    reader = strict(page_seconds=0.5)
    reader.read(files.bill_pdf())
    assert reader.process_id is not None
    os.kill(reader.process_id, signal.SIGSTOP)
    assert refused(reader, files.bill_pdf()).code == "document_too_slow"
    assert reader.process_id is None


def test_a_process_that_was_killed_is_replaced_and_the_file_can_be_sent_again(
    strict: Callable[..., LocalReader],
) -> None:
    reader = strict()
    reader.read(files.bill_pdf())
    first = reader.process_id
    assert first is not None
    os.kill(first, signal.SIGSTOP)  # it will not answer, so the kill meets it at work

    def kill_soon() -> None:
        os.kill(first, signal.SIGKILL)

    import threading

    timer = threading.Timer(0.5, kill_soon)
    timer.start()
    with pytest.raises(ExternalError) as failed:
        reader.read(files.bill_pdf())
    timer.join()
    assert failed.value.code == "reader_down"
    assert reader.read(files.bill_pdf()).pages[0].words
    assert reader.process_id != first


def test_the_process_holds_no_secret_of_ours(
    strict: Callable[..., LocalReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "do-not-pass-on")
    reader = strict()
    reader.read(files.bill_pdf())
    environment = Path(f"/proc/{reader.process_id}/environ").read_bytes()
    assert b"PATH=" in environment
    assert b"do-not-pass-on" not in environment


def test_closing_ends_the_process_and_reading_starts_another(strict: Callable[..., LocalReader]) -> None:
    reader = strict()
    reader.read(files.bill_pdf())
    first = reader.process_id
    reader.close()
    assert reader.process_id is None
    with pytest.raises(ProcessLookupError):
        os.kill(first or 0, 0)
    assert reader.read(files.bill_pdf()).pages
