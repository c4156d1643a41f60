"""Lines of a page: its words gathered though it is skewed or curved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from core.page import Box, Page, Word
from engines.documents.layout import Line, Sheet, Token

# A colon, an equals sign or a drawn rule ends what stands before it ("No.:GK/22" is two), but
# not the colon of a time, of a ratio or of an address in the web. So do "Bill#" and "No." that
# a number is glued to.
_PARTS = re.compile(
    r"(?<=[^\d\s])[:=](?!//)|(?<=\d)[:=](?!\d)|[|¦]|(?<=[A-Za-z])#(?=[\w/-]*\d)|"
    r"(?<=[A-Za-z]No)\.(?=[A-Z]{0,4}\d)|(?<=^No)\.(?=[\w/-]{5})(?=[A-Z]{0,4}\d)|(?<=[a-z]no)\.(?=\d{3})"
)
_RULE = re.compile(r"[-_=*.~|¦+·•—–#:]{3,}|[_|¦~]+")
_NUMERAL = re.compile(r"I[Il|1]{1,2}|[Il|]I[Il|]?")
_SAME_LINE = 0.5  # of the lower word's height that two words of a line share
_SAME_LINE_AFAR = 0.62
_AS_HIGH = 0.7  # of a word's height: what a neighbour has that tells where their line runs
_FAR = 5  # letters
_STRAIGHT = 0.002
_CROWDED = 0.5  # of the narrower word's width that two words of one line never share
_UPENDED = 1.5  # how much higher than wide a word of several letters is that is printed upwards
_UPENDED_HEIGHT = 1.8  # letters
_SIGN = 2  # letters of a firm's sign
_LARGE = 1.35  # letters
_ALONE = 0.5  # of its height: how far a sign stands from all words


def lay_out(page: Page) -> Sheet:
    """Return the page's lines in the order they are read."""
    ratio = page.width / page.height if page.height else 1.0
    tokens = [token for word in page.words for token in _tokens(word, page.number, ratio)]
    if not tokens:
        return Sheet(page.number, (), 0.01, page.codes, page.read_by == "text_layer")
    letter = median(token.height for token in tokens)
    tokens = [token for token in tokens if not _is_sign(token, tokens, letter)] or tokens
    upended = {token: None for token in tokens if _is_upended(token, letter)}
    if upended:
        tokens = [token for token in tokens if token not in upended] or tokens
    if page.read_by != "text_layer":
        lean = _lean(_gather(tokens, letter, _SAME_LINE), letter)
        if abs(lean) > _STRAIGHT:
            tokens = [_straightened(token, lean) for token in tokens]
    gathered = _gather(tokens, letter, _SAME_LINE_AFAR)
    gathered.sort(key=lambda line: median((token.top + token.bottom) / 2 for token in line))
    gathered += [[token] for token in upended if len(tokens) > len(upended)]
    return Sheet(page.number, relined(gathered, letter), letter, page.codes, page.read_by == "text_layer")


def relined(gathered: list[list[Token]], letter: float) -> tuple[Line, ...]:
    """Return lines of words as lines of a page, in this order."""
    gap = _gap(gathered, letter)
    return tuple(Line(line, gap, index) for index, line in enumerate(gathered))


def _is_upended(token: Token, letter: float) -> bool:
    """Tell whether a word runs upwards or downwards beside the print: it would join lines that are none."""
    height = token.height
    return (
        len(token.text) >= 3
        and height > _UPENDED * (token.right - token.left)
        and height > _UPENDED_HEIGHT * letter
    )


def _is_sign(token: Token, tokens: Sequence[Token], letter: float) -> bool:
    """Tell whether a word is the sign beside a firm's name: a large letter or two, by themselves.

    It is as high as the lines beside it together, and would make one of them.
    """
    if len(token.text) > _SIGN or not token.text.isalpha() or not token.text.isupper():
        return False
    if token.height < _LARGE * letter:
        return False
    reach = _ALONE * token.height
    beside = [
        other
        for other in tokens
        if other is not token and other.top < token.bottom and token.top < other.bottom
    ]
    return bool(beside) and not any(
        other.left < token.right + reach and token.left - reach < other.right for other in beside
    )


def _tokens(word: Word, page: int, ratio: float) -> Iterator[Token]:
    text = word.text.strip().replace("：", ":").replace("；", ";")
    if not text or _RULE.fullmatch(text):
        return
    whole = len(text)
    for start, end in _cuts(text):
        part = text[start:end].strip("|¦")
        if not part or (part in ":=" and start > 0):
            continue
        if word.confidence < 1 and _NUMERAL.fullmatch(part):
            part = "I" * len(part)  # "Phase Il"
        width = word.box.width
        left = word.box.left + width * start / whole
        right = word.box.left + width * end / whole
        box = Box(left, word.box.top, right, word.box.bottom)
        yield Token(part, left * ratio, box.top, right * ratio, box.bottom, box, word.confidence, page)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARTS.finditer(text):
        end = match.start() if text[match.start()] in "|¦" else match.end()
        if end > start:
            yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _gather(tokens: list[Token], letter: float, afar: float) -> list[list[Token]]:
    """Chain words from left to right: each joins the line whose last words stand at its height.

    `afar` is how much of its height it must share with a line that ends far to the left.
    """
    step = max(letter, 1e-6)
    lines: list[list[Token]] = []
    bands: list[tuple[float, float]] = []
    shelves: dict[int, list[int]] = {}
    for token in sorted(tokens, key=lambda token: token.left):
        shelf = int((token.top + token.bottom) / 2 / step)
        best, best_overlap = -1, _SAME_LINE
        for near in (shelf - 1, shelf, shelf + 1):
            for index in shelves.get(near, ()):
                last = lines[index][-1]
                overlap = _overlap(token, *bands[index])
                if last.height > _AS_HIGH * token.height:
                    overlap = max(overlap, _overlap(token, last.top, last.bottom))
                far = token.left - last.right > _FAR * step
                if overlap > best_overlap and not (far and overlap < afar) and not _stands_on(token, last):
                    best, best_overlap = index, overlap
        if best < 0:
            best = len(lines)
            lines.append([])
            bands.append((token.top, token.bottom))
        lines[best].append(token)
        bands[best] = _band(lines[best])
        place = int(sum(bands[best]) / 2 / step)
        if best not in shelves.setdefault(place, []):
            shelves[place].append(best)
    return lines


def _overlap(token: Token, top: float, bottom: float) -> float:
    """Return how much of the lower of a word and a band of print both share."""
    shared = min(bottom, token.bottom) - max(top, token.top)
    return shared / max(min(bottom - top, token.height), 1e-9)


def _stands_on(token: Token, last: Token) -> bool:
    """Tell whether a word takes the place of the last of a line: words of one line stand side by side."""
    shared = last.right - token.left
    narrow = min(token.right - token.left, last.right - last.left)
    return shared > _CROWDED * narrow and token.text != last.text


def _lean(lines: list[list[Token]], letter: float) -> float:
    """Return by how much lines fall from left to right, in page heights for each page height across."""
    falls: list[float] = []
    for line in lines:
        first, last = line[0], line[-1]
        across = last.centre - first.centre
        if across > 20 * letter:
            falls.append((last.top + last.bottom - first.top - first.bottom) / 2 / across)
    return median(falls) if len(falls) >= 3 else 0.0


def _straightened(token: Token, lean: float) -> Token:
    shift = token.centre * lean
    return replace(token, top=token.top - shift, bottom=token.bottom - shift)


def _band(line: list[Token]) -> tuple[float, float]:
    """Return where a line now runs: the height of the tallest of its last three words."""
    tallest = max(line[-3:], key=lambda token: token.height)
    return tallest.top, tallest.bottom


def _gap(lines: list[list[Token]], letter: float) -> float:
    """Return from which width on a gap parts columns: well above the usual space between words."""
    spaces = sorted(
        gap for line in lines for a, b in pairwise(line) if 0 < (gap := b.left - a.right) < letter
    )
    usual = spaces[len(spaces) // 2] if spaces else 0.4 * letter
    return min(max(2.4 * usual, 0.6 * letter), 1.4 * letter)
