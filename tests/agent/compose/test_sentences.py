"""Every sentence of the composer passes the verifier, whatever is put in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from agent.catalogue import Catalogues
from agent.compose.notes import note_lines
from agent.compose.page import Page
from agent.facts import FactBook, reference
from agent.grounding import Evidence, check
from core.fact import Fact, Source
from core.tool import Note
from language import locales
from language.locales import sentence
from tests.agent.shop import MANAGER, shop
from tools.note import NOTES
from tools.query_kpi import UNITS

CATALOGUE = Catalogues(shop()).of("demo")
FOLDER = Path(locales.__file__).parent / "en"
SOURCE = Source()


def evidence(*facts: Fact) -> Evidence:
    return Evidence(book=FactBook(facts), user_text="", catalogue=CATALOGUE, principal=MANAGER)


def sentences(file: str) -> dict[str, set[str]]:
    """Return the codes of a file with the variables each needs."""
    found: dict[str, set[str]] = {}
    code = ""
    for line in (FOLDER / file).read_text().splitlines():
        if match := re.match(r"([a-z_]+) =", line):
            code = match[1]
            found[code] = set()
        elif match := re.match(r"    \.([a-z]+) =", line):
            parent = code.split(".")[0]
            code = f"{parent}.{match[1]}"
            found[code] = set()
        if code:
            found[code] |= set(re.findall(r"\$([a-z_]+)", line))
    return found


KEYWORDS = {"reason": ("never_given", "too_old", "not_given"), "n": (1, 2)}
PIECES = {
    "place": " in {f1.1}",
    "cost": ", about {f1.1}",
    "coming": ", {f1.1} on the way",
    "metric": "Revenue",
}
"""Variables that take in another sentence, which opens with its own space or capital."""


@pytest.mark.parametrize("file", ["replies.ftl", "errors.ftl", "documents.ftl"])
def test_every_sentence_passes_the_verifier_when_filled_with_facts(file: str) -> None:
    codes = sentences(file)
    assert len(codes) > 20
    for code, variables in codes.items():
        facts = {
            name: Fact(id=f"f1.{index}", label=name, value="x", unit="text", source=SOURCE)
            for index, name in enumerate(sorted(variables), start=1)
        }
        for reason in KEYWORDS["reason"]:
            for n in KEYWORDS["n"]:
                values: dict[str, Any] = {name: reference(fact) for name, fact in facts.items()}
                values |= {name: piece for name, piece in PIECES.items() if name in variables}
                values |= {"n": n} if "n" in variables else {}
                if "reason" in variables:
                    values["reason"] = "It is unknown." if code == "error_at" else reason
                text = sentence(code, "en", **values)
                assert check(text.strip(" ,"), evidence(*facts.values())) == (), code


def test_every_note_a_tool_may_make_has_its_sentence() -> None:
    page = Page(FactBook(), CATALOGUE, 1, {}, "en", 7, SOURCE)
    given: dict[str, str | int] = {
        "days": 7,
        "date": "2026-11-21",
        "reason": "never_given",
        "metric": "revenue",
        "limits": "mrp, min_margin",
        "n": 2,
    }

    for code, variables in NOTES.items():
        note = Note(code=code, values={name: given.get(name, "Delhi 1") for name in variables})
        assert note_lines([note], page), code


def test_every_metric_has_its_words() -> None:
    for metric in UNITS:
        for form in ("", ".short", ".value"):
            assert sentence(f"metric_{metric}{form}", value="{f1.1}")


def test_every_error_code_of_the_tools_has_its_sentence() -> None:
    tools = Path(__file__).parents[3] / "tools"
    codes = {
        code for path in tools.glob("*.py") for code in re.findall(r'code="([a-z_]+)"', path.read_text())
    }

    assert len(codes) > 10
    for code in codes:
        assert locales.has_sentence(code), code


def test_an_unknown_note_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    page = Page(FactBook(), CATALOGUE, 1, {}, "en", 7, SOURCE)

    assert note_lines([Note(code="no_such_note")], page) == []
    assert "no_such_note" in caplog.text


def test_the_datas_age_is_not_said_where_nothing_of_it_is_shown() -> None:
    page = Page(FactBook(), CATALOGUE, 1, {}, "en", 7, SOURCE)
    notes = [
        Note(code="stale_data", values={"date": "2026-11-01"}),
        Note(code="stock_unknown", values={"reason": "never_given", "place": ""}),
    ]

    lines = note_lines(notes, page)

    assert len(lines) == 1
    assert lines[0].startswith("Stock is unknown:")
