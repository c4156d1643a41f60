"""Devanagari in a drawn chart: letter beside letter, or in Latin letters where there is no font for it."""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from adapters import chart_text
from adapters.chart import VegaCharts
from adapters.chart_text import SVG, readable

DRAWING = (
    f'<svg xmlns="{SVG}" width="640" height="100"><g transform="translate(120,10)">'
    '<text text-anchor="end" transform="translate(-8,20)" font-size="12px" fill="#123">'
    "सस्ता बाज़ार, दिल्ली 5 kg</text>"
    '<text transform="translate(0,60)" font-size="12px">BazaarNow</text></g></svg>'
)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing


@pytest.fixture
def fonts() -> None:
    if chart_text.fonts_here(bold=False) is None:
        pytest.skip("this machine has no font for Devanagari")


@pytest.mark.usefixtures("fonts")
def test_it_is_drawn_as_outlines_and_other_words_stay_words() -> None:
    root = parsed(readable(DRAWING))
    assert [text.text for text in root.iter(f"{{{SVG}}}text")] == ["BazaarNow"]
    [label] = [one for one in root.iter(f"{{{SVG}}}g") if one.get("fill") == "#123"]
    starts = [
        float(found.group(1))
        for path in label
        if (found := re.match(r"translate\((-?[\d.]+),", path.get("transform") or ""))
    ]
    assert starts == sorted(starts)
    assert -112 < starts[0] < -90  # as long as its letters are, and it does not leave the picture
    vowels = [after - before for before, after in pairwise(starts)]
    assert min(vowels) > 2, "a vowel sign that has no width lies upon its letter"


@pytest.mark.usefixtures("fonts")
def test_a_label_that_is_too_long_for_its_place_is_drawn_narrower() -> None:
    wide, narrow = (
        parsed(readable(DRAWING.replace("translate(120,10)", f"translate({left},10)"))) for left in (300, 100)
    )
    scales = [
        re.findall(r"scale\(([\d.]+),-([\d.]+)\)", path.get("transform") or "")[0]
        for root in (wide, narrow)
        for path in [next(root.iter(f"{{{SVG}}}path"))]
    ]
    assert scales[0][0] == scales[0][1]
    assert float(scales[1][0]) < float(scales[1][1])


def test_without_a_font_it_is_in_latin_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(bold: bool) -> None:
        """Return no font, whichever is asked for."""

    monkeypatch.setattr(chart_text, "fonts_here", none_here)
    shown = "".join(parsed(readable(DRAWING)).itertext())
    assert not chart_text.has_hindi(shown)
    assert "dilli 5 kg" in shown.casefold()


def test_a_picture_with_it_has_the_chart_s_size(tmp_path: Path) -> None:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 640,
        "height": 360,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": "मोहिनी दूध, Delhi 1",
        "data": {"values": [{"x": 1}]},
        "mark": "point",
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
    picture = VegaCharts(tmp_path).png(spec)
    assert struct.unpack(">II", picture[16:24]) == (1280, 720)
