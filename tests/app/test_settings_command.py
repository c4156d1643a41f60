"""`smartretail settings` on a home of its own: shown, set by a manager, refused to a seller, audited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_home
from app.cli import parser
from core.errors import InputError, PolicyError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))


def run(capsys: pytest.CaptureFixture[str], *command: str) -> dict[str, Any]:
    arguments = parser().parse_args([*command, "--json"])
    assert arguments.run(arguments) == 0
    return json.loads(capsys.readouterr().out)


def value_of(capsys: pytest.CaptureFixture[str], name: str) -> Any:
    return {one["name"]: one["value"] for one in run(capsys, "settings", "list")["settings"]}[name]


def test_a_manager_sets_what_the_next_command_finds(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "settings", "set", "service_level", "97%")
    assert (done["before"], done["after"], done["changed"]) == (0.95, 0.97, True)
    assert value_of(capsys, "service_level") == 0.97
    assert not run(capsys, "settings", "set", "service_level", "0.97")["changed"]
    run(capsys, "settings", "set", "service_level", "default")
    assert value_of(capsys, "service_level") == 0.95
    with open_home() as home:
        kept = [one.details for one in home.audit.records() if one.subject == "change_setting"]
    assert {(one["before"], one["after"]) for one in kept} >= {("0.95", "0.97"), ("0.97", "0.95")}


def test_what_is_not_allowed_is_refused_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (("service_level", "97"), ("price_limit_pct", "much"), ("timezone", "1")):
        arguments = parser().parse_args(["settings", "set", *wrong])
        with pytest.raises(InputError):
            arguments.run(arguments)
    arguments = parser().parse_args(["users", "add", "meena", "--role", "seller", "--store", "DELHI_01"])
    assert arguments.run(arguments) == 0
    capsys.readouterr()
    arguments = parser().parse_args(["settings", "set", "price_limit_pct", "50", "--as", "meena"])
    with pytest.raises(PolicyError):
        arguments.run(arguments)
    assert value_of(capsys, "price_limit_pct") == 5.0
