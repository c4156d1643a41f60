"""Runs the product's reader and engine over cases and adds up how they did."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from core.document import Document, Examined
from core.errors import InputError
from core.page import Reading
from core.ports.document import PageReader
from engines.documents.context import Earlier, ValidationContext
from evals.documents.dataset import Case, Expected
from evals.documents.meter import Meter
from evals.documents.outcome import Tally
from evals.documents.plain_rules import read_plainly
from evals.documents.score import Miss, pair_documents, score_fields, score_items, values_of
from evals.documents.themes import THEMES, speaks_to

Examine = Callable[[Reading, ValidationContext], Sequence[Examined]]
RULES = "rules on plain text"


@dataclass(frozen=True)
class Failure:
    """Something that went wrong with one document, for whoever mends it."""

    case: str
    variant: str
    what: str
    misses: tuple[Miss, ...] = ()


@dataclass
class Run:
    """Tallies by variant and type and by what chance chose, the baseline's by variant, and what failed."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict[tuple[str, str], Tally])
    baseline: dict[str, Tally] = field(default_factory=dict[str, Tally])
    by_choice: dict[tuple[str, str], Tally] = field(default_factory=dict[tuple[str, str], Tally])
    failures: list[Failure] = field(default_factory=list[Failure])

    def tally(self, variant: str, doc_type: str) -> Tally:
        """Return the tally of a variant's type, a new one at first."""
        return self.tallies.setdefault((variant, doc_type), Tally())

    def of_variant(self, variant: str) -> Tally:
        """Return all types of a variant together."""
        whole = Tally()
        for (name, _), tally in self.tallies.items():
            if name == variant:
                whole.add(tally)
        cost = self.cost.get(variant)
        if cost is not None:
            whole.cpu_seconds, whole.peak_gb = cost.cpu_seconds, cost.peak_gb
            whole.pages, whole.refused, whole.crashed = cost.pages, cost.refused, cost.crashed
        return whole

    cost: dict[str, Tally] = field(default_factory=dict[str, Tally])

    @property
    def variants(self) -> list[str]:
        """The variants met, in their order."""
        return list(dict.fromkeys(name for name, _ in self.tallies))


def run_cases(
    cases: Iterable[Case],
    reader: PageReader,
    examine: Examine,
    *,
    today: date,
    reader_process: Callable[[], int | None] = lambda: None,
    step: Callable[[], None] = lambda: None,
) -> Run:
    """Read, examine and score every case.

    Args:
        cases: Files with their truth.
        reader: Reads the files.
        examine: Understands and judges what was read.
        today: The day of judging where a case does not tell its own.
        reader_process: Tells the id of the process that reads, where that is another.
        step: Called after each case.
    """
    run, meters = Run(), dict[str, Meter]()
    for case in cases:
        meter = meters.setdefault(case.variant, Meter())
        meter.lap(reader_process())
        cost = run.cost.setdefault(case.variant, Tally())
        try:
            reading = reader.read(case.content)
            examined = examine(reading, context_of(case.documents, today))
        except InputError as error:
            run.failures.append(Failure(case.name, case.variant, f"refused: {error}"))
            reading, examined = Reading("", ()), ()
            cost.refused += 1
        except Exception as error:  # noqa: BLE001 - told in the table, and the other files are still measured
            run.failures.append(Failure(case.name, case.variant, f"crashed: {error!r}"))
            reading, examined = Reading("", ()), ()
            cost.crashed += 1
        cost.cpu_seconds += meter.lap(reader_process())
        cost.pages += len(reading.pages)
        cost.peak_gb = meter.peak_gb
        one = Run(failures=run.failures)
        _score(one, case, examined)
        for key, tally in one.tallies.items():
            run.tally(*key).add(tally)
            for choice in case.choices.items():
                run.by_choice.setdefault(choice, Tally()).add(tally)
        _score_baseline(run, case, reading)
        step()
    return run


def context_of(documents: Sequence[Expected], today: date) -> ValidationContext:
    """Return what is known beside a file's pages.

    Raises:
        InputError: the truth's context holds a date or an amount that is none.
    """
    known: dict[str, Any] = {}
    for document in documents:
        for name, value in document.context.items():
            if isinstance(value, Mapping):
                known[name] = {**known.get(name, {}), **value}
            elif isinstance(value, list):
                known[name] = [*known.get(name, []), *value]
            else:
                known.setdefault(name, value)
    try:
        return ValidationContext(
            today=date.fromisoformat(known["today"]) if "today" in known else today,
            own_gstins=tuple(known.get("own_gstins", ())),
            aato_crore=Decimal(known["aato_crore"]) if known.get("aato_crore") else None,
            earlier=tuple(Earlier(*entry) for entry in known.get("earlier", ())),
            public_keys=dict(known.get("public_keys", {})),
            mrp_of={name: Decimal(price) for name, price in known.get("mrp_of", {}).items()},
        )
    except (ValueError, ArithmeticError, TypeError) as error:
        raise InputError(f"The context of a truth is not as it must be ({error}): {known}") from error


def _score(run: Run, case: Case, examined: Sequence[Examined]) -> None:
    pairs, extra = pair_documents([one.document for one in examined], case.documents)
    for expected, place in pairs:
        one = None if place is None else examined[place]
        tally = run.tally(case.variant, expected.doc_type or "any")
        tally.documents += 1
        tally.pages += len(expected.pages)
        if expected.doc_type is None or (one is not None and one.document.doc_type == expected.doc_type):
            tally.typed += 1
        _score_document(run, case, tally, expected, None if one is None else one.document)
        _score_verdict(run, case, tally, expected, one)
    for place in extra:
        document = examined[place].document
        tally = run.tally(case.variant, case.documents[0].doc_type or "any")
        for count in (tally.fields, tally.exact):
            count.wrong += len(document.fields) if case.documents[0].complete else 0
        run.failures.append(Failure(case.name, case.variant, f"a document too many: {document.doc_type}"))


def _score_document(
    run: Run, case: Case, tally: Tally, expected: Expected, document: Document | None
) -> None:
    score = score_fields(values_of(document), expected)
    tally.fields.add(score.count)
    tally.exact.add(score.exact)
    if expected.complete:
        tally.items.add(score_items(document.line_items if document else (), expected))
    if score.misses:
        tally.missed_by_field.update(miss.name for miss in score.misses)
        run.failures.append(Failure(case.name, case.variant, "fields", tuple(score.misses)))


def _score_verdict(run: Run, case: Case, tally: Tally, expected: Expected, one: Examined | None) -> None:
    reasons = () if one is None else one.verdict.reasons
    rules = frozenset(reason.rule_id for reason in reasons)
    charged = frozenset(reason.rule_id for reason in reasons if not reason.asks)
    for theme in expected.defects:
        if theme not in THEMES:
            raise InputError(
                f"{case.name}: no rule is known for the defect {theme}; known: {', '.join(THEMES)}"
            )
        tally.seeded += 1
        tally.found += speaks_to(theme, rules)
        tally.asked += speaks_to(theme, rules) and not speaks_to(theme, charged)
        if not speaks_to(theme, rules):
            run.failures.append(
                Failure(case.name, case.variant, f"defect not found: {theme}; said: {sorted(rules)}")
            )
    if expected.defects or not expected.complete:
        return
    tally.clean += 1
    alarms = sorted(reason.rule_id for reason in reasons if reason.severity != "info" and not reason.asks)
    tally.alarmed += bool(alarms)
    tally.reviewed += one is None or one.verdict.status == "needs_review"
    if alarms:
        run.failures.append(Failure(case.name, case.variant, f"false alarm: {alarms}"))


def _score_baseline(run: Run, case: Case, reading: Reading) -> None:
    tally = run.baseline.setdefault(case.variant, Tally())
    for expected in case.documents:
        pages = [page for page in reading.pages if page.number in expected.pages]
        score = score_fields(read_plainly(pages), expected)
        tally.documents += 1
        tally.fields.add(score.count)
        tally.exact.add(score.exact)


def met(value: float, *, at_least: float | None = None, at_most: float | None = None) -> bool:
    """Tell whether a figure reaches its aim; an undefined one does not."""
    if math.isnan(value):
        return False
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)
