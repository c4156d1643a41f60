"""Typefaces of this machine; the names of what is missing, and how to get it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.errors import DataError

_ROOTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")


@dataclass(frozen=True)
class Face:
    """A typeface: its files, and the Devanagari beside it; one `built_in` to PDF has no file, and no ₹."""

    regular: str = ""
    bold: str = ""
    devanagari: str = ""
    devanagari_bold: str = ""
    built_in: str = ""
    package: str = "fonts-noto-core"


FACES: dict[str, Face] = {
    "sans": Face(
        "NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
        "NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf",
    ),
    "serif": Face(
        "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf",
        "NotoSerifDevanagari-Regular.ttf", "NotoSerifDevanagari-Bold.ttf",
    ),
    "dejavu": Face("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", package="fonts-dejavu-core"),
    "mono": Face("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", package="fonts-dejavu-core"),
    "pen": Face("NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf"),
    "helvetica": Face(built_in="helvetica"),
    "times": Face(built_in="times"),
    "courier": Face(built_in="courier"),
}  # fmt: skip


@cache
def find_font(file_name: str, package: str) -> Path:
    """Return where a font lies.

    Raises:
        DataError: this machine does not have it.
    """
    for root in _ROOTS:
        for path in sorted(root.rglob(file_name)) if root.is_dir() else ():
            return path
    raise DataError(
        f"The font {file_name} is not on this machine; the test documents are drawn with it. "
        f"Install it: apt-get install {package}"
    )
