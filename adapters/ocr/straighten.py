"""A photographed page made flat: its edges found, its perspective undone, its lines level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Quad

_SMALL = 600
_LEAST_AREA = 0.2
_LEAST_DIFFERENCE = 24
"""Levels by which paper must be lighter than what it lies on, or the edges are not the paper's."""
_LEAST_TILT = 0.002
_STEEPEST = 0.5


def flattened(pixels: Pixels) -> Pixels:
    """Return the page on a photo as if seen from above; the photo itself where no page stands out."""
    corners = _page_corners(pixels)
    if corners is None:
        return pixels
    width = int(max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[3] - corners[2])))
    height = int(max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2])))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(corners, target)
    return cast(
        "Pixels",
        cv2.warpPerspective(
            pixels, warp, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ),
    )


def _page_corners(pixels: Pixels) -> Quad | None:
    """Return the corners of the one light, four-sided thing that fills much of the photo."""
    height, width = pixels.shape[:2]
    scale = _SMALL / max(height, width)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = cv2.cvtColor(small, cv2.COLOR_BGR2LAB)[:, :, 0]
    paper = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))  # print vanishes
    paper = cv2.GaussianBlur(paper, (7, 7), 0)
    threshold, mask = cv2.threshold(paper, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines or threshold <= 0:
        return None
    outline = max(outlines, key=cv2.contourArea)
    hull = cv2.convexHull(outline)
    area = cv2.contourArea(hull)
    whole = float(mask.shape[0] * mask.shape[1])
    if area < _LEAST_AREA * whole or cv2.contourArea(outline) < 0.85 * area:
        return None
    quad = _four_corners(hull)
    if quad is None or not _stands_out(paper, quad):
        return None
    grown = _grown(quad, 1.5)
    return cast("Quad", (grown / scale).astype(np.float32))


def _four_corners(hull: MatLike) -> Quad | None:
    """Return the four-sided shape a hull is, its top left first, clockwise."""
    length = cv2.arcLength(hull, closed=True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, share * length, closed=True)
        if len(corners) == 4:
            quad = corners.reshape(4, 2).astype(np.float32)
            if cv2.contourArea(quad) < 0.9 * cv2.contourArea(hull):
                return None
            return _ordered(quad)
    return None


def _ordered(quad: Quad) -> Quad:
    sums, differences = quad.sum(axis=1), np.diff(quad, axis=1)[:, 0]
    order = [int(sums.argmin()), int(differences.argmin()), int(sums.argmax()), int(differences.argmax())]
    return quad[order] if len(set(order)) == 4 else quad


def _stands_out(light: MatLike, quad: Quad) -> bool:
    """Tell whether the shape has an outside, and is lighter than it: a page on something darker."""
    height, width = light.shape
    inside = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 255)
    around = cv2.dilate(inside, np.ones((25, 25), np.uint8)) - cv2.dilate(inside, np.ones((7, 7), np.uint8))
    rim = inside - cv2.erode(inside, np.ones((25, 25), np.uint8))
    if np.count_nonzero(around) < 0.02 * around.size:
        return False
    return float(np.median(light[rim > 0])) - float(np.median(light[around > 0])) >= _LEAST_DIFFERENCE


def _grown(quad: Quad, pixels: float) -> Quad:
    """Move each corner outwards a little: opening the mask has nibbled at the edges."""
    middle = quad.mean(axis=0)
    away = quad - middle
    return cast("Quad", quad + pixels * away / np.maximum(1e-6, np.linalg.norm(away, axis=1, keepdims=True)))


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
