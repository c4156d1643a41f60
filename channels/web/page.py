"""The page itself: a static shell, its labels filled in from the locale once."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

from language.locales import codes, sentence

STATIC_DIR = Path(__file__).parent / "static"
_PREFIX = "web_"
_LABEL = re.compile(r"\{\{(\w+)\}\}")
_BLANKS = {
    name: f"{{{name}}}"
    for name in ("amount", "name", "calls", "count", "date", "id", "model", "seconds", "tokens")
}


def page_texts(language: str = "en") -> dict[str, str]:
    """Return the page's sentences by code without the prefix; variables stay as `{name}`."""
    return {
        code.removeprefix(_PREFIX): sentence(code, language, **_BLANKS)
        for code in sorted(codes("en"))
        if code.startswith(_PREFIX)
    }


def render_page(language: str = "en") -> str:
    """Return the page's HTML.

    Raises:
        KeyError: the shell names a label that the locale lacks.
    """
    texts = page_texts(language)
    shell = (STATIC_DIR / "index.html").read_text(encoding="utf-8")
    texts_json = json.dumps(texts, ensure_ascii=False)
    labels = {**texts, "language": language, "texts_json": texts_json}
    return _LABEL.sub(lambda match: escape(labels[match.group(1)], quote=True), shell)
