"""What moves a forecast: the usual day, and what each driver adds to it or takes away.

The trees that serve are asked about the days that were answered. What the answer holds
beside them (the statistical part of a combination, agreement with the sums above it, a
figure set by hand) is the driver `other`, so that everything adds up to the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from core.chart import Chart
from core.fact import Fact, Source
from core.identity import Scope
from core.tool import Note, ToolContext
from tools.chart import festivals
from tools.chart_words import ChartWords
from tools.evidence import Evidence
from tools.forecast import DriverName, ForecastDriver, Impact, SeriesDriver
from tools.forecast_model import serving_model, shop_history
from tools.note import note
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl

    from engines.forecast.driver import Explanation
    from tools.demand import DemandForecasts
    from tools.forecast import ForecastDemandArguments, ForecastLine

Why = Literal["simple", "borrowed", "by_hand"]
Line = tuple[str, str]
"""A product and a store."""

MOST_EXPLAINED = 20
"""With more lines than this, only the largest is explained."""

_HIGH, _MEDIUM = 0.10, 0.03
"""Shares of a usual day above which what a driver moves is called that."""

_TOO_SMALL_TO_DRAW = 0.05
_CELLS_A_LINE = 500
_ENGLISH = ChartWords()


@dataclass(frozen=True)
class Told:
    """One line's drivers as facts, ranked; `usual` and they add up to `expected`, units a day."""

    usual: Fact
    expected: Fact
    drivers: tuple[ForecastDriver, ...]
    chart: Chart


@dataclass(frozen=True)
class Explained:
    """The lines that could be explained, and what they were explained from.

    `why_not` says of each line asked about and not explained what its forecast is instead.
    """

    lines: Mapping[Line, Explanation] = field(default_factory=dict["Line", "Explanation"])
    why_not: Mapping[Line, Why] = field(default_factory=dict["Line", "Why"])
    sources: tuple[Source, ...] = ()
    version: str = ""

    def drivers_of(self, line: Line) -> tuple[SeriesDriver, ...]:
        """Return a line's drivers as plain values; those that move nothing are left out."""
        if line not in self.lines:
            return ()
        found = self.lines[line]
        return tuple(
            SeriesDriver(
                feature=cast("DriverName", name),
                impact=_impact(units, found.usual),
                units_per_day=round(units, 2),
            )
            for name, units in found.drivers
            if round(units, 2)
        )

    def notes(self, line: Line) -> tuple[Note, ...]:
        """Say why a line was not explained, where it was not."""
        return (note("nothing_to_explain", reason=self.why_not[line]),) if line in self.why_not else ()


def explain_lines(context: ToolContext, demand: DemandForecasts, lines: Sequence[Line]) -> Explained:
    """Explain the forecasts of a few lines, as they were answered.

    Args:
        context: The call's.
        demand: What was answered, by day.
        lines: Of the answer; already authorised.
    """
    answered = demand.frame.join(_keys(lines), on=["sku_id", "store_id"], how="semi")
    return context.lake.kept(
        context.principal.tenant_id,
        ("drivers", tuple(lines), demand.start, demand.end),
        lambda: _explained(context, demand, lines),
        given=answered.select("sku_id", "store_id", "date", "yhat", "model").rows(),
        cells=lambda made: _CELLS_A_LINE * len(lines),
    )


def _explained(context: ToolContext, demand: DemandForecasts, lines: Sequence[Line]) -> Explained:
    serving = serving_model(context.lake, context.principal.tenant_id)
    models = _models(demand.frame, lines)
    why_not: dict[Line, Why] = {
        line: why for line in lines if (why := _why_not(models[line], trained=serving is not None))
    }
    able = [line for line in lines if line not in why_not]
    if serving is None or not able:
        return Explained(why_not=why_not)
    from engines.forecast.driver import explain  # noqa: PLC0415 - heavy
    from engines.forecast.panel import build_panel  # noqa: PLC0415 - heavy

    record, model = serving
    horizon = (demand.end - demand.cutoff).days
    history, sources = shop_history(
        context.lake,
        Scope(
            context.principal.tenant_id,
            tuple(sorted({store_id for _, store_id in able})),
            tuple(sorted({sku_id for sku_id, _ in able})),
        ),
        cutoff=demand.cutoff,
        horizon_days=horizon,
    )
    keys = _keys(able)
    sales = history.sales.join(keys, on=["sku_id", "store_id"], how="semi")
    panel = build_panel(replace(history, sales=sales), horizon)
    found = {(one.sku_id, one.store_id): one for one in explain(model, panel, demand.frame)}
    too_young: dict[Line, Why] = {line: "borrowed" for line in able if line not in found}
    return Explained(found, {**why_not, **too_young}, sources, record.version)


def tell_drivers(
    line: ForecastLine,
    explained: Explained,
    demand: DemandForecasts,
    *,
    where: ResolvedScope,
    arguments: ForecastDemandArguments,
    context: ToolContext,
) -> Told | None:
    """Return one line's drivers as facts and as a chart; `None` where it was not explained."""
    found = explained.lines.get((line.sku_id, line.store_id))
    if found is None:
        return None
    subject = {"sku_id": line.sku_id, "store_id": line.store_id}
    scope = Scope(context.principal.tenant_id, (line.store_id,), (line.sku_id,))
    holidays = context.lake.holidays(scope, demand.start, demand.end)
    evidence = Evidence(
        context,
        arguments,
        (*demand.sources, *explained.sources, holidays.source),
        method=f"drivers: TreeSHAP of forecast model {explained.version}",
        as_of=demand.cutoff,
        parameters={"horizon_days": arguments.horizon_days, "model": explained.version},
    )
    ahead = tuple(dict.fromkeys(event.name for event in festivals(holidays, where, line.store_id)))
    of = f"{line.product.value}, {line.store.value}"
    drivers = tuple(
        ForecastDriver(
            name=cast("DriverName", name),
            label=evidence.fact("What moves it", _label(name, ahead), "text"),
            units_per_day=evidence.fact(
                f"Units a day from {_label(name).lower()}, {of}", units, "units_per_day", subject
            ),
            festivals=tuple(evidence.fact("Festival", festival, "text") for festival in ahead)
            if name == "festival"
            else (),
        )
        for name, units in found.drivers
    )
    return Told(
        usual=evidence.fact(f"Units on a usual day, {of}", found.usual, "units_per_day", subject),
        expected=evidence.fact(f"Expected units a day, {of}", found.expected, "units_per_day", subject),
        drivers=drivers,
        chart=_chart(line, found, drivers, evidence),
    )


def _models(daily: pl.DataFrame, lines: Iterable[Line]) -> dict[Line, set[str]]:
    models: dict[Line, set[str]] = {line: set() for line in lines}
    for sku_id, store_id, model in daily.select("sku_id", "store_id", "model").unique().iter_rows():
        models.get((sku_id, store_id), set()).add(model)
    return models


def _why_not(models: set[str], *, trained: bool) -> Why | None:
    """Say what a line's forecast is where the trees have no part in it."""
    from engines.forecast.candidate import RECIPES  # noqa: PLC0415 - heavy
    from engines.forecast.override import OVERRIDE  # noqa: PLC0415 - brings polars along
    from engines.forecast.serving import BORROWED  # noqa: PLC0415 - heavy

    by_model = models - {OVERRIDE}
    if not by_model:
        return "by_hand"
    if BORROWED in by_model:
        return "borrowed"
    trees = {name for name, weights in RECIPES.items() if {"pooled", "by_category"} & set(weights)}
    return None if trained and by_model <= trees else "simple"


def _keys(lines: Sequence[Line]) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    return pl.DataFrame(lines, schema={"sku_id": pl.String, "store_id": pl.String}, orient="row")


def _impact(units: float, usual: float) -> Impact:
    share = abs(units) / usual if usual > 0 else 1.0
    return "high" if share >= _HIGH else "medium" if share >= _MEDIUM else "low"


def _label(name: str, ahead: Sequence[str] = (), words: ChartWords = _ENGLISH) -> str:
    """Return what a driver is called; a festival by its own name where it is the only one."""
    return ahead[0] if name == "festival" and len(ahead) == 1 else words.say(f"driver_{name}")


def _chart(
    line: ForecastLine, found: Explanation, drivers: Sequence[ForecastDriver], evidence: Evidence
) -> Chart:
    from engines.forecast.drivers_chart import DriverLabels, drivers_chart  # noqa: PLC0415

    words = ChartWords.of(evidence)
    labels = {driver.name: _called(driver, words) for driver in drivers}
    shown = {name: units for name, units in found.drivers if abs(units) >= _TOO_SMALL_TO_DRAW}
    small = sum(units for name, units in found.drivers if name not in shown)
    if abs(shown.get("other", 0.0) + small) >= _TOO_SMALL_TO_DRAW:
        shown["other"] = shown.get("other", 0.0) + small
    parts = [(labels[cast("DriverName", name)], units) for name, units in shown.items()]
    title = words.say("drivers_title", product=str(line.product.value), store=str(line.store.value))
    told = [
        f"{label} {_signed(units, words)}" for label, units in sorted(parts, key=lambda part: -abs(part[1]))
    ]
    alt = words.say(
        "alt_drivers" if told else "alt_no_drivers",
        title=title,
        usual=_number(found.usual, words),
        expected=_number(found.expected, words),
        **({"drivers": ", ".join(told)} if told else {}),
    )
    spec = drivers_chart(
        parts,
        expected=found.expected,
        title=title,
        labels=DriverLabels(
            usual=words.say("driver_usual"),
            others=words.say("driver_other"),
            expected=words.say("expected"),
            per_day=words.say("per_day"),
        ),
        alt=alt,
        most=len(drivers),
    )
    return Chart(title=title, alt=alt, spec=spec, source=evidence.source)


def _called(driver: ForecastDriver, words: ChartWords) -> str:
    return _label(driver.name, [str(festival.value) for festival in driver.festivals], words)


def _number(units: float, words: ChartWords) -> str:
    return words.value(units, "units_per_day")


def _signed(units: float, words: ChartWords) -> str:
    return ("+" if units > 0 else "") + _number(units, words)
