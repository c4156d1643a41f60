"""Whether a photo is too dark or too blurred to be read: its sender can take a better one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from adapters.ocr import refusal
from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Line

_FEW_LETTERS = 40
"""Letters read surely, below which a photo is asked why there are no more."""
_SURELY = 0.8
_DARK = 60
"""Brightness (0–255) that hardly anything on a dark photo exceeds."""
_BLURRED = 1.4
"""Spread of an edge, in pixels of a page as it is read, from which ordinary print runs together."""
_SOFT = 1.65
"""Spread from which letters are easily taken for others, though they are read."""
_DOUBT = 0.9
"""What is left of the reader's confidence in words on a photo as soft as that."""
_BLOCK = 24
_LEAST_CONTRAST = 50
_EDGE = 0.4
"""Steepest rise of an edge of height 1 that is spread normally by 1 pixel: 1/√(2π)."""


def refuse_illegible(photo: Pixels, evenly_lit: Pixels, lines: Iterable[Line]) -> None:
    """Refuse a photo of which hardly anything could be read, if light or sharpness is why.

    Args:
        photo: The page on it, as it was taken.
        evenly_lit: The same, made ready.
        lines: What was read.

    Raises:
        InputError: it is too dark or too blurred.
    """
    letters = sum(len(span.text) for line in lines for span in line.spans if span.confidence >= _SURELY)
    if letters >= _FEW_LETTERS:
        return
    if float(np.percentile(cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY), 98)) < _DARK:
        raise refusal.too_dark()
    if blur_of(evenly_lit) > _BLURRED:
        raise refusal.too_blurred()


def trust_in(evenly_lit: Pixels) -> float:
    """Return by how much the confidence in a photo's words is to be lowered: 1 where it is sharp.

    On a blurred photo a reader is surer of what it takes a letter for than it should be, and
    does not see every line.
    """
    return _DOUBT if blur_of(evenly_lit) > _SOFT else 1.0


def blur_of(pixels: Pixels) -> float:
    """Return how far the sharper edges of a picture are spread, in pixels.

    It is the standard deviation of the spread, from the steepest rise beside the contrast
    around it; 0 where nothing stands out.
    """
    grey = cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), (0, 0), 1).astype(np.float32)
    kernel = np.ones((_BLOCK, _BLOCK), np.uint8)
    contrast = cast("npt.NDArray[np.float32]", cv2.dilate(grey, kernel) - cv2.erode(grey, kernel))
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *axis, scale=0.125) for axis in ((1, 0), (0, 1)))
    rise = cv2.dilate(np.hypot(across, down), kernel)
    at = (slice(_BLOCK // 2, None, _BLOCK), slice(_BLOCK // 2, None, _BLOCK))
    marked = contrast[at] > _LEAST_CONTRAST
    if not marked.any():
        return 0.0
    steepest = float(np.percentile(rise[at][marked] / contrast[at][marked], 90))
    return _EDGE / max(steepest, 1e-3)
