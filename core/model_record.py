"""A trained model as the registry keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class ModelRecord:
    """One version of the forecast model.

    `data_snapshot` maps each table it was trained on to its snapshot id. `parameters` are
    the engine's, `report` is the backtest it was chosen by; both are plain JSON values.
    `artifact` is the model itself and empty in a listing. `serving` tells whether forecasts
    are made with it.
    """

    version: str
    trained_at: datetime
    cutoff: date
    reason: str
    data_snapshot: Mapping[str, str] = field(default_factory=dict[str, str])
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    report: Mapping[str, Any] = field(default_factory=dict[str, Any])
    artifact: bytes = b""
    serving: bool = False
