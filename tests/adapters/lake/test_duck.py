"""DuckDB as the lake opens it."""

from __future__ import annotations

from pathlib import Path

from adapters.lake.duck import WRITER_MEMORY, connect


def test_a_query_that_takes_long_draws_no_progress_into_what_a_command_prints(tmp_path: Path) -> None:
    with connect(memory=WRITER_MEMORY, spill=tmp_path) as opened:
        for one in (opened, opened.cursor()):
            assert one.execute("SELECT current_setting('enable_progress_bar')").fetchall() == [(False,)]
