"""Which way up a page is: by the direction of its lines, then by how well they read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Quad, Recogniser, cut_out

_ASKED = 9
_READ = 4
_ROTATIONS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def turned_upright(
    pixels: Pixels, quads: Sequence[Quad], recogniser: Recogniser
) -> tuple[Pixels, list[Quad], int]:
    """Return the picture and its lines turned upright, and by how many degrees clockwise."""
    turn = 0
    lines = list(quads)
    if _mostly_upended(lines):
        pixels, lines, turn = *_turned(pixels, lines, 90), 90
    if _is_upside_down(pixels, lines, recogniser):
        pixels, lines = _turned(pixels, lines, 180)
        turn += 180
    return pixels, lines, turn


def _mostly_upended(quads: Sequence[Quad]) -> bool:
    upended = level = 0.0
    for quad in quads:
        box_width, box_height = np.ptp(quad[:, 0]), np.ptp(quad[:, 1])
        length = float(max(box_width, box_height))
        if box_height > 2 * box_width:
            upended += length
        elif box_width > 2 * box_height:
            level += length
    return upended > level


def _turned(pixels: Pixels, quads: Sequence[Quad], turn: int) -> tuple[Pixels, list[Quad]]:
    """Return both turned clockwise; each quad again starts at its own top left."""
    height, width = pixels.shape[:2]
    moved: list[Quad] = []
    for quad in quads:
        x, y = quad[:, 0], quad[:, 1]
        if turn == 90:
            corners = np.stack([height - y, x], axis=1)[[3, 0, 1, 2]]
        else:
            corners = np.stack([width - x, height - y], axis=1)[[2, 3, 0, 1]]
        moved.append(corners.astype(np.float32))
    return cast("Pixels", cv2.rotate(pixels, _ROTATIONS[turn])), moved


def _is_upside_down(pixels: Pixels, quads: Sequence[Quad], recogniser: Recogniser) -> bool:
    """Ask the classifier about the longest lines; where it wavers, read them both ways."""
    longest = sorted(quads, key=_length_by_height, reverse=True)[:_ASKED]
    crops = [cut_out(pixels, quad) for quad in longest]
    if not crops:
        return False
    against = sum(recogniser.is_upside_down(crop) for crop in crops)
    if against <= 0.2 * len(crops):
        return False
    upright = sum(recogniser.read(crop)[1] for crop in crops[:_READ])
    over = sum(recogniser.read(cast("Pixels", cv2.rotate(crop, cv2.ROTATE_180)))[1] for crop in crops[:_READ])
    return over > upright


def _length_by_height(quad: Quad) -> float:
    length = float(np.linalg.norm(quad[0] - quad[1]))
    return min(length, 12 * float(np.linalg.norm(quad[0] - quad[3])))
