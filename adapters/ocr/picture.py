"""Pictures, decoded within limits: what the header says is believed before a pixel is.

Colours come out as OpenCV has them (BGR, 8 bits), upright as the camera noted it (EXIF).
"""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from adapters.ocr import refusal
from adapters.ocr.limits import ReadingLimits
from adapters.ocr.sniff import TIFF

Pixels = npt.NDArray[np.uint8]

LONGEST_SIDE = 2000
"""Pixels of a page: enough for small print on A4 (170 dpi)."""
_DECODED_SIDE = 4200
"""Pixels of a photo: more than of a page, since the page may be a small slip on a large table."""
_DRAFT_SIDE = 2400
"""What a JPEG may be decoded down to by halves; from twice as much on it is."""
_LONG = 2.0
"""Longer side over shorter from which a page, a long slip of a till, may have more pixels lengthwise."""

_FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    TIFF: "TIFF",
    "image/gif": "GIF",
}
_DECODE_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
)


def frames_of(content: bytes, media_type: str, limits: ReadingLimits) -> Iterator[Pixels]:
    """Yield a file's pictures, one for each page: a TIFF may have many, a GIF's first one counts.

    Raises:
        InputError: too many pages or pixels, or it cannot be decoded.
    """
    kind = _FORMATS[media_type]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own remarks; the limits below decide
            picture = Image.open(io.BytesIO(content), formats=[kind])
            count = _count(picture, limits) if media_type == TIFF else 1
            for at in range(count):
                picture.seek(at)
                yield _decoded(picture, limits)
    except Image.DecompressionBombError as error:
        raise refusal.too_many_pixels(*_size_of(content, kind), limits.max_megapixels) from error
    except UnidentifiedImageError as error:
        raise refusal.damaged(f"{kind} picture", "its header makes no sense") from error
    except _DECODE_ERRORS as error:
        if "truncated" in str(error).lower() or isinstance(error, EOFError):
            raise refusal.truncated(f"{kind} picture") from error
        raise refusal.damaged(f"{kind} picture", type(error).__name__) from error


def _count(picture: Image.Image, limits: ReadingLimits) -> int:
    """Count frames, no further than the limit: a loop of frames has no end."""
    count = 0
    for _ in ImageSequence.Iterator(picture):
        count += 1
        if count > limits.max_pages:
            raise refusal.too_many_pages(int(getattr(picture, "n_frames", count)), limits.max_pages)
    if not count:
        raise refusal.no_pages()
    return count


def _size_of(content: bytes, kind: str) -> tuple[int, int]:
    """Return the size a header claims, though Pillow would not open it."""
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        return Image.open(io.BytesIO(content), formats=[kind]).size
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _decoded(picture: Image.Image, limits: ReadingLimits) -> Pixels:
    width, height = picture.size
    if width * height > limits.max_pixels:
        raise refusal.too_many_pixels(width, height, limits.max_megapixels)
    if picture.format == "JPEG":  # decodes at a half, a quarter, …: a 48-megapixel photo costs little
        picture.draft(picture.mode, (_DRAFT_SIDE, _DRAFT_SIDE))
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    return shrunk(_to_bgr(upright), _DECODED_SIDE)


def _to_bgr(picture: Image.Image) -> Pixels:
    if picture.mode.startswith(("I;16", "I", "F")):
        return _sixteen_bit(picture)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    if picture.mode in ("1", "L"):
        return cast("Pixels", cv2.cvtColor(np.asarray(picture.convert("L")), cv2.COLOR_GRAY2BGR))
    return cast("Pixels", cv2.cvtColor(np.asarray(picture.convert("RGB")), cv2.COLOR_RGB2BGR))


def _sixteen_bit(picture: Image.Image) -> Pixels:
    """Spread a 16-bit or floating scan over 8 bits: Pillow would cut it off at 255."""
    values = np.asarray(picture, dtype=np.float32)
    values = np.nan_to_num(values)
    low, high = float(values.min()), float(values.max())
    spread = (values - low) * (255.0 / (high - low)) if high > low else np.full_like(values, 255.0)
    return cast("Pixels", cv2.cvtColor(spread.astype(np.uint8), cv2.COLOR_GRAY2BGR))


def longest_side(width: float, height: float, usual: int = LONGEST_SIDE) -> int:
    """Return how many pixels the longer side of a page of this form is read in.

    Args:
        width: The page's width, in any measure.
        height: Its height, in the same.
        usual: What it is for a page of usual form; a long slip gets more, so that its area, not
            its length, is bounded.
    """
    ratio = max(width, height) / max(1e-6, min(width, height))
    return usual if ratio <= _LONG else round(usual * min(3.0, math.sqrt(ratio / _LONG)))


def side_of(pixels: Pixels, usual: int = LONGEST_SIDE) -> int:
    """Return `longest_side` of a picture."""
    return longest_side(pixels.shape[1], pixels.shape[0], usual)


def shrunk(pixels: Pixels, longest: int) -> Pixels:
    """Return a picture no longer than `longest` on its longer side."""
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cast("Pixels", cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


def as_jpeg(pixels: Pixels, quality: int = 85) -> bytes:
    """Return a picture as a JPEG."""
    written, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert written  # noqa: S101 - an 8-bit BGR picture always encodes
    return encoded.tobytes()
