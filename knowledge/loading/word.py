"""Word files (DOCX): paragraphs and tables in their order, by heading style."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from core.errors import InputError
from knowledge.source import Section

_MAX_UNPACKED = 100 << 20


def read_word(content: bytes) -> tuple[str, list[Section]]:
    """Return the title of a Word file and its sections; hidden text is dropped.

    Raises:
        InputError: it is no DOCX, or unpacks to more than 100 MB.
    """
    document = _open(content)
    path: tuple[str, ...] = ()
    below = 0  # levels that headings stand below a title
    sections: list[tuple[tuple[str, ...], list[str]]] = [((), [])]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            sections[-1][1].extend(_rows(block))
            continue
        words = _seen(block)
        level = _level(block)
        if level is not None and words:
            below, level = (1, 1) if level == 0 else (below, level + below)
            path = (*path[: level - 1], *("",) * (level - 1 - len(path)), words)
            sections.append((path, []))
        elif words:
            sections[-1][1].append(f"- {words}" if _is_list(block) else words)
    found = [
        Section(headings=tuple(part for part in headings if part), text="\n".join(lines))
        for headings, lines in sections
        if lines
    ]
    title = document.core_properties.title or next((s.headings[0] for s in found if s.headings), "")
    return title, found


def _open(content: bytes) -> WordDocument:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MAX_UNPACKED:
                raise InputError("The Word file unpacks to more than 100 MB. Split it into smaller files.")
        return docx.Document(BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise InputError("The file is no Word document (DOCX). Save it again as .docx or as PDF.") from error


def _seen(paragraph: Paragraph) -> str:
    parts = (part.runs if isinstance(part, Hyperlink) else [part] for part in paragraph.iter_inner_content())
    text = "".join(run.text for runs in parts for run in runs if not run.font.hidden)
    return " ".join(text.split())


def _level(paragraph: Paragraph) -> int | None:
    """Return a heading's level from 1, 0 of the document's title, `None` of other text."""
    name = (paragraph.style.name if paragraph.style else "") or ""
    if name == "Title":
        return 0
    if name.startswith("Heading ") and name[8:].isdecimal():
        return int(name[8:])
    return None


def _is_list(paragraph: Paragraph) -> bool:
    return ((paragraph.style.name if paragraph.style else "") or "").startswith("List")


def _rows(table: Table) -> list[str]:
    rows = (" | ".join(" ".join(cell.text.split()) for cell in row.cells) for row in table.rows)
    return [row for row in rows if row.replace("|", "").strip()]
