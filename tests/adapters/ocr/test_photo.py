"""Photos of bills: from an angle, in bad light, any way up; each word where it stands on the page."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from PIL import Image

from adapters.ocr import LocalReader
from adapters.ocr.hindi import is_installed
from adapters.ocr.straighten import Tilt, flattened
from core.page import Page
from tests.adapters.ocr import files

BILL_WORDS = files.words_of_bill()


def only_page(reader: LocalReader, content: bytes) -> Page:
    (page,) = reader.read(content).pages
    return page


def share_read(page: Page) -> float:
    """The share of the bill's words that were read exactly."""
    left = [word.text for word in page.words]
    found = 0
    for word in BILL_WORDS:
        if word in left:
            left.remove(word)
            found += 1
    return found / len(BILL_WORDS)


def assert_laid_out_like_the_bill(page: Page) -> None:
    """Rows are level, columns stand one under the other, the title is above the total."""
    box = {word.text: word.box for word in page.words}
    assert abs(box["Basmati"].middle[1] - box["4950.00"].middle[1]) < 0.012
    assert abs(box["4950.00"].left - box["3952.50"].left) < 0.02
    assert box["INVOICE"].bottom < box["Basmati"].top < box["Grand"].top
    assert box["412.50"].right < box["4950.00"].left


@pytest.fixture(scope="module")
def sheet() -> files.Pixels:
    return files.rendered(files.bill_pdf(), 2.4)


@pytest.mark.parametrize(("seed", "dark"), [(7, 0.0), (8, 0.65)])
def test_a_photo_from_an_angle_in_uneven_and_in_low_light_is_read(
    seed: int, dark: float, reader: LocalReader, sheet: files.Pixels
) -> None:
    page = only_page(reader, files.encoded(files.photographed(sheet, seed=seed, dark=dark)))
    assert page.read_by == "rapidocr"
    assert share_read(page) >= 0.95
    assert page.width / page.height == pytest.approx(210 / 297, abs=0.09)
    assert_laid_out_like_the_bill(page)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_photo_is_turned_upright(turns: int, reader: LocalReader, sheet: files.Pixels) -> None:
    page = only_page(reader, files.encoded(files.photographed(sheet, turns=turns)))
    assert share_read(page) >= 0.9
    assert (page.turned_degrees - 90 * turns + 180) % 360 - 180 == pytest.approx(0, abs=3)
    assert_laid_out_like_the_bill(page)


def test_the_camera_s_own_note_of_how_it_was_held_is_heeded(reader: LocalReader, sheet: files.Pixels) -> None:
    held = Image.fromarray(np.ascontiguousarray(np.rot90(sheet)[:, :, ::-1]))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    held.save(out, format="JPEG", exif=exif, quality=90)
    page = only_page(reader, out.getvalue())
    assert page.turned_degrees == pytest.approx(0, abs=1)
    assert share_read(page) >= 0.95


def test_a_crooked_scan_comes_out_level_and_its_picture_fits_the_boxes(
    reader: LocalReader, sheet: files.Pixels
) -> None:
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 5, 1)
    crooked = cv2.warpAffine(sheet, turn, (width, height), borderValue=(255, 255, 255))
    content = files.encoded(np.asarray(crooked, dtype=np.uint8), ".png")
    page = only_page(reader, content)
    assert_laid_out_like_the_bill(page)
    assert page.turned_degrees == pytest.approx(5, abs=0.7)

    picture = cv2.imdecode(np.frombuffer(reader.picture(content, 1), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    high, wide = picture.shape[:2]
    assert wide / high == pytest.approx(page.width / page.height, abs=0.01)
    total = next(word.box for word in page.words if word.text == "8902.50")
    inside = picture[
        int(total.top * high) : int(total.bottom * high), int(total.left * wide) : int(total.right * wide)
    ]
    assert (inside < 128).mean() > 0.08
    beside = picture[int(total.top * high) : int(total.bottom * high), int((total.right + 0.02) * wide) :]
    assert (beside < 128).mean() < 0.01


def test_a_picture_with_transparency_or_few_colours_is_read(reader: LocalReader, sheet: files.Pixels) -> None:
    part = sheet[: sheet.shape[0] // 4]
    letters = Image.fromarray(part[:, :, ::-1]).convert("L")
    clear = Image.new("RGBA", letters.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=letters.point(lambda level: 255 - level))
    out = io.BytesIO()
    clear.save(out, format="PNG")
    page = only_page(reader, out.getvalue())
    assert {"Verma", "Kirana", "Stores"} <= {word.text for word in page.words}


def test_codes_on_a_photo_are_decoded(reader: LocalReader) -> None:
    canvas = np.full((900, 700, 3), 255, np.uint8)
    canvas[300:600, 200:500] = np.asarray(files.qr_code("upi://pay?pa=shop@bank", 300).convert("RGB"))
    (code,) = only_page(reader, files.encoded(canvas)).codes
    assert (code.symbology, code.text) == ("qr_code", "upi://pay?pa=shop@bank")
    assert code.box.middle == pytest.approx((0.5, 0.5), abs=0.02)


def test_every_page_of_a_tiff_is_a_page(reader: LocalReader) -> None:
    reading = reader.read(files.tiff(3))
    assert reading.media_type == "image/tiff"
    assert [page.number for page in reading.pages] == [1, 2, 3]


def test_lines_in_hindi_are_read_by_tesseract_and_the_rest_is_not(reader: LocalReader) -> None:
    content = files.hindi_pdf()
    if content is None:
        pytest.skip("no Devanagari font on this machine (fonts-noto-core)")
    if not is_installed():
        pytest.skip("Tesseract with its Hindi model is not installed (tesseract-ocr-hin)")
    page = only_page(reader, files.encoded(files.rendered(content, 2.4)))
    words = [word.text for word in page.words]
    wanted = " ".join(files.HINDI_LINES).split()
    assert sum(word in words for word in wanted) >= len(wanted) - 1
    assert {"Invoice", "VK/26-27/118"} <= set(words)
    assert page.missing == ()


def test_without_tesseract_a_page_in_hindi_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from adapters.ocr import hindi
    from adapters.ocr.photo import read_photo
    from adapters.ocr.recognise import Recogniser

    content = files.hindi_pdf()
    if content is None:
        pytest.skip("no Devanagari font on this machine (fonts-noto-core)")
    monkeypatch.setattr(hindi, "is_installed", lambda: False)
    # in a thread of its own, as in the product in a process of its own: the models change its arithmetic
    with ThreadPoolExecutor(1) as alone:
        read = alone.submit(read_photo, files.rendered(content, 2), Recogniser(), photographed=False).result()
    assert read.missing == ("hindi_ocr",)
    assert "Invoice" in [word.text for word in read.words]


def test_a_sheet_is_cut_out_of_what_it_lies_on_and_a_scan_is_left_alone(sheet: files.Pixels) -> None:
    photo = files.photographed(sheet)
    (cut,) = flattened(photo, lambda _: [])
    assert cut.shape[1] / cut.shape[0] == pytest.approx(210 / 297, abs=0.05)
    (left_alone,) = flattened(sheet, lambda _: [])
    assert left_alone.shape[1] / left_alone.shape[0] == pytest.approx(
        sheet.shape[1] / sheet.shape[0], abs=0.005
    )


def test_a_tilt_levels_points_and_pictures_alike() -> None:
    tilt = Tilt(slope=0.02, change=0.00002, centre_x=200, centre_y=150)
    picture = np.full((300, 400, 3), 255, np.uint8)
    cv2.circle(picture, (330, 90), 4, (0, 0, 0), -1)
    moved = tilt.level(np.array([[330, 90]], dtype=np.float32))[0]
    dark = np.argwhere(tilt.level_picture(picture)[:, :, 0] < 128).mean(axis=0)
    assert tuple(dark[::-1]) == pytest.approx(tuple(moved), abs=1)
