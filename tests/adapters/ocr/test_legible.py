"""Photos too dark or too blurred to be read are refused with what to do; others never."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from adapters.ocr.legible import refuse_illegible, trust_in
from adapters.ocr.light import evened
from adapters.ocr.lone import lone_digits
from adapters.ocr.recognise import Line, Quad, Span, as_printed
from core.errors import InputError
from tests.adapters.ocr import files
from tests.adapters.ocr.files import Pixels


@pytest.fixture(scope="module")
def sheet() -> Pixels:
    return files.rendered(files.bill_pdf(), 2.4)


def read(letters: int) -> list[Line]:
    quad = np.zeros((4, 2), np.float32)
    return [Line(quad, (Span("x" * letters, 0.0, 1.0, 0.99),), 0.99)]


def dimmed(photo: Pixels, share: float) -> Pixels:
    noise = np.random.default_rng(3).normal(0, 2, photo.shape)
    return np.clip(photo * share + noise, 0, 255).astype(np.uint8)


def blurred(photo: Pixels, spread: float) -> Pixels:
    return cv2.GaussianBlur(photo, (0, 0), spread).astype(np.uint8)


def test_a_photo_on_which_print_runs_together_is_refused_as_blurred(sheet: Pixels) -> None:
    photo = blurred(sheet, 4)
    with pytest.raises(InputError) as refused:
        refuse_illegible(photo, evened(photo), [])
    assert refused.value.code == "document_too_blurred"


def test_a_photo_without_light_is_refused_as_dark(sheet: Pixels) -> None:
    photo = dimmed(sheet, 0.04)
    with pytest.raises(InputError) as refused:
        refuse_illegible(photo, evened(photo), read(12))
    assert refused.value.code == "document_too_dark"


def test_what_was_read_all_the_same_or_is_sharp_is_not_refused(sheet: Pixels) -> None:
    for photo in (blurred(sheet, 4), dimmed(sheet, 0.04)):
        refuse_illegible(photo, evened(photo), read(200))
    refuse_illegible(sheet, sheet, [])
    blank = np.full((1200, 900, 3), 240, np.uint8)
    refuse_illegible(blank, blank, [])


def test_words_of_a_soft_photo_are_trusted_less(sheet: Pixels) -> None:
    assert trust_in(sheet) == 1
    assert trust_in(blurred(sheet, 2.2)) < 1


def line(left: int, top: int, right: int, high: int = 34) -> Quad:
    return np.array([[left, top], [right, top], [right, top + high], [left, top + high]], dtype=np.float32)


def test_a_digit_that_stands_alone_in_a_row_is_found_and_a_letter_of_a_word_is_not() -> None:
    page = np.full((500, 900, 3), 250, np.uint8)
    lines: list[Quad] = []
    for top in (60, 160, 260, 360):
        cv2.putText(page, "Basmati Rice", (40, top + 26), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
        lines.append(line(34, top, 240))
    cv2.putText(page, "3", (500, 186), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    cv2.putText(page, "Stamp", (600, 286), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    cv2.putText(page, "7", (700, 460), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    (found,) = lone_digits(page, lines)
    assert found[:, 0].min() < 505
    assert found[:, 0].max() > 512
    assert found.mean(axis=0)[1] == pytest.approx(177, abs=6)


@pytest.mark.parametrize(
    ("read", "printed"), [("き86.85", "₹86.85"), ("ぎ 412.98", "₹ 412.98"), ("Total：7", "Total:7")]
)
def test_signs_that_the_model_takes_for_others_are_put_back(read: str, printed: str) -> None:
    assert as_printed(read) == printed
