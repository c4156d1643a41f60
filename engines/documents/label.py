"""Labels in a line of print: found by their wording, though a reader mistook some letters.

The longest wording that fits wins, so that "Order Date" is never a "Date".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import Group, Lexicon, Meaning, key_of

_LONGEST = 9  # words
_NEVER_PROSE = frozenset({"gstin", "irn", "igst", "cgst", "sgst", "seller_fssai", "hsn", "mrp"})
_TAXES = frozenset({"cgst", "sgst", "utgst", "igst"})
_STANDS_ALONE_FROM = 4  # letters
_OF_PLACES = frozenset(
    {"transport", "area", "station", "store", "branch", "destination", "counter", "terminal"}
)
_PLACE = re.compile(
    r"(?:nagar|road|rd|phase|street|marg|colony|sector|market|bazaar|bazar|chowk|estate|path|complex|lane|plot|"
    r"area|circle|cross|layout|building|house|yard|hub|gate|side)\b",
    re.IGNORECASE,
)
_LONGEST_ASIDE = 4  # words in brackets
_FIRST_OF_TWO = 4  # words, with the "and"
_ANDS = frozenset({"&", "and", "/", "एवं", "व", "और"})
_STROKE = re.compile(r"[/|]")
_WEAK = 0.5  # a label such as "No" is one only before a colon or by itself
_SURE = 0.9
_MONEY = re.compile(r"(?:₹|rs\.?|inr|रु\.?)?\s*[-(]?\s*\d[\d,]*\.\d\d\s*[-)]?", re.IGNORECASE)
_COLONS = frozenset({":", "=", ":-", "-", "–", ";", "."})
_SIGNS = frozenset({"add", "less", "plus"})
# "Book 14   Leaf 221": which book of numbered leaves, before the number of the leaf.
_BOOK = re.compile(r"(?:book|bk|pad|बुक)\b\.?\s*(?:no\b\.?)?\s*[:#]?\s*\w{1,4}[,;.]?", re.IGNORECASE)
_DONE_TO = re.compile(r"[a-z]{3,}ed\s?:")  # "Party debited:"
_SMALL_WORDS = frozenset(
    {"with", "when", "while", "in", "on", "to", "for", "and", "or", "must", "should", "will", "as"}
)
_COUNTED = re.compile(r"[(]?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: its tokens `start` up to `end` of the line, and how well it fits, 0–1."""

    line: Line
    start: int
    end: int
    meanings: tuple[Meaning, ...]
    fit: float
    opens: bool
    """Whether it is the first of its segment."""
    colon: bool
    """Whether a colon follows."""

    @property
    def run(self) -> Run:
        """The label's own words."""
        return Run(self.line.tokens[self.start : self.end])

    def means(self, name: str) -> float:
        """Return how surely it means `name`, 0 where it does not."""
        return max((m.weight * self.fit for m in self.meanings if m.name == name), default=0.0)

    def of(self, group: Group) -> Meaning | None:
        """Return what it means within a group."""
        return next((meaning for meaning in self.meanings if meaning.group == group), None)


def find_labels(line: Line, lexicon: Lexicon, *, misread: bool) -> tuple[Label, ...]:
    """Return the labels of a line from left to right; none overlaps another.

    Args:
        line: The line.
        lexicon: Which wordings to look for.
        misread: Whether letters may be wrong, as a reader of pictures gets them.
    """
    asked = (lexicon, misread)
    if asked not in line.known:
        line.known[asked] = tuple(_labels(line, lexicon, misread=misread))
    return line.known[asked]


def _labels(line: Line, lexicon: Lexicon, *, misread: bool) -> Iterator[Label]:
    keys = [key_of(token.text) for token in line.tokens]
    segment_start = 0
    answered = -1
    for segment in line.segments:
        segment_end = segment_start + len(segment.tokens)
        at = segment_start
        labelled = False
        before: Label | None = None
        while at < segment_end:
            label = _label_at(line, keys, at, segment_end, lexicon, misread=misread)
            if label is not None and _begins_place(line, label, at, segment_end):
                label = None  # "Transport Nagar"
            sign = keys[at] in _SIGNS and at + 1 < len(keys)
            if sign and label is not None and label[0] == at + 1 and label[1][0].group != "total":
                label = None  # "Add : Freight"
            if label is None:
                at += 1
                continue
            opens = all(
                (not keys[before] and (line.tokens[before].text not in _COLONS or keys[before - 1] in _SIGNS))
                or keys[before] in _SIGNS
                or _COUNTED.fullmatch(line.tokens[before].text) is not None
                for before in range(segment_start, at)
            ) or _names_book(line, segment_start, at)
            weak = max(meaning.weight for meaning in label[1]) < _WEAK
            if labelled and _is_in_brackets(line, segment_start, at):
                at += 1  # "CGST (18% GST)"
                continue
            if at == answered and weak and not _colon_after(line, label[0]):
                at += 1  # "Reverse Charge   No": an answer, no label
                continue
            stop = _past_brackets(line, label, segment_end, lexicon, misread=misread)
            stop += (
                label[1][0].group == "party"
                and stop < segment_end
                and bool(_DONE_TO.fullmatch(line.tokens[stop].text))
            )
            colon = _colon_after(line, stop)
            if colon and not labelled and _is_second(line, segment_start, at):
                at, opens = segment_start, True
            found = Label(line, at, stop, label[1], label[2], opens, colon)
            if found.opens or found.colon or _stands_alone(found, after=before):
                labelled, before = True, found
                answered = stop
                yield found
                at = stop
            else:
                at += 1
        segment_start = segment_end


def _is_second(line: Line, start: int, at: int) -> bool:
    """Tell whether a label is the second of two that begin a segment: "Regd. & Head Office:"."""
    before = [token.text for token in line.tokens[start:at]]
    return (
        1 < len(before) <= _FIRST_OF_TWO
        and before[-1].lower() in _ANDS
        and all(text[0].isalpha() and ":" not in text for text in before[:-1])
    )


def _names_book(line: Line, start: int, at: int) -> bool:
    """Tell whether what stands before a word of a segment is the book of numbered leaves it is from."""
    return _BOOK.fullmatch(" ".join(token.text for token in line.tokens[start:at])) is not None


def _begins_place(line: Line, label: tuple[int, tuple[Meaning, ...], float], at: int, stop: int) -> bool:
    """Tell whether a word that may be a label is one of an address: what follows at once is of a place."""
    end = label[0]
    if end - at > 1 or end >= stop or _colon_after(line, end) or label[1][0].group != "other":
        return False
    following = " ".join(token.text for token in line.tokens[end:stop])
    return key_of(line.tokens[at].text) in _OF_PLACES and _PLACE.match(following) is not None


def _past_brackets(
    line: Line, label: tuple[int, tuple[Meaning, ...], float], stop: int, lexicon: Lexicon, *, misread: bool
) -> int:
    """Return where a label ends that is said once more in brackets: "क्रेता (Buyer) :", "Total (INR) :".

    What stands in brackets is part of it before a colon, or where it is a wording of the same.
    """
    end = label[0]
    if end >= stop or not line.tokens[end].text.startswith("("):
        return end
    close = next((at for at in range(end, stop) if line.tokens[at].text.rstrip(":").endswith(")")), None)
    if close is None or close - end >= _LONGEST_ASIDE:
        return end
    inside = line.tokens[end : close + 1]
    if any(char.isdigit() for token in inside for char in token.text):
        return end
    of_party = any(meaning.group == "party" for meaning in label[1])
    if _colon_after(line, close + 1) or (of_party and close + 1 == stop):
        return close + 1  # "Buyer (SEZ Unit)" over who it is
    found = lexicon.look_up([key for token in inside if (key := key_of(token.text))], misread=misread)
    names = {meaning.name for meaning in label[1]}
    return close + 1 if found is not None and names & {meaning.name for meaning in found[0]} else end


def _is_in_brackets(line: Line, start: int, at: int) -> bool:
    """Tell whether a word stands within brackets that opened before it in its segment."""
    before = " ".join(token.text for token in line.tokens[start:at])
    return before.count("(") > before.count(")")


def _label_at(
    line: Line, keys: list[str], start: int, stop: int, lexicon: Lexicon, *, misread: bool
) -> tuple[int, tuple[Meaning, ...], float] | None:
    if not keys[start]:
        return None
    last = min(stop, start + _LONGEST)
    stroke = next((at for at in range(start, last) if _STROKE.search(line.tokens[at].text)), last)
    for end in range(last, start, -1):
        if not keys[end - 1]:
            continue
        crosses = any(token.text.endswith((":", "=")) for token in line.tokens[start : end - 1])
        if crosses and end - start > 2:
            continue
        guessable = misread and not crosses and all(_wordlike(key) for key in keys[start:end])
        found = lexicon.look_up([key for key in keys[start:end] if key], misread=guessable)
        found = found or (_either(line, start, end, lexicon) if stroke < end else None)
        if found is None or (crosses and found[1] < 1):
            continue
        if found[1] < 1 and keys[start] in _TAXES and found[0][0].name.endswith("gstin"):
            continue  # "CGST (incl.)" is no misread "GSTIN"
        if found[1] < 1 and not misread and _is_by_chance(line, start, end):
            continue
        weak = max(meaning.weight for meaning in found[0]) < _WEAK
        if not weak or end == stop or _colon_after(line, end) or _is_number_alone(line, end, stop):
            return end, found[0], found[1]
    return None


def _is_by_chance(line: Line, start: int, end: int) -> bool:
    """Tell whether words that say what a label says are no label: "No claim …", "INVOICE (original for"."""
    if end == start + 1:
        return False
    text = " ".join(token.text for token in line.tokens[start + 1 : end])
    return line.tokens[start].text.lower() == "no" or text.count("(") > text.count(")")


def _either(line: Line, start: int, end: int, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], float] | None:
    """Return the meaning that two wordings parted by a stroke share: "Guest / Client"."""
    shared = lexicon.look_up_twice(" ".join(token.text for token in line.tokens[start:end]))
    return (shared, 0.93) if shared else None


def _is_number_alone(line: Line, at: int, stop: int) -> bool:
    """Tell whether all that follows in a segment is one word with figures, as in "No. GST-02157"."""
    if at + 1 != stop:
        return False
    text = line.tokens[at].text
    figures = sum(char.isdigit() for char in text)
    first = next(place for place, token in enumerate(line.tokens) if _starts_segment(line, token, at))
    if first == at - 1 and (first > 0 or len(line.segments) > 1) and figures and text.isalnum():
        return True  # "No. 88", by itself beside something else
    lettered = any(char.isalpha() for char in text)
    return figures > (1 if lettered else 3) and not text.endswith((",", "%")) and "," not in text


def _starts_segment(line: Line, token: Token, at: int) -> bool:
    """Tell whether a word is the first of the segment that holds the word at a place."""
    return any(segment.tokens[0] is token and line.tokens[at] in segment.tokens for segment in line.segments)


def _wordlike(key: str) -> bool:
    letters = sum(not char.isdigit() for char in key)
    return letters * 2 > len(key) or key in {"0", ""}


def _colon_after(line: Line, end: int) -> bool:
    if line.tokens[end - 1].text.rstrip(")").endswith((":", "=", ":-")):
        return True
    return end < len(line.tokens) and line.tokens[end].text in _COLONS


def _stands_alone(label: Label, *, after: Label | None) -> bool:
    """Tell whether a label within a segment is one though neither first nor before a colon.

    One that is never prose is. Several words are where another label stands before them, as in
    "Invoice No. GK/1 Invoice Date 2/3/25"; in the midst of a sentence they are not.
    """
    if any(meaning.name in _NEVER_PROSE or meaning.group == "column" for meaning in label.meanings):
        return len(label.run.text) >= _STANDS_ALONE_FROM
    if _sums_up(label):
        return True
    if label.end - label.start > 1:
        parted = after is not None and not _goes_on_as_prose(label)
        return parted or any(meaning.group == "total" for meaning in label.meanings)
    # "PO No. PO/77 dated 1/8/26" tells the date of the order.
    dates = any(meaning.name == "invoice_date" for meaning in label.meanings)
    return dates and after is not None and not (after.means("order_number") or after.of("other") is not None)


def _goes_on_as_prose(label: Label) -> bool:
    """Tell whether a sentence goes on behind what may be a label: "Quote the bill number with each …"."""
    tokens = label.line.tokens
    return label.end < len(tokens) and tokens[label.end].text.lower() in _SMALL_WORDS


def _sums_up(label: Label) -> bool:
    """Tell whether a label ends its segment, and the next is an amount: "… Only Taxable    6,623.22"."""
    if not any(
        meaning.group == "total" and meaning.weight >= _SURE and not meaning.name.startswith("_")
        for meaning in label.meanings
    ):
        return False
    tokens = label.line.tokens
    if label.end >= len(tokens):
        return False
    after = (segment for segment in label.line.segments if segment.tokens[0] is tokens[label.end])
    return any(_MONEY.fullmatch(segment.text.strip()) for segment in after)
