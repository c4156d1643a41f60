"""A chart: one Vega-Lite spec with its data inside, for every door that can show a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Source

Theme = Literal["light", "dark"]
Spec = Mapping[str, Any]


class Chart(BaseModel):
    """What a tool draws of its result.

    `alt` says the same in words, for whoever does not see it. `spec` is Vega-Lite and names
    no address: all it shows is inside. Its `config` is the light theme; that of the dark one
    is in `usermeta.dark`, where Vega-Lite looks away.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    alt: str
    spec: Spec
    source: Source = Field(default_factory=Source)


def in_theme(spec: Spec, theme: Theme) -> dict[str, Any]:
    """Return the spec in a theme; one that has no dark theme stays as it is."""
    themes: Mapping[str, Any] = spec.get("usermeta") or {}
    return {**spec, "config": themes.get(theme) or spec.get("config") or {}}
