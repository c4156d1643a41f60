"""Cases are asked of copies: what one changes no other meets, and any configured model answers them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from app.bootstrap import Home, open_home
from app.settings import Settings
from core.errors import InputError
from evals import runner, stage
from evals.case import Case
from evals.language.shop import open_shop
from evals.runner import Verdict, run_suites
from evals.shop_copy import Original
from tests.agent.loopback_converse import Failed, Line, Said
from tests.agent.loopback_openai import serve_openai

CHANGE = {
    "name": "a setting is changed",
    "user": "vikram",
    "turns": [
        {"ask": "Set the service level to 96 %", "expect": {"outcome": "confirm", "says": ["95%", "96%"]}},
        {"ask": "yes", "expect": {"outcome": "answered", "changes": True}},
    ],
}
LOOK = {
    "name": "it is looked at",
    "user": "vikram",
    "ask": "What is the service level?",
    "expect": {
        "outcome": "answered",
        "tool_calls": [{"show_settings": {"names": ["service_level"]}}],
        "says": ["95%"],
        "never_says": ["42"],
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("shop")
    with open_shop(home):
        pass
    return home


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(home=folder, model="offline")


def verdicts(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, *cases: dict[str, Any], runs: int = 1
) -> Sequence[Verdict]:
    def load(_suite: str) -> list[Case]:
        return [Case.model_validate(case) for case in cases]

    monkeypatch.setattr(runner, "load", load)
    return asyncio.run(run_suites(settings, ["suite"], runs=runs))


def test_what_a_case_changes_neither_the_next_one_meets_nor_its_own_next_run_though_the_shop_stays_open(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    opened: list[Original] = []
    real = stage.copied_shop

    def noted(original: Original) -> AbstractContextManager[Home]:
        opened.append(original)
        return real(original)

    monkeypatch.setattr(stage, "copied_shop", noted)
    found = verdicts(monkeypatch, settings, CHANGE, LOOK, runs=2)
    assert len(opened) == 1
    assert [(one.case, one.run, one.faults) for one in found] == [
        (case["name"], run, ()) for case in (CHANGE, LOOK) for run in (1, 2)
    ]
    with open_home(settings) as home:
        assert home.directory.tenant_settings("demo").service_level == 0.95


def test_a_home_that_lies_in_another_database_is_refused(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    elsewhere = settings.model_copy(update={"database_url": "postgresql+psycopg://x@h/d"})
    with pytest.raises(InputError, match="SMARTRETAIL_DATABASE_URL"):
        verdicts(monkeypatch, elsewhere, LOOK)


@pytest.mark.parametrize(
    ("lines", "answered_by"),
    [
        (
            (Said(tools=(("show_settings", {"names": ["service_level"]}),)), Said(text="It is {f1.1}.")),
            "openai",
        ),
        ((Failed(garbage=b"no JSON"),), "offline"),
        ((Said(text="The service level is 42%."),), "offline"),
    ],
)
def test_a_configured_model_is_asked_and_where_it_fails_the_planner_answers(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, lines: Sequence[Line], answered_by: str
) -> None:
    with serve_openai(*lines) as server:
        remote = settings.model_copy(
            update={
                "model": "openai",
                "openai_base_url": server.url,
                "openai_model_id": "m-1",
                "openai_api_key": SecretStr("k"),
            }
        )
        (one,) = verdicts(monkeypatch, remote, LOOK)
    assert one.faults == ()
    assert one.model.split()[0] == answered_by
    assert server.requests
