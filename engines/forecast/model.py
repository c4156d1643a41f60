"""A trained forecast model: what the registry keeps and what serves every forecast."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engines.forecast.backtest import complete, residuals, run_windows
from engines.forecast.boosting import Trees, training_rows
from engines.forecast.candidate import Boosters, fit_all
from engines.forecast.demand_class import DEMAND_CLASSES
from engines.forecast.distribution import (
    FEWEST_TO_CALIBRATE,
    Calibration,
    Counts,
    calibrate,
    fit_spread,
    variance,
)
from engines.forecast.festival import NOTHING, FestivalMemory, remember
from engines.forecast.panel import History, Panel
from engines.forecast.period import PeriodSpread, learn_period_spreads, plain
from engines.forecast.standing import Standing, choose

if TYPE_CHECKING:
    import lightgbm as lgb

FORMAT = 4
"""Raised when an older artifact can no longer be read; such a model is trained again."""

TRAINED_HORIZON = 35


@dataclass(frozen=True)
class ForecastModel:
    """Fitted trees, the combination that serves each demand class, and how sure it is.

    `period_spreads` tell, a demand class, how sure it is of sums of days. `categories` and
    `stores` are the names behind the codes the trees were fitted with; `memory` is what the
    festivals did a year ago.
    """

    boosters: Boosters
    spread: lgb.Booster
    recipes: Mapping[str, str]
    calibrations: Mapping[str, Calibration]
    period_spreads: Mapping[str, PeriodSpread]
    categories: tuple[str, ...]
    stores: tuple[str, ...]
    memory: FestivalMemory = NOTHING

    def dump(self) -> bytes:
        """Return the model as bytes."""
        content = {
            "format": FORMAT,
            "pooled": _dumped(self.boosters.pooled),
            "by_category": {str(code): _dumped(trees) for code, trees in self.boosters.by_category.items()},
            "spread": self.spread.model_to_string(),
            "recipes": dict(self.recipes),
            "calibrations": {name: asdict(one) for name, one in self.calibrations.items()},
            "period_spreads": plain(self.period_spreads),
            "categories": self.categories,
            "stores": self.stores,
            "memory": self.memory.dump(),
        }
        return zlib.compress(json.dumps(content).encode(), level=6)

    @staticmethod
    def load(content: bytes) -> ForecastModel:
        """Return the model that `dump` wrote.

        Raises:
            ValueError: the bytes are no model, or one of another format.
        """
        import lightgbm as lgb  # noqa: PLC0415 - a second to import

        try:
            raw: dict[str, Any] = json.loads(zlib.decompress(content))
        except zlib.error as error:
            raise ValueError("These bytes are no forecast model.") from error
        if raw.get("format") != FORMAT:
            raise ValueError(f"A model of format {raw.get('format')}; this engine reads {FORMAT}.")
        return ForecastModel(
            boosters=Boosters(
                _loaded(raw["pooled"]),
                {int(code): _loaded(trees) for code, trees in raw["by_category"].items()},
            ),
            spread=lgb.Booster(model_str=raw["spread"]),
            recipes=raw["recipes"],
            calibrations={
                name: Calibration(
                    {int(level): asked for level, asked in one["levels"].items()},
                    tuple(one["probabilities"]),
                )
                for name, one in raw["calibrations"].items()
            },
            period_spreads={name: PeriodSpread(**one) for name, one in raw["period_spreads"].items()},
            categories=tuple(raw["categories"]),
            stores=tuple(raw["stores"]),
            memory=FestivalMemory.load(raw["memory"]),
        )


def _dumped(trees: Trees) -> dict[str, Any]:
    return {
        "booster": trees.booster.model_to_string(),
        "response": trees.response,
        "units": trees.units,
    }


def _loaded(raw: Mapping[str, Any]) -> Trees:
    import lightgbm as lgb  # noqa: PLC0415 - a second to import

    return Trees(lgb.Booster(model_str=raw["booster"]), float(raw["response"]), float(raw["units"]))


@dataclass(frozen=True)
class Trained:
    """A model and how it was chosen.

    `wape` is the error of the combinations that will serve, over the whole backtest;
    `seconds` is CPU time by phase.
    """

    model: ForecastModel
    standings: list[Standing]
    windows: int
    rows: int
    wape: float
    seconds: Mapping[str, float] = field(default_factory=dict[str, float])


def train(history: History, panel: Panel, *, threads: int = 1, seed: int = 1) -> Trained | None:
    """Backtest the candidates, choose among them, learn the spread and fit on everything.

    Args:
        history: The tables the panel was made of.
        panel: From `build_panel`.
        threads: Of each fit; one gives the same model everywhere.
        seed: Of every draw.

    Returns:
        `None` where the history is too short to learn from and to check what was learned:
        simple models serve then.
    """
    clock = _Phases()
    memory = remember(panel)
    windows = run_windows(panel, history, memory, horizon=TRAINED_HORIZON, threads=threads)
    if not windows:
        return None
    recipes, standings = choose(windows)
    complete(windows, recipes)
    clock.end("selection")
    past = residuals(windows, recipes)
    spread = fit_spread(past.rows, past.mean, past.sold, threads=threads, seed=seed)
    counts = Counts(past.mean, variance(spread, past.rows, past.mean, threads=threads))
    calibrations: dict[str, Calibration] = {}
    every = np.ones(len(past.classes), dtype=np.bool_)
    for name in DEMAND_CLASSES:
        own = past.classes == name
        of = own if own.sum() >= FEWEST_TO_CALIBRATE else every  # too few to tell: as all the others
        calibrations[name] = calibrate(counts.part(of), past.sold[of], past.scale[of])
    period_spreads = learn_period_spreads(past, counts.variance)
    clock.end("calibration")
    training = training_rows(panel, TRAINED_HORIZON, memory)
    if training is None:
        return None
    clock.end("features")
    boosters = fit_all(training, threads=threads, seed=seed)
    clock.end("fit")
    model = ForecastModel(
        boosters,
        spread,
        {str(name): recipe for name, recipe in recipes.items()},
        calibrations,
        period_spreads,
        panel.categories,
        panel.stores,
        memory.latest(panel.cutoff),
    )
    return Trained(model, standings, len(windows), len(training.sold), past.wape, clock.seconds)


class _Phases:
    """CPU seconds between the ends of phases."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.process_time()

    def end(self, name: str) -> None:
        now = time.process_time()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now
