"""What counts as held, and what the report shows of what did not."""

from __future__ import annotations

import io

from evals.report import as_json, page, print_report
from evals.runner import Exchange, Verdict
from evals.scorecard import missed, rows, thresholds


def verdict(case: str, *faults: str, run: int = 1, kind: str = "access", language: str = "en") -> Verdict:
    asked = Exchange(f"{case}?", "answered", "refused, no call\n<b>No.</b>", faults)
    return Verdict("suite", case, faults, 10 * run, kind, language, run, turns=(asked,))  # pyright: ignore[reportArgumentType] - a kind


def test_a_case_holds_only_if_every_run_of_it_did() -> None:
    found = rows([verdict("a"), verdict("a", "wrong", run=2), verdict("b"), verdict("b", run=2)])
    access = found[0]
    assert (access.cases, access.held, access.runs_held, access.runs) == (2, 1, 3, 4)
    assert access.rate == 0.5


def test_there_is_a_line_for_each_kind_and_language_that_occurs_and_for_all() -> None:
    found = rows([verdict("a"), verdict("b", kind="refusal", language="hi")])
    assert [row.name for row in found] == ["refusal", "access", "en", "hi", "all"]


def test_a_line_below_its_threshold_is_named() -> None:
    short = missed(rows([verdict("a", "wrong"), verdict("b")]))
    assert any(line.startswith("access: 1 of 2 = 0.500 < ") for line in short)
    assert missed(rows([verdict("a"), verdict("b")])) == []


def test_every_kind_and_language_has_a_threshold() -> None:
    kinds = {"tool", "dialogue", "grounding", "citation", "refusal", "injection", "access", "language"}
    assert set(thresholds()) == {*kinds, "en", "hi", "hinglish", "all"}


def test_the_page_shows_each_failure_with_what_was_wanted_beside_what_came_and_runs_nothing() -> None:
    failed = verdict("<i>a</i>", "says 'No'")
    lines = rows([failed])
    html = page([failed], lines, ["access: too low"])
    assert (
        "<td>&lt;i&gt;a&lt;/i&gt;?</td><td>answered</td><td>refused, no call\n&lt;b&gt;No.&lt;/b&gt;</td>"
        in html
    )
    assert "access: too low" in html
    assert "<b>" not in html


def test_the_page_says_what_is_wrong_without_the_answer_beside_it() -> None:
    failed = verdict("a", "does not say 'Delhi': " + "word " * 100)
    html = page([failed], rows([failed]), [])
    assert "does not say &#x27;Delhi&#x27;: word " in html
    assert html.count("word") < 40


def test_the_terminal_and_json_tell_the_same() -> None:
    verdicts = [verdict("a"), verdict("b", "wrong")]
    lines = rows(verdicts)
    out = io.StringIO()
    print_report(verdicts, lines, ["access: too low"], out)
    shown = as_json(verdicts, lines, ["access: too low"])
    assert "1 of 2 cases passed" in out.getvalue()
    assert "✗ suite · b" in out.getvalue()
    assert (shown["cases"], shown["passed"], shown["below_threshold"]) == (2, 1, ["access: too low"])
