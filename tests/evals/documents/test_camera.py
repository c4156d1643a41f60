"""Scans and photos: still the page, but no longer as it was printed."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from evals.documents.generator.camera import photographed, scanned
from tests.evals.documents.fakes import seeded


def sheet() -> Image.Image:
    picture = Image.new("RGB", (310, 438), "white")
    ImageDraw.Draw(picture).rectangle((30, 30, 280, 60), fill="black")
    return picture


def test_a_scan_keeps_its_size_and_gets_noise() -> None:
    made = scanned(sheet(), seeded(1))
    assert made.size == (310, 438)
    assert np.asarray(made, dtype=float)[300:].std() > 1


def test_a_photo_shows_the_table_around_the_page_and_is_sometimes_turned() -> None:
    sizes = {photographed(sheet(), seeded(seed)).size for seed in range(12)}
    assert any(width > height for width, height in sizes)
    assert any(width < height for width, height in sizes)
    pixels = np.asarray(photographed(sheet(), seeded(1)).convert("L"), dtype=float)
    corner, middle = pixels[:8, :8].mean(), pixels[pixels.shape[0] // 2, pixels.shape[1] // 2]
    assert middle > corner
