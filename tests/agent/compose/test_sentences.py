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
from language.locales import sentence, variables
from tests.agent.shop import MANAGER, shop
from tools.kpi import UNITS
from tools.note import NOTES

CATALOGUE = Catalogues(shop()).of("demo")
SOURCE = Source()


def codes_of(file: str) -> frozenset[str]:
    """Return the codes of an English file."""
    text = (Path(locales.__file__).parent / "en" / file).read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z0-9_]+) =", text, re.MULTILINE))


def evidence(*facts: Fact) -> Evidence:
    return Evidence(book=FactBook(facts), user_text="", catalogue=CATALOGUE, principal=MANAGER)


KEYWORDS = {"reason": ("never_given", "too_old", "not_given"), "n": (1, 2)}
PIECES = {
    "en": {
        "place": " in {f1.1}",
        "cost": ", about {f1.1}",
        "coming": ", {f1.1} on the way",
        "metric": "Revenue",
    },
    "hi": {
        "place": " {f1.1} में",
        "cost": ", क़रीब {f1.1}",
        "coming": ", {f1.1} रास्ते में",
        "metric": "बिक्री",
    },
    "hinglish": {
        "place": " {f1.1} me",
        "cost": ", kareeb {f1.1}",
        "coming": ", {f1.1} raaste me",
        "metric": "bikri",
    },
}
"""Variables that take in another sentence, which opens with its own space or capital."""

NOT_COMPOSED = re.compile(
    r"web_|email_|chart_|import_|notice_failed_|attachment_|file_|doc_type_|reply_with"
    r"|sources?_|data_as_of|unknown_sender|turn_"
    r"|link_|first_help_|consent_|voice_|slack_|template_"
    r"|problem_|undo_one|knowledge_searched|explain_(?:price|reorder|transfer|clear_out)|reorder_explanation"
)
"""Said by doors, jobs, charts and the API, or within a fact: no verifier reads them."""
PLANNED = frozenset(code for code in codes_of("planner.ftl") if code not in {"which_value_document"})
"""The planner's prepared sentences, whose own words are evidence for themselves."""
MOVED = (
    Fact(id="f9.1", label="Change of a", value=1, unit="units", source=SOURCE),
    Fact(id="f9.2", label="Change of b", value=-1, unit="units", source=SOURCE),
)
"""So that "rose" and "fell" are both true of something."""


@pytest.mark.parametrize("language", ["en", "hi", "hinglish"])
def test_every_sentence_passes_the_verifier_when_filled_with_facts(language: str) -> None:
    composed = {
        code: names
        for code, names in variables(language).items()
        if not NOT_COMPOSED.match(code) and code.split(".")[0] not in PLANNED
    }
    assert len(composed) > 400
    for code, names in composed.items():
        facts = {
            name: Fact(id=f"f1.{index}", label=name, value="x", unit="text", source=SOURCE)
            for index, name in enumerate(sorted(names), start=1)
        }
        for reason in KEYWORDS["reason"]:
            for n in KEYWORDS["n"]:
                values: dict[str, Any] = {name: reference(fact) for name, fact in facts.items()}
                values |= {name: piece for name, piece in PIECES[language].items() if name in names}
                values |= {"n": n} if "n" in names else {}
                if "reason" in names:
                    values["reason"] = sentence("unknown", language) if code == "error_at" else reason
                text = sentence(code, language, **values)
                assert check(text.strip(" ,।"), evidence(*facts.values(), *MOVED)) == (), (code, text)


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

    for code, names in NOTES.items():
        note = Note(code=code, values={name: given.get(name, "Delhi 1") for name in names})
        assert note_lines([note], page), code


def test_every_metric_has_its_words() -> None:
    for metric in UNITS:
        for form in ("", ".short", ".value"):
            assert sentence(f"metric_{metric}{form}", n=2, value="{f1.1}")


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
