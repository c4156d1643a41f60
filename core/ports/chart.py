"""Charts as pictures."""

from __future__ import annotations

from typing import Protocol

from core.chart import Spec, Theme


class ChartRenderer(Protocol):
    """Turns a chart's spec into a picture; no address in it is ever followed."""

    def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
        """Return the chart as a PNG; `scale` 2 is sharp on a phone.

        Raises:
            InputError: the spec is no chart.
        """
        ...

    def svg(self, spec: Spec, *, theme: Theme = "light") -> str:
        """Return the chart as an SVG."""
        ...

    def web_bundle(self) -> bytes:
        """Return the JavaScript module a page draws specs with, gzip-compressed.

        It exports `embed`, vega-embed with the Vega and Vega-Lite that draw the pictures.
        """
        ...
