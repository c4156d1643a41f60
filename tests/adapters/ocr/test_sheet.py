"""Where sheets end on a photo: not at a shadow's edge, and never with print outside."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from adapters.ocr.picture import LONGEST_SIDE, longest_side
from adapters.ocr.recognise import Quad
from adapters.ocr.sheet import holds, sheets_on
from adapters.ocr.straighten import flattened
from tests.adapters.ocr.files import Pixels

SHEET = np.array([[70, 60], [520, 75], [505, 740], [55, 725]], dtype=np.float32)
GREY, BROWN = (75, 75, 75), (60, 90, 130)


def on_table(table: tuple[int, int, int], paper: int = 230) -> Pixels:
    photo = np.full((800, 580, 3), table, np.uint8)
    cv2.fillConvexPoly(photo, SHEET.astype(np.int32), (paper, paper, paper))
    return cv2.GaussianBlur(photo, (3, 3), 0).astype(np.uint8)


def shaded(photo: Pixels, *, to: float = 0.45) -> Pixels:
    """The photo with the soft shadow of a hand over the right half of it, slanting."""
    shade = np.zeros(photo.shape[:2], np.float32)
    cv2.fillPoly(shade, [np.array([[250, 0], [580, 0], [580, 800], [420, 800]])], (1.0,))
    soft = cv2.GaussianBlur(shade, (0, 0), 22)
    return (photo * (1 - (1 - to) * soft[:, :, None])).astype(np.uint8)


def line(left: float, top: float, right: float, high: float = 12) -> Quad:
    return np.array([[left, top], [right, top], [right, top + high], [left, top + high]], dtype=np.float32)


def two_on_table() -> Pixels:
    photo = np.full((800, 700, 3), BROWN, np.uint8)
    photo[60:740, 60:260], photo[60:740, 440:640] = 240, 215
    return cv2.GaussianBlur(photo, (3, 3), 0).astype(np.uint8)


def is_whole(pages: list[Pixels], photo: Pixels) -> bool:
    return len(pages) == 1 and pages[0] is photo


def as_one_of(sheet: Quad, found: list[Quad]) -> bool:
    return any(float(np.abs(quad - sheet).max()) < 12 for quad in found)


@pytest.mark.parametrize("table", [GREY, BROWN])
@pytest.mark.parametrize("shadow", [False, True])
def test_a_sheet_is_found_though_a_shadow_lies_over_half_of_it(
    table: tuple[int, int, int], shadow: bool
) -> None:
    photo = on_table(table)
    assert as_one_of(SHEET, sheets_on(shaded(photo) if shadow else photo).alone)


def test_a_sheet_hardly_lighter_than_the_table_is_found_by_its_colour() -> None:
    assert as_one_of(SHEET, sheets_on(on_table((100, 150, 205), paper=170)).alone)


def test_a_sheet_that_fills_the_picture_has_no_edges_even_in_a_shadow() -> None:
    filling = np.full((800, 580, 3), 230, np.uint8)
    lines = [line(60, 100 + 40 * at, 540) for at in range(12)]
    for photo in (filling, shaded(filling)):
        assert is_whole(flattened(photo, lambda _: lines), photo)


def test_a_dark_stamp_or_band_on_a_page_is_not_its_edge() -> None:
    page = np.full((800, 580, 3), 235, np.uint8)
    page[:70] = (120, 60, 30)
    cv2.circle(page, (420, 650), 80, (150, 60, 60), -1)
    lines = [line(60, 30, 400), *(line(60, 120 + 40 * at, 540) for at in range(10))]
    assert is_whole(flattened(page, lambda _: lines), page)


def test_no_cut_is_made_that_would_lose_a_line_or_leave_lines_aslant() -> None:
    inside = [line(100, 150 + 40 * at, 460) for at in range(8)]
    assert holds(SHEET, inside)
    assert not holds(SHEET, [*inside, line(530, 300, 575)])
    assert not holds(SHEET, [*inside, line(400, 300, 560)])
    turn = cv2.getRotationMatrix2D((290, 400), 12, 1)
    aslant = [cv2.transform(quad[None], turn)[0].astype(np.float32) for quad in inside]
    assert not holds(SHEET, aslant)


def test_print_beside_the_sheet_keeps_the_whole_photo() -> None:
    photo = on_table(BROWN)
    inside = [line(100, 150 + 40 * at, 460) for at in range(8)]
    assert not is_whole(flattened(photo, lambda _: inside), photo)
    assert is_whole(flattened(photo, lambda _: [*inside, line(2, 400, 50)]), photo)


def test_bills_beside_each_other_are_a_page_each_from_the_left_if_print_is_on_each() -> None:
    photo = two_on_table()
    left, right = ([line(x, 150 + 40 * at, x + 150) for at in range(8)] for x in (80, 460))
    pages = flattened(photo, lambda _: [*right, *left])
    assert [page.shape[0] > 2 * page.shape[1] for page in pages] == [True, True]
    assert pages[0].mean() > pages[1].mean()  # the paler one lies on the left
    assert len(flattened(photo, lambda _: left)) == 1
    assert len(flattened(photo, lambda _: [*right, *left, line(300, 400, 420)])) == 1


def test_a_page_with_a_dark_band_across_is_one_page() -> None:
    page = np.full((800, 580, 3), 235, np.uint8)
    page[380:430] = (60, 70, 80)
    lines = [line(60, 60 + 30 * at, 500) for at in (*range(9), *range(14, 22))]
    assert is_whole(flattened(page, lambda _: lines), page)


def test_a_small_slip_on_a_large_photo_keeps_its_pixels_and_a_large_page_is_made_smaller() -> None:
    photo = np.full((2400, 3000, 3), BROWN, np.uint8)
    photo[300:2100, 1000:1900] = 235
    lines = [line(1050, 400 + 100 * at, 1800, 40) for at in range(8)]
    (slip,) = flattened(photo, lambda _: lines)
    assert slip.shape[0] == pytest.approx(1800, abs=25)
    (page,) = flattened(np.full((3000, 2200, 3), 235, np.uint8), lambda _: [])
    assert page.shape[0] == LONGEST_SIDE
    assert longest_side(600, 3600) > LONGEST_SIDE > longest_side(600, 3600, 1000)
