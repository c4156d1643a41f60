"""Marks on pages: where the problem is, errors above warnings, quick enough to wait for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from adapters.page_picture import LONGEST_SIDE, MarkedPages
from core.page import Box
from core.ports import Mark

RED, ORANGE = (211, 47, 47), (239, 108, 0)
BOX = Box(0.2, 0.2, 0.6, 0.4)


def jpeg(width: int = 800, height: int = 1000) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG")
    return out.getvalue()


def opened(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    assert image.format == "PNG"
    return image


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 20) or ()}


def test_a_mark_frames_its_place_and_covers_nothing_in_it() -> None:
    image = opened(MarkedPages().marked(jpeg(), [Mark(BOX, "error")]))
    inside = image.crop((170, 210, 470, 390))
    assert RED in colours(image)
    assert colours(inside) == {(255, 255, 255)}


def test_a_later_mark_lies_above_an_earlier_one() -> None:
    image = opened(MarkedPages().marked(jpeg(), [Mark(BOX, "warning"), Mark(BOX, "error")]))
    assert RED in colours(image)
    assert ORANGE not in colours(image)


@pytest.mark.parametrize("box", [Box(0, 0, 1, 1), Box(0.5, 0.5, 0.5, 0.5), Box(0.98, 0.98, 1.2, 1.2)])
def test_a_place_at_the_edge_or_of_no_size_is_marked_too(box: Box) -> None:
    assert RED in colours(opened(MarkedPages().marked(jpeg(), [Mark(box, "error")])))


def test_a_large_page_is_made_smaller_for_a_phone() -> None:
    assert max(opened(MarkedPages().marked(jpeg(2000, 4000), [])).size) == LONGEST_SIDE
