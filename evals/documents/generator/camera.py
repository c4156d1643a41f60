"""Turns pages into what a scanner or a phone makes of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random
from typing import Literal, cast

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from evals.documents.generator.fonts import find_font

Pixels = NDArray[np.float32]


def pictured(pdf: bytes, how: Literal["scan", "photo"], rng: Random) -> tuple[bytes, str]:
    """Return pages as pictures: a JPEG, or a PDF of JPEGs where there are several."""
    pages: list[tuple[Image.Image, int]] = []
    with pdfium.PdfDocument(pdf) as document:
        dpi = rng.choice((150, 175, 200)) if how == "scan" else rng.randrange(150, 201)
        for page in document:
            picture = page.render(scale=cast("int", dpi / 72)).to_pil().convert("RGB")
            made = scanned(picture, rng) if how == "scan" else photographed(picture, rng)
            pages.append((made, rng.randrange(60, 88) if how == "scan" else rng.randrange(68, 90)))
    if len(pages) == 1:
        return _jpeg(*pages[0]), "jpg"
    return _pdf(pages, dpi), "pdf"


def scanned(page: Image.Image, rng: Random) -> Image.Image:
    """Return a page as a flatbed scanner or a fax gives it: a little askew, speckled, stamped."""
    if rng.random() < 0.35:
        _stamp(page, rng)
    noise = np.random.default_rng(rng.getrandbits(32))
    page = page.rotate(
        rng.uniform(-1.5, 1.5), resample=Image.Resampling.BICUBIC, expand=False, fillcolor=(250, 250, 250)
    )
    if rng.random() < 0.6:
        page = page.convert("L")
    page = page.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.7)))
    pixels = np.asarray(page, dtype=np.float32)
    floor, ceiling = rng.uniform(0, 45), rng.uniform(225, 255)  # faded ink, greyish paper
    pixels = floor + pixels * (ceiling - floor) / 255
    pixels += noise.normal(0, rng.uniform(2, 7), pixels.shape)
    specks = noise.random(pixels.shape[:2]) < rng.uniform(0, 0.0006)
    pixels[specks] = 60
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def photographed(page: Image.Image, rng: Random) -> Image.Image:
    """Return a page as a phone's camera sees it on a table."""
    noise = np.random.default_rng(rng.getrandbits(32))
    width, height = page.size
    margin = rng.uniform(0.02, 0.07)
    canvas = (int(width * (1 + 2 * margin)), int(height * (1 + 2 * margin)))
    corners = _corners(width, height, canvas, rng)
    paper = page.transform(
        canvas, Image.Transform.PERSPECTIVE, _perspective(corners, (width, height)), Image.Resampling.BICUBIC
    )
    mask = Image.new("L", page.size, 255).transform(
        canvas, Image.Transform.PERSPECTIVE, _perspective(corners, (width, height)), Image.Resampling.BILINEAR
    )
    table = Image.fromarray(_table(canvas, noise).astype(np.uint8))
    table.paste(paper, mask=mask)
    if rng.random() < 0.8:
        table = table.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.95)))
    pixels = np.asarray(table, dtype=np.float32) * _light(canvas, noise, rng)[..., None]
    cast = np.array(
        [rng.uniform(0.94, 1.0), rng.uniform(0.94, 1.0), rng.uniform(0.84, 1.0)], dtype=np.float32
    )
    dim = rng.uniform(0.42, 0.6) if rng.random() < 0.25 else rng.uniform(0.75, 1.0)
    pixels = pixels * cast * dim + noise.normal(0, rng.uniform(2, 6), pixels.shape)
    photo = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    turn = rng.choices((0, 90, 180, 270), weights=(76, 9, 6, 9))[0]
    return photo.rotate(turn, expand=True) if turn else photo


def _corners(width: int, height: int, canvas: tuple[int, int], rng: Random) -> list[tuple[float, float]]:
    """Where the page's corners come to lie: turned a little, seen from a side."""
    angle = np.radians(rng.uniform(-4, 4) if rng.random() < 0.7 else rng.uniform(-1, 1))
    middle = np.array([canvas[0] / 2, canvas[1] / 2])
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    reach = 0.035 * min(width, height)
    found: list[tuple[float, float]] = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        point = middle + spin @ np.array([x * width / 2, y * height / 2])
        point += np.array([rng.uniform(-reach, reach), rng.uniform(-reach, reach)]) - np.array([x, y]) * reach
        found.append((float(point[0]), float(point[1])))
    return found


def _perspective(corners: Sequence[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    """Return the eight numbers that take a point of the photo back to the page."""
    page = ((0, 0), (size[0], 0), (size[0], size[1]), (0, size[1]))
    rows: list[list[float]] = []
    wanted: list[float] = []
    for (x, y), (u, v) in zip(corners, page, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        wanted.extend((u, v))
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(wanted))]


def _smooth(size: tuple[int, int], noise: np.random.Generator, grains: int) -> Pixels:
    """Return a field without edges, 0–1."""
    coarse = Image.fromarray(noise.random((grains, grains), dtype=np.float32))
    return np.clip(np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), dtype=np.float32), 0, 1)


def _table(size: tuple[int, int], noise: np.random.Generator) -> Pixels:
    colour = noise.uniform(40, 150, 3).astype(np.float32)
    grain = _smooth(size, noise, 24)[..., None] * 40 + noise.normal(0, 5, (size[1], size[0], 1))
    return np.clip(colour + grain, 0, 255).astype(np.float32)


def _light(size: tuple[int, int], noise: np.random.Generator, rng: Random) -> Pixels:
    """Uneven light, and often the shadow of a hand or of the phone."""
    light = 1 - rng.uniform(0.05, 0.3) * _smooth(size, noise, 3)
    if rng.random() < 0.5:
        small = Image.new("L", (size[0] // 8, size[1] // 8), 0)
        w, h = small.size
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        lean = rng.uniform(-0.5, 0.5) * w
        ImageDraw.Draw(small).polygon([(x, 0), (x + lean, h), (w, h), (w, y * 0.2), (w, 0)], fill=255)
        soft = small.filter(ImageFilter.GaussianBlur(rng.uniform(4, 16))).resize(
            size, Image.Resampling.BILINEAR
        )
        light = light * (1 - rng.uniform(0.15, 0.45) * np.asarray(soft, dtype=np.float32) / 255)
    return light.astype(np.float32)


def _stamp(page: Image.Image, rng: Random) -> None:
    """A rubber stamp in the lower part, thin enough to read through."""
    ink = rng.choice(((60, 70, 170), (150, 50, 60), (90, 60, 140)))
    side = int(page.width * 0.16)
    stamp = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(stamp)
    pen.ellipse((4, 4, side - 5, side - 5), outline=(*ink, 120), width=3)
    font = ImageFont.truetype(str(find_font("DejaVuSans-Bold.ttf", "fonts-dejavu-core")), side // 7)
    pen.text(
        (side / 2, side / 2), rng.choice(("RECEIVED", "PAID", "CHECKED")), (*ink, 130), font, anchor="mm"
    )
    turned = stamp.rotate(rng.uniform(-25, 25))
    x = int(page.width * rng.uniform(0.1, 0.45))
    page.paste(turned, (x, int(page.height * rng.uniform(0.8, 0.9))), turned)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality)
    return target.getvalue()


def _pdf(pages: Sequence[tuple[Image.Image, int]], dpi: int) -> bytes:
    """Return pictures as the pages of a PDF, as scanners' and phones' software does."""
    from fpdf import FPDF  # noqa: PLC0415 - with its neighbours' need only

    from evals.documents.generator.sheet import DRAWN_ON  # noqa: PLC0415 - with it

    document = FPDF(unit="pt")
    document.set_creation_date(DRAWN_ON)
    document.set_margin(0)
    document.set_auto_page_break(auto=False)
    for picture, quality in pages:
        width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
        document.add_page(format=(width, height))
        document.image(io.BytesIO(_jpeg(picture, quality)), x=0, y=0, w=width, h=height)
    return bytes(document.output())
