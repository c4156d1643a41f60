"""From a reply to a letter: a subject, plain text, and the same as simple HTML."""

from __future__ import annotations

import html
import re

from channels.sources import linked_sources
from core.message import Reply
from language.locales import sentence

LONGEST_SUBJECT = 78
_BOLD = re.compile(r"\*(?=\S)([^*\n]+?)\*")
_ESCAPED = re.compile(r"\\([*_~`\\])")


def subject_of(reply: Reply) -> str:
    """Return the first line of the answer, without marks and short enough for a list of mails."""
    first = next((line for line in plain(reply.answer).splitlines() if line.strip()), "")
    words = " ".join(first.split()).rstrip(":")
    if len(words) <= LONGEST_SUBJECT:
        return words or sentence("email_subject", reply.language)
    return words[: LONGEST_SUBJECT - 1].rsplit(" ", 1)[0] + "…"


def text_of(reply: Reply, public_url: str | None) -> str:
    """Return the letter's plain text."""
    lines = [plain(reply.answer)]
    lines += [
        sentence("source_link", reply.language, title=one.source, url=one.url)
        for one in linked_sources(reply)
    ]
    if public_url:
        lines += ["", sentence("email_open", reply.language, url=public_url)]
    return "\n".join(lines) + "\n"


def html_of(reply: Reply, public_url: str | None) -> str:
    """Return the same as HTML: one paragraph a line, bold as bold, and no picture or script."""
    said = [_BOLD.sub(r"<strong>\1</strong>", _safe(line)) for line in reply.answer.splitlines()]
    paragraphs = [f"<p>{line}</p>" for line in said if line.strip()]
    paragraphs += [
        f'<p><a href="{html.escape(str(one.url))}">{html.escape(one.source)}</a></p>'
        for one in linked_sources(reply)
    ]
    if public_url:
        label = html.escape(sentence("email_open_label", reply.language))
        paragraphs.append(f'<p><a href="{html.escape(public_url)}">{label}</a></p>')
    language = "hi" if reply.language == "hi" else "en"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head>'
        f'<body style="font-family: sans-serif">{"".join(paragraphs)}</body></html>'
    )


def plain(text: str) -> str:
    """Return text without the marks of bold."""
    return _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", text)).strip()


def _safe(line: str) -> str:
    return html.escape(_ESCAPED.sub(r"\1", line))
