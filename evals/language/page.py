"""The figures and failures of a run as one HTML page, wanted and got side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from string import Template

from evals.language.report import table_rows
from evals.language.score import Score
from evals.language.verdict import Verdict


def page(scores: Sequence[Score], failures: Sequence[Verdict], short: Sequence[str]) -> str:
    """Return the page; every word of a case or a reply is escaped."""
    text = files("evals").joinpath("language", "page.html").read_text(encoding="utf-8")
    return Template(text).substitute(
        short="\n".join(f'<p class="short">{escape(line)}</p>' for line in short),
        splits="".join(f"<th>{escape(score.split)}</th>" for score in scores),
        rows="\n".join(_row(name, cells) for name, cells in table_rows(scores)),
        count=len(failures),
        failures="\n".join(_failure(verdict) for verdict in failures),
    )


def _row(name: str, cells: Sequence[str]) -> str:
    figures = "".join(f'<td class="figure">{escape(cell)}</td>' for cell in cells)
    return f"<tr><td>{escape(name)}</td>{figures}</tr>"


def _failure(verdict: Verdict) -> str:
    turn = f", {verdict.dialogue}, turn {verdict.turn}" if verdict.turn else ""
    who = escape(f"{verdict.language}, {verdict.persona}{turn}")
    return (
        f'<tr><td>{escape(verdict.ask)}<br><span class="who">{who}</span></td>'
        f'<td class="call">{escape(verdict.wanted)}</td><td class="call">{escape(verdict.got)}</td></tr>'
    )
