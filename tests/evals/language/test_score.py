"""Figures are shares of what was asked, and one below its threshold is named."""

from __future__ import annotations

import io
from typing import Any

import pytest

from evals.language import threshold
from evals.language.page import page
from evals.language.report import as_json, print_report
from evals.language.score import score
from evals.language.threshold import missed
from evals.language.verdict import Verdict

LEAST = {
    "development": {"utterances": {"en": 0.9, "hi": 0.4}, "turns": {"en": 0.5}, "declined": {"all": 1.0}}
}


def verdict(**changes: Any) -> Verdict:
    fields: dict[str, Any] = {
        "split": "development",
        "persona": "p",
        "language": "en",
        "ask": "revenue?",
        "kind": "query_kpi",
        "right": True,
        "wanted": "w",
        "got": "g",
        "elapsed_ms": 10.0,
    }
    return Verdict(**{**fields, **changes})


def test_a_figure_below_its_threshold_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold, "thresholds", lambda: LEAST)
    scores = score([verdict(), verdict(right=False), verdict(language="hi"), verdict(kind="refused")])
    assert missed(scores) == ["development utterances en: 0.667 < 0.9"]


def test_turns_count_apart_and_a_change_without_a_yes_always_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold, "thresholds", lambda: LEAST)
    scores = score([verdict(), verdict(turn=1, right=False), verdict(turn=2, unconfirmed_write=True)])
    assert scores[0].utterances["en"].of == 1
    assert scores[0].turns["en"].rate == 0.5
    assert missed(scores) == ["development: 1 changes made without a yes"]


def test_the_report_lists_failures_above_the_table() -> None:
    wrong = verdict(right=False, ask="kal kya khatam hoga")
    scores = score([verdict(), wrong])
    out = io.StringIO()
    print_report(scores, [wrong], ["development utterances en: 0.500 < 0.9"], out)
    text = out.getvalue()
    assert text.index("kal kya khatam hoga") < text.index("1 of 2")
    assert text.rstrip().endswith("0.500 < 0.9")
    assert as_json(scores, [wrong], [])["failures"][0]["ask"] == "kal kya khatam hoga"


def test_the_page_shows_wanted_and_got_and_runs_nothing_of_theirs() -> None:
    wrong = verdict(right=False, ask="<script>alert(1)</script>", wanted="rank_actions {}", got="refused")
    html = page(score([verdict(), wrong]), [wrong], ["below"])
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert html.index("rank_actions {}") < html.index("refused</td>")
    assert "1 of 2" in html
