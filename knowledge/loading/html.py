"""HTML: what a reader of the page sees, by heading; scripts, styles and hidden parts are dropped."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from knowledge.source import Section

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer form header hr li main ol p
    pre section table tbody thead tr ul
    """.split()  # noqa: SIM905 a word list is read and edited as lines
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "nav", "iframe", "object", "svg"))
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])", re.I
)


def read_html(content: bytes) -> tuple[str, list[Section]]:
    """Return the title of a page and its sections.

    The encoding is the page's own (BOM, `<meta charset>`), else UTF-8. Text hidden by
    `hidden`, `aria-hidden` or an inline style is dropped; style sheets are not read.
    """
    soup = BeautifulSoup(content, "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    sections: list[tuple[tuple[str, ...], list[str]]] = [((), [""])]
    _walk(soup.body or soup, sections)
    found = [
        Section(headings=tuple(part for part in path if part), text=_tidy(lines)) for path, lines in sections
    ]
    kept = [section for section in found if section.text]
    return title or next((section.headings[0] for section in kept if section.headings), ""), kept


def _walk(node: PageElement, sections: list[tuple[tuple[str, ...], list[str]]]) -> None:
    for child in list(node.children) if isinstance(node, Tag) else []:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                sections[-1][1][-1] += str(child)
            continue
        if not isinstance(child, Tag) or child.name in _UNSEEN or _hidden(child):
            continue
        level = _HEADINGS.get(child.name)
        if level is not None:
            path = sections[-1][0][: level - 1]
            path += ("",) * (level - 1 - len(path))
            sections.append(((*path, " ".join(child.get_text(" ").split())), [""]))
            continue
        _open_block(child, sections[-1][1])
        _walk(child, sections)
        if child.name in {"td", "th"}:
            sections[-1][1][-1] += " | "
        elif child.name in _BLOCKS:
            sections[-1][1].append("")


def _open_block(tag: Tag, lines: list[str]) -> None:
    if tag.name in _BLOCKS:
        lines.append("- " if tag.name == "li" else "")


def _hidden(tag: Tag) -> bool:
    style = tag.get("style")
    return (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or (isinstance(style, str) and _HIDDEN_STYLE.search(style) is not None)
    )


def _tidy(lines: list[str]) -> str:
    tidy = (" ".join(line.split()).removesuffix(" |") for line in lines)
    return "\n".join(line for line in tidy if line not in {"", "-"})
