"""Which parts of a line Tesseract is asked about, and whose words stand."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from adapters.ocr import hindi
from adapters.ocr.hindi import devanagari_stretches, is_installed, with_hindi
from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Line, Span
from tests.adapters.ocr import files

QUAD = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float32)


@pytest.fixture(scope="module")
def label() -> Pixels:
    """A label in Devanagari as a line cut out of a page."""
    content = files.hindi_pdf()
    if content is None:
        pytest.skip("no Devanagari font on this machine (fonts-noto-core)")
    page = files.rendered(content, 2.2)
    ink = np.argwhere(page[: page.shape[0] // 7].min(axis=2) < 128)
    (top, left), (bottom, right) = ink.min(axis=0) - 5, ink.max(axis=0) + 6
    return np.ascontiguousarray(page[top:bottom, left:right])


@pytest.fixture(scope="module")
def line(label: Pixels) -> Pixels:
    """The label, and a number beside it."""
    number = np.full((label.shape[0], 240, 3), 255, np.uint8)
    cv2.putText(number, "7780586", (30, label.shape[0] - 12), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0, 0, 0), 2)
    return np.ascontiguousarray(np.hstack([label, number]))


def test_a_label_that_the_sure_latin_reader_passed_over_is_asked_about(label: Pixels, line: Pixels) -> None:
    ends = label.shape[1] / line.shape[1]
    sure = Line(QUAD, (Span("7780586", ends, 1.0, 0.99),), 0.99)
    ((start, end),) = devanagari_stretches(sure, line)
    assert start == 0
    assert end == pytest.approx(ends, abs=0.02)


def test_a_line_read_in_full_is_not_asked_about(line: Pixels) -> None:
    assert devanagari_stretches(Line(QUAD, (Span("7780586", 0.0, 1.0, 0.99),), 0.99), line) == []


def test_a_doubted_line_is_asked_about_as_a_whole(label: Pixels) -> None:
    assert devanagari_stretches(Line(QUAD, (), 0.0), label) == [(0.0, 1.0)]


def test_label_and_number_stand_side_by_side(label: Pixels, line: Pixels) -> None:
    if not is_installed():
        pytest.skip("Tesseract with its Hindi model is not installed (tesseract-ocr-hin)")
    sure = Line(QUAD, (Span("7780586", label.shape[1] / line.shape[1], 1.0, 0.99),), 0.99)
    read = with_hindi([sure], [line])
    assert read.used
    assert read.lines[0].text == f"{files.HINDI_LINES[0]} 7780586"


def test_a_sure_word_is_never_taken_for_devanagari(
    label: Pixels, line: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def answer(crops: list[Pixels]) -> list[tuple[Span, ...]]:
        asked.extend(crop.shape[1] for crop in crops)
        return [(Span("कर", 0.0, 1.0, 0.9),) for _ in crops]

    monkeypatch.setattr(hindi, "_read", answer)
    monkeypatch.setattr(hindi, "is_installed", lambda: True)
    sure = Line(QUAD, (Span("Civil", label.shape[1] / line.shape[1], 1.0, 0.99),), 0.99)
    assert with_hindi([sure], [line]).lines[0].text == "कर Civil"
    assert asked == [pytest.approx(label.shape[1], abs=4)]
