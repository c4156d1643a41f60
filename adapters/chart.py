"""Charts as pictures, drawn by Vega in this process; fonts are the machine's, the network is not used."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.chart import Spec, Theme, in_theme
from core.errors import InputError

if TYPE_CHECKING:
    from types import ModuleType

VEGA_LITE = "5.21"
"""The Vega-Lite that reads the specs, here and in the browser: the newest of the specs' own v5."""

PAGE_MODULE = "export const embed = vegaEmbed;"
_NO_ADDRESS: list[str] = []

PictureT = TypeVar("PictureT", str, bytes)


class VegaCharts:
    """`core.ports.ChartRenderer` by vl-convert, which holds Vega and needs no browser.

    The page's module takes a second to put together, so it is kept in `cache_dir`; another
    version of vl-convert makes another.
    """

    def __init__(self, cache_dir: Path) -> None:
        self._cache_dir = cache_dir
        self._bundling = threading.Lock()

    def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
        """Return the chart as a PNG."""
        from adapters.chart_text import has_hindi, readable  # noqa: PLC0415 - with Vega

        vega = _vega()
        if has_hindi(json.dumps(spec, ensure_ascii=False)):
            drawing = readable(self.svg(spec, theme=theme))
            return _drawn(lambda: vega.svg_to_png(drawing, scale=scale))
        return _drawn(
            lambda: vega.vegalite_to_png(
                in_theme(spec, theme), vl_version=VEGA_LITE, scale=scale, allowed_base_urls=_NO_ADDRESS
            )
        )

    def svg(self, spec: Spec, *, theme: Theme = "light") -> str:
        """Return the chart as an SVG."""
        vega = _vega()
        return _drawn(
            lambda: vega.vegalite_to_svg(
                in_theme(spec, theme), vl_version=VEGA_LITE, allowed_base_urls=_NO_ADDRESS
            )
        )

    def web_bundle(self) -> bytes:
        """Return the page's module, gzip-compressed; made on the first call of an installation."""
        vega = _vega()
        kept = self._cache_dir / f"vega-{vega.__version__}-{VEGA_LITE}.js.gz"
        with self._bundling:
            with suppress(OSError):
                return kept.read_bytes()
            module: str = vega.javascript_bundle(PAGE_MODULE, vl_version=VEGA_LITE)
            packed = gzip.compress(module.encode(), mtime=0)
            with suppress(OSError):  # a disk that takes nothing costs the second again, no more
                _keep(kept, packed)
            return packed


def _vega() -> ModuleType:
    import vl_convert  # noqa: PLC0415 - 60 MB, and most commands draw nothing

    return vl_convert


def _drawn(draw: Callable[[], PictureT]) -> PictureT:
    try:
        return draw()
    except ValueError as error:
        reason = str(error).splitlines()[1:2] or [str(error)]
        raise InputError(f"This chart cannot be drawn: {reason[0]}", code="invalid_chart") from error


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: another process may look for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
