"""What the turn's calls found, from memory or from the checkpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.compose.table import composer_of
from agent.context import Finding, TurnContext
from agent.facts import load_citation, load_fact
from agent.state import CallRecord, State, unpack_outcome
from core.chart import Chart
from core.fact import Citation, Fact, Source
from core.picture import PagePicture
from core.shared_file import SharedFile


def findings_of(state: State, context: TurnContext) -> dict[int, Finding]:
    """Return the findings by call number; after a crash they come out of the checkpoint.

    Of a change that waits for a yes the finding is what it would do.
    """
    return {
        call["number"]: finding_of(call, context)
        for call in state["calls"]
        if call["status"] == "done" or (call["status"] == "pending" and "preview" in call)
    }


def finding_of(call: CallRecord, context: TurnContext) -> Finding:
    """Return one call's finding, unpacked once a run."""
    known = context.findings.get(call["number"])
    if known is None:
        packed = call.get("outcome") or call.get("preview")
        data = unpack_outcome(packed) if packed else {}
        known = Finding(
            result=composer_of(call["tool"]).result.model_validate(data["result"]),
            facts=tuple(load_fact(fact) for fact in data["facts"]),
            citations=tuple(load_citation(citation) for citation in data["citations"]),
        )
        context.findings[call["number"]] = known
    return known


def facts_of(findings: dict[int, Finding]) -> tuple[Fact, ...]:
    """Return every fact of the turn, in the order of its calls."""
    return tuple(fact for number in sorted(findings) for fact in findings[number].facts)


def passages_of(findings: Mapping[int, Finding]) -> tuple[Citation, ...]:
    """Return the passages found, in the order that `{c1}` counts."""
    found = [citation for number in sorted(findings) for citation in findings[number].citations]
    return tuple({(c.source, c.ref, c.quote): c for c in found}.values())


def charts_of(findings: dict[int, Finding]) -> tuple[Chart, ...]:
    """Return what the turn's tools drew, in the order of the calls; the same chart once."""
    drawn = [chart for number in sorted(findings) for chart in findings[number].result.charts]
    return tuple({(chart.title, chart.alt): chart for chart in drawn}.values())


def pictures_of(findings: dict[int, Finding]) -> tuple[PagePicture, ...]:
    """Return the pages of documents the turn's tools tell of, in the order of the calls."""
    return tuple(picture for number in sorted(findings) for picture in findings[number].result.pictures)


def files_of(findings: dict[int, Finding]) -> tuple[SharedFile, ...]:
    """Return the files the turn's tools wrote, in the order of the calls; the same file once."""
    written = [file for number in sorted(findings) for file in findings[number].result.files]
    return tuple({file.blob_key: file for file in written}.values())


def run_citations(
    calls: Sequence[CallRecord], findings: dict[int, Finding], now: datetime
) -> tuple[Citation, ...]:
    """Return one citation per computed result: what was asked, of which data, when.

    The seed: "for computed insights, always attach query parameters and timestamp".
    """
    return tuple(
        _run_citation(call, findings[call["number"]], now) for call in calls if call["number"] in findings
    )


def _run_citation(call: CallRecord, finding: Finding, now: datetime) -> Citation:
    source = finding.facts[0].source if finding.facts else Source(parameters=call["arguments"])
    as_of = source.as_of or finding.result.as_of
    parts: list[str] = []
    if as_of:
        parts.append(f"as_of={as_of.isoformat()}")
    parts.append(f"computed_at={(source.computed_at or now).isoformat(timespec='seconds')}")
    parts += [f"{name}={_plain(value)}" for name, value in source.parameters.items()]
    if source.tables:
        snapshots = ", ".join(f"{table}@{snapshot}" for table, snapshot in sorted(source.tables.items()))
        parts.append(f"snapshot={snapshots}")
    return Citation(source=call["tool"], ref="; ".join(parts))


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " to ".join(str(part) for part in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)
