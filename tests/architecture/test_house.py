"""The house keeps its shape: rooms have a layer, names say what is inside, imports point down."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = PYPROJECT["tool"]["importlinter"]["contracts"]
OUTSIDE_THE_LAYERS = {"tests", "scripts"}


def tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).exists()]


def rooms() -> set[str]:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked("*.py") if path.parent != ROOT}
    return tops - OUTSIDE_THE_LAYERS


def test_every_top_level_package_has_a_layer() -> None:
    layers = next(contract for contract in CONTRACTS if contract["type"] == "layers")["layers"]
    named = {name.strip() for layer in layers for name in layer.split("|")}
    assert rooms() == named


def test_every_top_level_package_is_shipped() -> None:
    shipped = PYPROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert rooms() == {name.removesuffix("*") for name in shipped}


def test_no_file_is_named_after_nothing() -> None:
    vague = re.compile(r"^(utils?|helpers?|common|misc|managers?)\.py$")
    assert [path for path in tracked("*.py") if vague.match(path.name)] == []


@pytest.mark.slow
def test_imports_point_down() -> None:
    lint = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout


def test_the_server_entry_is_a_few_lines() -> None:
    code = [line for line in (ROOT / "server.py").read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(code) <= 8


def test_the_lock_file_names_no_host_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index-url" not in lock
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert len(packages) > 100
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_nothing_tracked_names_a_machine_path() -> None:
    home = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/\w")
    guilty = [
        path.relative_to(ROOT)
        for path in tracked("*")
        if path.suffix in {".py", ".md", ".toml", ".ftl", ".js", ".html", ".yaml", ".lock"}
        and path != Path(__file__)
        and home.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert guilty == []


def test_the_help_needs_no_heavy_library() -> None:
    heavy = ("langgraph", "polars", "pyarrow", "duckdb", "dbos", "fastapi", "pandas", "statsforecast")
    probe = f"import sys, app.cli; print([m for m in {heavy!r} if m in sys.modules])"
    seen = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"
