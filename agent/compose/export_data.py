"""Tell an export: what is in the file; the file itself goes along with the reply."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.export_data import ExportDataResult


def write(result: ExportDataResult, page: Page) -> Section:
    """Write the section of a file that is written."""
    return Section((_line("export_done", result, page, result.file_name),))


def write_preview(result: ExportDataResult, page: Page) -> Section:
    """Write what the file would hold."""
    return Section((page.say("export_title"), _line("export_rows", result, page, result.file_name)))


def _line(code: str, result: ExportDataResult, page: Page, file: Fact) -> str:
    what = page.say(f"export_{result.kind}")
    return page.say(
        code, n=page.number(result.rows), rows=result.rows, what=what, place=page.place, file=file
    )
