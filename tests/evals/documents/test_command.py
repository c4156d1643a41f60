"""`eval documents`: the table as JSON or printed, and an exit code that tells of a missed aim."""

from __future__ import annotations

import argparse
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.document import Examined
from core.errors import InputError
from evals import cli
from evals.documents import command
from evals.documents.dataset import Case, Expected
from evals.documents.generator import make
from evals.documents.generator.layout import Layout
from evals.documents.generator.make import Sample
from evals.documents.measure import Run, run_cases
from evals.documents.sets import SETS, layouts_of
from tests.evals.documents.fakes import FakeEngine, FakeReader, document, verdict

TRUTH = Expected("invoice", (1,), {"total": "5.00"}, defects=("future_date",))
GOOD = FakeEngine(Examined(document({"total": Decimal(5)}), verdict("date-future")))


def run_of(engine: FakeEngine) -> Run:
    return run_cases([Case("one", b"pdf", "text", (TRUTH,))], FakeReader(), engine, today=date(2026, 1, 1))


def arguments(*, as_json: bool = False) -> argparse.Namespace:
    return argparse.Namespace(json=as_json, data=None, layouts=None, strange_labels=None, composites=None)


def test_json_holds_the_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run = run_of(GOOD)
    run.cost["text"].cpu_seconds = 0.1
    monkeypatch.setattr(command, "measure", lambda *_: run)  # pyright: ignore[reportUnknownLambdaType]
    assert command.run(arguments(as_json=True)) == 0
    told = json.loads(capsys.readouterr().out)
    rows = {row["name"]: row for row in told["tables"][0]["rows"]}
    assert rows["text · all"]["F1"] == 1
    assert rows["text · all"]["found"] == 1
    assert rows["text · all"]["false alarms"] is None
    assert all(aim["met"] for aim in told["tables"][0]["aims"])


def test_a_missed_aim_is_said_and_ends_in_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "measure", lambda *_: run_of(FakeEngine()))  # pyright: ignore[reportUnknownLambdaType]
    assert command.run(arguments()) == 1
    printed = capsys.readouterr().out
    assert "✗ text PDFs: fields F1 at least 0.98" in printed
    assert "rules on plain text" in printed
    assert "invoice2data" in printed


def test_the_command_line_knows_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    seen: list[Path | None] = []

    def measure(
        data: Path | None, layouts: str, progress: object, strange: float, composites: tuple[int, int]
    ) -> Run:
        seen.append(data)
        return run_of(GOOD)

    monkeypatch.setattr(command, "measure", measure)
    chosen = parser.parse_args(["eval", "documents", "--data", "here", "--json"])
    chosen.run(chosen)
    assert [str(data) for data in seen] == ["here"]
    other = parser.parse_args(["eval", "documents", "--horizon", "3"])
    with pytest.raises(InputError, match="horizon"):
        other.run(other)


def test_the_set_of_layouts_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    seen: list[str] = []

    def measure(
        data: Path | None, layouts: str, progress: object, strange: float, composites: tuple[int, int]
    ) -> Run:
        seen.append(layouts)
        return run_of(GOOD)

    monkeypatch.setattr(command, "measure", measure)
    for words in (["documents", "--json"], ["documents", "--layouts", "fourth", "--json"]):
        chosen = parser.parse_args(["eval", *words])
        chosen.run(chosen)
    assert seen == ["eighth", "fourth"]


@pytest.mark.parametrize("words", [["documents"], ["documents", "--layouts", "fourth"], ["forecast"]])
def test_composites_are_counted_where_they_are_drawn_alone(words: list[str]) -> None:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    chosen = parser.parse_args(["eval", *words, "--composites", "5:7"])
    assert chosen.composites == (5, 7)
    with pytest.raises(InputError, match="composites"):
        chosen.run(chosen)


@pytest.mark.parametrize("words", [["documents", "--data", "here"], ["forecast"]])
def test_a_set_of_layouts_goes_with_no_folder_and_no_other_suite(words: list[str]) -> None:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    chosen = parser.parse_args(["eval", *words, "--layouts", "fourth"])
    with pytest.raises(InputError, match="layouts"):
        chosen.run(chosen)


@pytest.mark.parametrize("chosen", SETS)
def test_drawn_cases_are_of_the_layouts_of_their_set(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def blank(layout: Layout, rng: object, name: str, variant: str, share: float) -> Sample:
        return Sample(name, "pdf", b"", {"layout": layout.name, "documents": []})

    monkeypatch.setattr(make, "make_sample", blank)  # that each can be drawn is told in `test_layouts`
    monkeypatch.setattr(command, "FILES_PER_LAYOUT", {"text": 1, "scan": 0, "photo": 0})
    names = {case.name.rpartition("_")[0] for case in command.drawn_cases(chosen, ("text",))}
    assert names == {layout.name for layout in layouts_of(chosen)}
    assert not names & {layout.name for other in SETS if other != chosen for layout in layouts_of(other)}


@pytest.mark.parametrize(
    "words", [["documents", "--strange-labels", "7"], ["forecast", "--strange-labels", "0.2"]]
)
def test_strange_labels_are_a_share_and_of_this_suite(words: list[str]) -> None:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    chosen = parser.parse_args(["eval", *words])
    with pytest.raises(InputError, match="strange-labels"):
        chosen.run(chosen)
