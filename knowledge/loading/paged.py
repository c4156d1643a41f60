"""Pages that a reader saw (a PDF, a scan): lines by their place, headings by their size."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from core.page import Page, Reading, Word
from knowledge.source import Section

_SAME_LINE = 0.6
_HEADING_SIZE = 1.15
_PARAGRAPH_GAP = 1.4  # times the usual distance of two lines
_LONGEST_HEADING = 90
_EDGE = 0.08


def read_pages(reading: Reading) -> tuple[str, list[Section]]:
    """Return the title (the largest line of the first page) and the sections, each with its page.

    What stands at the same height on most pages at their upper or lower edge is a running
    header or footer and is dropped. Columns are read from left to right.
    """
    pages = [(page, _lines(page)) for page in reading.pages]
    running = _running([lines for _, lines in pages])
    body = _body_height([lines for _, lines in pages])
    spacing = _spacing([lines for _, lines in pages])
    heading: tuple[str, ...] = ()
    sections: list[tuple[tuple[str, ...], int, list[str]]] = []
    for page, lines in pages:
        sections.append((heading, page.number, []))
        previous: list[Word] | None = None
        for line in lines:
            text = _text(line)
            if (text, _edge(line)) in running:
                continue
            if _is_heading(line, text, body):
                heading = (text,)
                sections.append((heading, page.number, []))
            else:
                apart = previous is not None and _gap(previous, line) > _PARAGRAPH_GAP * spacing
                sections[-1][2].extend(["", text] if apart else [text])
            previous = line
    found = [
        Section(headings=path, text="\n".join(lines).strip(), page=number)
        for path, number, lines in sections
        if any(lines)
    ]
    return _title(pages[0][1]) if pages else "", found


def _lines(page: Page) -> list[list[Word]]:
    """Return the page's lines from the top, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: word.box.middle[1]):
        line = lines[-1] if lines else None
        if line and abs(word.box.middle[1] - _middle(line)) < _SAME_LINE * min(
            word.box.height, _height(line)
        ):
            line.append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.left) for line in lines]


def _middle(line: list[Word]) -> float:
    return median(word.box.middle[1] for word in line)


def _height(line: list[Word]) -> float:
    return median(word.box.height for word in line)


def _gap(above: list[Word], below: list[Word]) -> float:
    return _middle(below) - _middle(above)


def _text(line: list[Word]) -> str:
    return " ".join(word.text for word in line)


def _edge(line: list[Word]) -> str:
    middle = _middle(line)
    return "top" if middle < _EDGE else "bottom" if middle > 1 - _EDGE else ""


def _running(pages: list[list[list[Word]]]) -> set[tuple[str, str]]:
    if len(pages) < 3:
        return set()
    seen = Counter(
        entry for lines in pages for entry in {(_text(line), _edge(line)) for line in lines if _edge(line)}
    )
    return {entry for entry, count in seen.items() if count * 2 > len(pages)}


def _body_height(pages: list[list[list[Word]]]) -> float:
    heights = [_height(line) for lines in pages for line in lines for _ in line]
    return median(heights) if heights else 0.0


def _spacing(pages: list[list[list[Word]]]) -> float:
    gaps = [_gap(above, below) for lines in pages for above, below in pairwise(lines)]
    return median(gaps) if gaps else 0.0


def _is_heading(line: list[Word], text: str, body: float) -> bool:
    return (
        _height(line) > _HEADING_SIZE * body and len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text))
    )


def _title(lines: list[list[Word]]) -> str:
    top = [line for line in lines if _middle(line) < 0.4 and any(map(str.isalpha, _text(line)))]
    return _text(max(top, key=_height)) if top else ""
