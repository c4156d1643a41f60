"""What setup compiles is what the product imports, wherever in a file it does so."""

from __future__ import annotations

from pathlib import Path

from scripts.compiled import imported


def test_imports_within_functions_and_of_parts_count_and_relative_ones_do_not(tmp_path: Path) -> None:
    file = tmp_path / "room.py"
    file.write_text(
        "import duckdb, pyarrow.parquet as pq\n"
        "from polars.exceptions import ComputeError\n"
        "from . import near\n"
        "def late():\n"
        "    from langgraph.graph import StateGraph\n"
    )
    named = ["duckdb", "pyarrow.parquet", "polars.exceptions", "langgraph.graph"]
    assert list(imported([file])) == named


def test_the_libraries_that_a_first_question_waits_for_are_among_them() -> None:
    root = Path(__file__).resolve().parents[2]
    found = {
        name.partition(".")[0]
        for room in ("agent", "adapters", "app")
        for name in imported((root / room).rglob("*.py"))
    }
    assert {"langgraph", "sqlalchemy", "duckdb", "pyiceberg", "polars"} <= found
