"""Plain text: blank lines part paragraphs; short lines that look like headings head what follows."""

from __future__ import annotations

import re

from core.errors import InputError
from knowledge.source import Section

_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)])\s+\S")
_LONGEST_HEADING = 80


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16, with or without a byte order mark.

    Raises:
        InputError: it is neither.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"The text is not in UTF-8 (byte {error.start} is wrong). Save the file as UTF-8."
        ) from error
    if "\x00" in text:
        raise InputError("The file holds binary data, no text. Send it as PDF, DOCX or text.")
    return text


def read_plain(text: str) -> list[Section]:
    """Return the sections of a plain text."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        if _is_heading(lines[0], alone=len(lines) == 1):
            sections.append((lines[0].strip("=# ").rstrip(":"), []))
            lines = [line for line in lines[1:] if set(line) - set("=-")]
        if lines:
            sections[-1][1].append("\n".join(lines))
    return [
        Section(headings=(heading,) if heading else (), text="\n\n".join(blocks))
        for heading, blocks in sections
        if blocks
    ]


def _is_heading(line: str, *, alone: bool) -> bool:
    if len(line) > _LONGEST_HEADING or line.endswith((".", "।", ";", ",")):
        return False
    letters = [char for char in line if char.isalpha()]
    shouted = bool(letters) and all(char.isupper() for char in letters) and line.upper() != line.lower()
    return shouted or (alone and (line.endswith(":") or _NUMBERED.match(line) is not None))
