"""The table of a run, its aims, and the list of what failed."""

from __future__ import annotations

import math
from collections.abc import Iterator

from evals.decisions.table import Row, Table
from evals.documents.measure import RULES, Run, met
from evals.documents.outcome import Tally

F1_AIMS = {"text": 0.98, "scan": 0.95, "photo": 0.92, "picture": 0.80}
CPU_AIMS = {"text": 0.2, "scan": 5.0, "photo": 5.0, "picture": 5.0}
_NAMES = {"text": "text PDFs", "scan": "scans", "photo": "photos", "picture": "pictures"}


def table_of(run: Run, title: str) -> Table:
    """Return a run's table: each variant, its types, and the baseline."""
    return Table(title, tuple(_rows(run)), tuple(_aims(run)))


def _rows(run: Run) -> Iterator[Row]:
    for variant in run.variants:
        yield Row(f"{variant} · all", run.of_variant(variant).figures())
        types = sorted((kind, tally) for (name, kind), tally in run.tallies.items() if name == variant)
        if len(types) > 1:
            for kind, tally in types:
                yield Row(f"{variant} · {kind}", tally.figures())
        yield Row(f"{variant} · {RULES}", _of_fields(run.baseline[variant]))


def _of_fields(tally: Tally) -> dict[str, float]:
    wanted = ("docs", "precision", "recall", "F1", "F1 exact")
    return {name: value for name, value in tally.figures().items() if name in wanted}


def _aims(run: Run) -> Iterator[tuple[str, bool]]:
    seeded = found = 0
    for variant in run.variants:
        whole, what = run.of_variant(variant), _NAMES.get(variant, variant)
        if variant in F1_AIMS:
            aim = F1_AIMS[variant]
            yield (
                f"{what}: fields F1 at least {aim:.2f} (is {whole.fields.f1:.4f})",
                met(whole.fields.f1, at_least=aim),
            )
        if variant == "text" and whole.clean:
            yield (
                f"{what}: false alarms on clean documents at most 0.01 (is {whole.false_alarms:.4f})",
                met(whole.false_alarms, at_most=0.01),
            )
        if variant in CPU_AIMS and not math.isnan(whole.cpu_per_page):
            aim = CPU_AIMS[variant]
            yield (
                f"{what}: at most {aim:g} CPU seconds a page (is {whole.cpu_per_page:.3f})",
                met(whole.cpu_per_page, at_most=aim),
            )
        seeded, found = seeded + whole.seeded, found + whole.found
    crashed = sum(run.of_variant(variant).crashed for variant in run.variants)
    yield f"no file breaks the product (is {crashed})", not crashed
    if seeded:
        yield (
            f"seeded defects found at least 0.97 (is {found / seeded:.4f} of {seeded})",
            found / seeded >= 0.97,
        )
    peak = max(
        (run.of_variant(v).peak_gb for v in run.variants),
        key=lambda gb: -1 if math.isnan(gb) else gb,
        default=0,
    )
    if not math.isnan(peak):
        yield f"the reading process holds at most 1.5 GB (is {peak:.2f})", peak <= 1.5
