"""A photographed page made flat: its edges found, its perspective undone, its lines level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from adapters.ocr.picture import Pixels, longest_side, shrunk, side_of
from adapters.ocr.recognise import Quad
from adapters.ocr.sheet import flat, holds, sheets_on

_LEAST_TILT = 0.002
_STEEPEST = 0.5
_LINES_OF_A_SHEET = 4


def flattened(pixels: Pixels, lines_on: Callable[[Pixels], Sequence[Quad]]) -> list[Pixels]:
    """Return the pages on a photo as if seen from above; the photo itself where none stands out.

    Args:
        pixels: The photo.
        lines_on: Finds lines of print, roughly: shapes that would leave some out are no pages.

    Returns:
        One page, or each sheet of several that lie apart; no larger than a page is read.
    """
    sheets = sheets_on(pixels)
    if not sheets.alone and not sheets.several:
        return [shrunk(pixels, side_of(pixels))]
    lines = lines_on(pixels)
    for beside in sheets.several:
        if _share_out(beside, lines):
            return [_seen_from_above(pixels, sheet) for sheet in beside]
    sheet = next((sheet for sheet in sheets.alone if holds(sheet, lines)), None)
    if sheet is None:
        return [shrunk(pixels, side_of(pixels))]
    return [_seen_from_above(pixels, sheet)]


def _share_out(sheets: Sequence[Quad], lines: Sequence[Quad]) -> bool:
    """Tell whether each line lies on one of the sheets, and on each sheet some do."""
    on: list[list[Quad]] = [[] for _ in sheets]
    for line in lines:
        x, y = (float(mean) for mean in line.mean(axis=0))
        at = next(
            (at for at, sheet in enumerate(sheets) if cv2.pointPolygonTest(sheet, (x, y), False) >= 0), -1
        )
        if at < 0:
            return False
        on[at].append(line)
    return all(
        len(own) >= _LINES_OF_A_SHEET and holds(sheet, own) for sheet, own in zip(sheets, on, strict=True)
    )


def _seen_from_above(pixels: Pixels, sheet: Quad) -> Pixels:
    width, height, _ = flat(sheet)
    scale = min(1.0, longest_side(width, height) / max(width, height))
    if scale < 1:
        pixels = shrunk(pixels, round(scale * max(pixels.shape[:2])))
    width, height, warp = flat((sheet * np.float32(scale)).astype(np.float32))
    return cast(
        "Pixels",
        cv2.warpPerspective(
            pixels, warp, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ),
    )


@dataclass(frozen=True)
class Tilt:
    """How lines slope: `slope` in the middle of the page, plus `change` for each pixel further down."""

    slope: float
    change: float
    centre_x: float
    centre_y: float

    @property
    def is_nothing(self) -> bool:
        """Whether lines are as good as level."""
        return abs(self.slope) < _LEAST_TILT and abs(self.change) * self.centre_y < _LEAST_TILT

    @property
    def degrees(self) -> float:
        """By how much the page is turned clockwise to make its middle level."""
        return -float(np.degrees(np.arctan(self.slope)))

    def level(self, points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return points (x, y) of the sloping page on the levelled one."""
        across, down = points[..., 0] - self.centre_x, points[..., 1] - self.centre_y
        moved = points.copy()
        moved[..., 0] = points[..., 0] + self.slope * down
        moved[..., 1] = points[..., 1] - across * (self.slope + self.change * down)
        return moved

    def level_picture(self, pixels: Pixels) -> Pixels:
        """Return the picture with its lines level, what `level` does to points."""
        height, width = pixels.shape[:2]
        down, across = np.mgrid[0:height, 0:width].astype(np.float32)
        across_from, down_from = across - self.centre_x, down - self.centre_y
        # where each point came from; a second round takes in that the slope is the source's
        source_down, source_across = down_from, across_from
        for _ in range(3):
            source_across = across_from - self.slope * source_down
            source_down = down_from + source_across * (self.slope + self.change * source_down)
        return cast(
            "Pixels",
            cv2.remap(
                pixels,
                source_across + self.centre_x,
                source_down + self.centre_y,
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            ),
        )


def tilt_of(quads: Sequence[Quad], width: int, height: int) -> Tilt:
    """Return how the lines on a page slope, judged by the long ones."""
    centre = (width / 2, height / 2)
    rows: list[tuple[float, float, float]] = []
    for quad in quads:
        along = (quad[1] + quad[2]) / 2 - (quad[0] + quad[3]) / 2
        high = float(np.linalg.norm(quad[0] - quad[3]))
        if along[0] > 5 * high and abs(along[1]) < _STEEPEST * along[0]:
            middle = float(quad[:, 1].mean()) - centre[1]
            rows.append((float(along[1] / along[0]), middle, float(along[0])))
    if len(rows) < 3:
        return Tilt(0.0, 0.0, *centre)
    slopes, downs, weights = (np.array(column) for column in zip(*rows, strict=True))
    slope = float(np.median(slopes))
    near = np.abs(slopes - slope) < 0.06
    if near.sum() < 6 or float(np.ptp(downs[near])) < 0.3 * height:
        return Tilt(slope, 0.0, *centre)
    change, slope = np.polyfit(downs[near], slopes[near], 1, w=np.sqrt(weights[near]))
    return Tilt(float(slope), float(change), *centre)


def rotated(pixels: Pixels, quads: Sequence[Quad], slope: float) -> tuple[Pixels, list[Quad]]:
    """Return both turned so that lines of this slope are level; the page grows so that nothing is cut off."""
    height, width = pixels.shape[:2]
    degrees = float(np.degrees(np.arctan(slope)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    turn[:, 2] += (wide - width) / 2, (high - height) / 2
    paper = tuple(int(level) for level in np.median(pixels.reshape(-1, 3)[::97], axis=0))
    picture = cv2.warpAffine(
        pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    moved = [
        cast("Quad", cv2.transform(quad.reshape(1, 4, 2), turn).reshape(4, 2).astype(np.float32))
        for quad in quads
    ]
    return cast("Pixels", picture), moved
