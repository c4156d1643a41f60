"""One door for texts: by content and name, into a source with its sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from core.errors import InputError
from core.page import Reading
from knowledge.loading.paged import read_pages
from knowledge.loading.plain import decode, read_plain
from knowledge.source import MANAGERS, Authority, Section, SourceText
from language.script import detect_language

_FIELDS = {"version", "origin", "translation_of", "supersedes", "superseded_by"}


def load_source(
    content: bytes,
    file_name: str,
    *,
    tenant_id: str,
    reading: Reading | None = None,
    source_id: str | None = None,
) -> SourceText:
    """Read a text into a source; what its front matter tells of it is kept.

    Args:
        content: The file.
        file_name: Its name: tells Markdown from plain text, and is its title if it has none.
        tenant_id: Whose it is.
        reading: The pages, where the file is a PDF or a picture and was read already.
        source_id: The id of a text whose front matter names none; omitted: made of name and content.

    Raises:
        InputError: the format is not known, the text is not UTF-8, or it holds no words.
    """
    meta, title, sections = load_sections(content, file_name, reading=reading)
    if not any(section.text.strip() for section in sections):
        raise InputError(f"{file_name} holds no words that could be found later.", code="empty_text")
    sample = " ".join(section.text for section in sections)[:4000]
    digest = sha256(content).hexdigest()
    source = SourceText(
        source_id=str(meta.get("id") or source_id or f"{_stem(file_name)}-{digest[:12]}"),
        tenant_id=tenant_id,
        title=str(meta.get("title") or title or _stem(file_name)),
        doc_type=str(meta.get("doc_type") or "policy"),
        language=meta.get("language") or detect_language(sample),
        authority=_authority(meta),
        sections=tuple(_asked(sections, meta, file_name)),
        effective_from=_day(meta, "effective_from"),
        effective_to=_day(meta, "effective_to"),
        readers=_readers(meta),
        content_hash=digest,
    )
    told = {name: str(meta[name]) for name in _FIELDS if meta.get(name) is not None}
    told |= {"origin": str(meta["source"])} if meta.get("source") else {}
    return replace(source, **told).dated()


def load_sections(
    content: bytes, file_name: str, *, reading: Reading | None = None
) -> tuple[Mapping[str, Any], str, list[Section]]:
    """Return front matter, title and sections of a file; see `load_source`."""
    if reading is not None:
        title, sections = read_pages(reading)
        return {}, title, sections
    if content.startswith(b"PK\x03\x04"):
        from knowledge.loading.word import read_word  # noqa: PLC0415 - heavy

        title, sections = read_word(content)
        return {}, title, sections
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8")):
        raise InputError(f"{file_name} has pages: it must be read before it can be indexed.")
    if _is_html(content):
        from knowledge.loading.html import read_html  # noqa: PLC0415 - heavy

        title, sections = read_html(content)
        return {}, title, sections
    text = decode(content)
    if file_name.lower().endswith((".md", ".markdown")) or text.startswith("---\n"):
        from knowledge.loading.markdown import read_markdown  # noqa: PLC0415 - heavy

        meta, sections = read_markdown(text)
        title = next((section.headings[0] for section in sections if section.headings), "")
        return meta, title, sections
    return {}, "", read_plain(text)


def _asked(sections: Sequence[Section], meta: Mapping[str, Any], file_name: str) -> Iterator[Section]:
    """Yield the sections with the questions that the front matter says they answer, by their heading."""
    asked = meta.get("asked") or {}
    if not isinstance(asked, dict) or not all(isinstance(each, list) for each in asked.values()):
        raise InputError(f"{file_name}: write `asked` as headings, each with a list of questions.")
    listed = {str(heading): tuple(str(each) for each in lines) for heading, lines in asked.items()}
    if strange := sorted(listed.keys() - {section.headings[-1] for section in sections if section.headings}):
        raise InputError(f"{file_name}: `asked` names {strange[0]!r}, which is no heading. Correct it.")
    for section in sections:
        yield replace(section, asked=listed.get(section.headings[-1], ()) if section.headings else ())


def _is_html(content: bytes) -> bool:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _authority(meta: Mapping[str, Any]) -> Authority:
    given = str(meta.get("authority") or Authority.SHOP)
    try:
        return Authority(given)
    except ValueError as error:
        known = ", ".join(Authority)
        raise InputError(f"authority: {given!r} is not known. Use one of {known}.") from error


def _readers(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """Return whom a text says that it is for; it can keep people out, never let anyone in."""
    audience = str(meta.get("audience") or "everyone")
    if audience not in ("everyone", "managers"):
        raise InputError(f"audience: {audience!r} is not known. Use everyone or managers.")
    return (MANAGERS,) if audience == "managers" else ()


def _day(meta: Mapping[str, Any], name: str) -> date | None:
    value = meta.get(name)
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(f"{name}: {value!r} is no date. Write it as 2026-04-01.") from error


def _stem(file_name: str) -> str:
    return file_name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or "document"
