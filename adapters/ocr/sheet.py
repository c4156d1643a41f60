"""Where the sheets of paper on a photo end: shapes that may be one, the largest first.

A sheet is lighter than what it lies on, or of another colour; a shadow across it is darker
paper of the same colour, and its edge is easily taken for the sheet's. So several shapes are
proposed, each from another way to part light from dark or colour from colour, and whoever
cuts one out first makes sure that no print stands outside of it (`holds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_LEAST_OF_SEVERAL = 0.08
"""Share of the photo a sheet takes: one that is alone, and one of several."""
_ALIKE = 0.3
"""How large the smallest of several sheets is beside the largest: a label on a bill is none."""
_SIDES_OF_SEVERAL = 3
"""Sides of a sheet that end on the photo, where it is one of several: the halves of one have fewer."""
_MOST_AREA = 0.97
"""Share of the photo from which a shape is the photo itself: nothing is gained by cutting it out."""
_LEAST_STEP = 0.12
"""By how much, in natural logarithms, light or colour changes at a sheet's edge."""
_SHARP = (0.08, 0.05, 0.03)
"""Changes from pixel to pixel, in natural logarithms, from which an edge is no soft shadow's."""
_AT_BORDER = 6
_SAME = 8
_SKEWED = 25
_NARROWER = 0.6
_SLANTED = 3.0

_Map = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Sheets:
    """What may lie on a photo, each shape's corners from the top left clockwise.

    `alone` are shapes of which one may be the sheet, the largest first; `several` sets of
    shapes that do not touch, from left to right or top to bottom, of which one set may be all sheets.
    """

    alone: list[Quad]
    several: list[list[Quad]]


def sheets_on(pixels: Pixels) -> Sheets:
    """Return the shapes on a photo that may be sheets of paper."""
    scale = min(1.0, _SMALL / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))  # print vanishes
    logs = np.log(cv2.GaussianBlur(paper, (7, 7), 0).astype(np.float32) + 8.0)
    light = cast("_Map", logs.mean(axis=2))
    colour = cast("_Map", logs[:, :, ::2] - logs[:, :, 1:2])  # blue and red by green: what a shadow leaves
    found: list[Quad] = []
    several: list[list[Quad]] = []
    for mask in _masks(logs, light, colour):
        shapes = [(quad, _sides_seen(quad, light, colour)) for quad in _shapes_of(mask)]
        for quad, sides in shapes[:1]:
            new = all(float(np.abs(quad - other).max()) > _SAME for other in found)
            if new and sides and cv2.contourArea(quad) >= _LEAST_AREA * light.size:
                found.append(quad)
        beside = [quad for quad, sides in shapes if sides >= _SIDES_OF_SEVERAL]
        if len(beside) > 1 and cv2.contourArea(beside[-1]) >= _ALIKE * cv2.contourArea(beside[0]):
            several.append(_in_order(beside))
    found.sort(key=lambda quad: -cv2.contourArea(quad))
    return Sheets(
        [_full_size(quad, scale) for quad in found],
        [[_full_size(quad, scale) for quad in quads] for quads in several],
    )


def _full_size(quad: Quad, scale: float) -> Quad:
    return (_grown(quad, 1.5) / scale).astype(np.float32)


def _in_order(quads: Sequence[Quad]) -> list[Quad]:
    """Return sheets from left to right, or from top to bottom where they lie below each other."""
    spread = np.ptp([quad.mean(axis=0) for quad in quads], axis=0)
    axis = 0 if spread[0] >= spread[1] else 1
    return sorted(quads, key=lambda quad: float(quad[:, axis].mean()))


def holds(sheet: Quad, lines: Sequence[Quad]) -> bool:
    """Tell whether every line of print lies on the sheet, along one of its sides.

    Args:
        sheet: A shape of `sheets_on`.
        lines: Where lines of print are on the whole photo.
    """
    width, height, warp = flat(sheet)
    slants: list[float] = []
    for line in lines:
        corners = cv2.perspectiveTransform(line.reshape(1, 4, 2), warp).reshape(4, 2)
        slack = 0.5 * float(np.linalg.norm(line[0] - line[3]))
        if corners.min() < -slack or (corners.max(axis=0) > (width + slack, height + slack)).any():
            return False
        across, down = corners[1] - corners[0], corners[3] - corners[0]
        if np.linalg.norm(across) > 4 * np.linalg.norm(down):
            degrees = float(np.degrees(np.arctan2(across[1], across[0])))
            slants.append(abs((degrees + 45) % 90 - 45))
    return len(slants) < 3 or float(np.median(slants)) <= _SLANTED


def flat(sheet: Quad) -> tuple[int, int, MatLike]:
    """Return a sheet's width and height as seen from above, and the way there of each point."""
    width = int(max(np.linalg.norm(sheet[0] - sheet[1]), np.linalg.norm(sheet[3] - sheet[2])))
    height = int(max(np.linalg.norm(sheet[0] - sheet[3]), np.linalg.norm(sheet[1] - sheet[2])))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return width, height, cv2.getPerspectiveTransform(sheet, target)


def _masks(logs: _Map, light: _Map, colour: _Map) -> Iterator[MatLike]:
    """Yield ways to part the sheet from the rest: by light, in shade, by colour, by sharp edges."""
    levels = _levels(light)
    first, bright = cv2.threshold(levels, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield bright
    for rest in (levels[levels <= first], levels[levels > first]):
        if rest.size > 0.02 * levels.size:
            again, _ = cv2.threshold(rest.reshape(1, -1), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
            yield np.where(levels > again, 255, 0).astype(np.uint8)
    typical = (
        np.median(colour[levels > first], axis=0) if (levels > first).any() else colour.mean(axis=(0, 1))
    )
    away = cast("_Map", np.linalg.norm(colour - typical, axis=2))
    if float(np.percentile(away, 95)) > _LEAST_STEP:
        _, same = cv2.threshold(_levels(away), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
        yield same
    yield from _enclosed(logs)


def _enclosed(logs: _Map) -> Iterator[MatLike]:
    """Yield what sharp edges close off from the photo's border: those of shadows are soft."""
    across, down = (cv2.Sobel(logs, cv2.CV_32F, *axis, scale=0.125) for axis in ((1, 0), (0, 1)))
    sharp = np.hypot(across, down).max(axis=2)
    for least in _SHARP:
        edges = cv2.dilate((sharp > least).astype(np.uint8), np.ones((3, 3), np.uint8))
        framed = cv2.copyMakeBorder(edges, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0,))
        cv2.floodFill(framed, None, (0, 0), (2,))
        yield np.where(framed[1:-1, 1:-1] == 2, 0, 255).astype(np.uint8)


def _levels(values: _Map) -> npt.NDArray[np.uint8]:
    low, high = np.percentile(values, (0.5, 99.5))
    return np.clip((values - low) * (255 / max(1e-6, float(high - low))), 0, 255).astype(np.uint8)


def _shapes_of(mask: MatLike) -> list[Quad]:
    """Return the large four-sided things of a mask, largest first; none if the largest is no sheet."""
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = float(mask.shape[0] * mask.shape[1])
    shapes: list[Quad] = []
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True):
        hull = cv2.convexHull(outline)
        area = cv2.contourArea(hull)
        if area < _LEAST_OF_SEVERAL * whole:
            break
        quad = _four_corners(hull)
        solid = area <= _MOST_AREA * whole and cv2.contourArea(outline) >= 0.85 * area
        if quad is None or not solid or not _is_sheet_like(quad):
            if not shapes:
                break
            continue
        shapes.append(quad)
    return shapes


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


def _is_sheet_like(quad: Quad) -> bool:
    """Tell whether it is a rectangle seen from not too far aside: what a shadow cuts off seldom is."""
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.maximum(1e-6, np.linalg.norm(sides, axis=1))
    for at in range(4):
        cosine = float(sides[at] @ sides[at - 1]) / float(lengths[at] * lengths[at - 1])
        if abs(np.degrees(np.arcsin(np.clip(cosine, -1, 1)))) > _SKEWED:
            return False
    return all(
        min(lengths[at], lengths[at + 2]) >= _NARROWER * max(lengths[at], lengths[at + 2]) for at in (0, 1)
    )


def _sides_seen(quad: Quad, light: _Map, colour: _Map) -> int:
    """Count a shape's sides within the photo; 0 unless at each the sheet is lighter, or of another colour."""
    height, width = light.shape
    middle = quad.mean(axis=0)
    within = 0
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        along = end - start
        normal = np.array([along[1], -along[0]]) / max(1e-6, float(np.linalg.norm(along)))
        if float(normal @ ((start + end) / 2 - middle)) < 0:
            normal = -normal
        points = start + np.linspace(0.08, 0.92, 60)[:, None] * along
        outer, inner = (points + reach * normal for reach in (_AT_BORDER + 3, -_AT_BORDER - 3))
        seen = ((outer >= 0) & (outer < (width, height))).all(axis=1)
        seen &= ((inner >= 0) & (inner < (width, height))).all(axis=1)
        if seen.sum() < 20:
            continue
        within += 1
        (ox, oy), (ix, iy) = outer[seen].astype(int).T, inner[seen].astype(int).T
        step = float(np.median(light[iy, ix] - light[oy, ox]))
        tint = float(np.linalg.norm(np.median(colour[iy, ix] - colour[oy, ox], axis=0)))
        if step < _LEAST_STEP and not (tint >= _LEAST_STEP and step > -_LEAST_STEP):
            return 0
    return within


def _grown(quad: Quad, pixels: float) -> Quad:
    """Move each corner outwards a little: opening the mask has nibbled at the edges."""
    middle = quad.mean(axis=0)
    away = quad - middle
    return cast("Quad", quad + pixels * away / np.maximum(1e-6, np.linalg.norm(away, axis=1, keepdims=True)))
