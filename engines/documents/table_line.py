"""What a line below the heading of a table is: a row, a sum, a sum that a page hands on, or the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.documents.amount import find_amounts
from engines.documents.amount_first import amount_before
from engines.documents.heading import Heading
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import labels
from engines.documents.table_column import is_words

_NO_ROW = frozenset({"total_in_words", "_tax_in_words", "_tail"})
_IN_WORDS = re.compile(
    r"^\W*(?:rupees|rs\.?|inr|indian rupees|रुपये|रुपए|रूपये)\W+(?:rupees\W+)?[^\W\d_]+.*(?:\bonly\b|मात्र|केवल)",
    re.IGNORECASE,
)
# "Total brought from last page", "C/F to page 2": what a page hands on to the next.
_CARRIED = re.compile(
    r"\b(?:brought|carried|carry|b\s?/\s?f|c\s?/\s?f|b\s?/\s?d|c\s?/\s?d|c\s?/\s?o)\b(?!.*\bbag\b)|"
    r"\b(?:from|of|to)\s+(?:the\s+)?(?:previous|prev\.?|last|next|preceding|following)\s+(?:page|sheet)\b|"
    r"(?:पिछले|अगले)\s+(?:पृष्ठ|पेज|पन्ने)",
    re.IGNORECASE,
)
_HANDED_ON = 2  # figures at the most
_SURE_SUMS = frozenset({"total", "subtotal", "taxable_value"})
_SUMS_IN_LINE = 3
_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
_WORDS_ALLOWED_IN_A_SUM = 2


def mark_further_taxes(kinds: list[str], lines: Sequence[Line], *, misread: bool) -> None:
    """Make rows of the lines that name a second tax below a row's first: "SGST" under "CGST".

    The kinds are changed in place.
    """
    named: list[float] = []
    for place, line in enumerate(lines):
        sums = [
            (meaning.name, label.run.left)
            for label in find_labels(line, labels(), misread=misread)
            if (meaning := label.of("total")) is not None
        ]
        found = [left for name, left in sums if name in _TAXES] if sums and sums[0][0] in _TAXES else []
        if (
            kinds[place] in {"sum", "carried"}
            and found
            and place
            and kinds[place - 1] == "row"
            and any(abs(found[0] - left) < line.height for left in named)
        ):
            kinds[place] = "row"
        elif kinds[place] == "row" and any(
            amount.money for amount in find_amounts(line.text, misread=misread)
        ):
            # An amount by itself below "CGST @9%" is of that tax: its "SGST" may follow.
            named = found if found or len(line.segments) > 1 else named


def kind_of(line: Line, heading: Heading, *, misread: bool) -> str:
    """Return what a line below a heading is: `row`, `sum`, `carried` (a sum over pages) or `end`."""
    found = find_labels(line, labels(), misread=misread)
    whole = _of_whole_line(found, line, heading, misread=misread)
    if whole is not None:
        return whole
    for label in found:
        total = label.of("total")
        other = label.of("other")
        if not label.opens:
            continue
        if total is not None and total.name == "_carried":
            return "carried"
        if (total is not None and total.name in _NO_ROW) or (
            other is not None and other.name in _NO_ROW and label.start == 0
        ):
            return "end"
        if total is not None and total.name in _TAXES and not _amounts_after(label, line, misread=misread):
            return "carried"  # the rates of the rows below it, as tills print them
        following = next((other.start for other in found if other.start >= label.end), len(line.tokens))
        if total is not None and _is_sum(label, line, heading, following, misread=misread):
            return "sum"
    return "row"


def _of_whole_line(found: Sequence[Label], line: Line, heading: Heading, *, misread: bool) -> str | None:
    """Return what a line is as a whole, whatever its labels are; `None` where only they tell."""
    if _IN_WORDS.search(line.text):
        return "end"
    if _is_handed_on(line, heading, misread=misread):
        return "carried"
    first = amount_before(line) is not None and any(
        (total := label.of("total")) is not None and not total.name.startswith("_") for label in found
    )
    if first or sum(_is_followed_by_money(label, line) for label in found) >= _SUMS_IN_LINE:
        return "sum"  # all in one line: "Value 166.00  CGST 14.94  SGST 14.94"
    return None


def _is_handed_on(line: Line, heading: Heading, *, misread: bool) -> bool:
    """Tell whether a line speaks of other pages, and has sums alone: no quantity and price beside them."""
    if _CARRIED.search(line.text) is None:
        return False
    figures = find_amounts(line.text, misread=misread)
    return len(figures) <= max(_HANDED_ON, len(heading.columns) // 2) and all(
        amount.money or amount.value < _HANDED_ON for amount in figures
    )


def _is_followed_by_money(label: Label, line: Line) -> bool:
    """Tell whether a label of a sum has its amount right behind it."""
    meaning = label.of("total")
    after = Run(line.tokens[label.end : label.end + 2]) if label.end < len(line.tokens) else None
    return (
        meaning is not None
        and not meaning.name.startswith("_")
        and after is not None
        and any(amount.money for amount in find_amounts(after.text))
    )


def _amounts_after(label: Label, line: Line, *, misread: bool) -> bool:
    after = line.tokens[label.end :]
    return bool(after) and bool(find_amounts(Run(after).text, misread=misread))


def _is_sum(label: Label, line: Line, heading: Heading, following: int, *, misread: bool) -> bool:
    """Tell whether a line sums up: behind its label stand figures, before it no row of goods."""
    total = label.of("total")
    if total is None or total.name == "_paid":
        return total is not None and label.start == 0 and len(line.tokens) <= 4
    before = line.tokens[: label.start]
    after = line.tokens[label.end : following if label.colon else len(line.tokens)]
    if sum(is_words(token) for token in after) > _WORDS_ALLOWED_IN_A_SUM + 2 * label.colon:
        return False
    if any(
        column.left - label.run.height < label.run.centre < column.right + label.run.height
        and "type" in column.title.lower()
        for column in heading.columns
    ):
        return False
    if total.name == "shipping" and heading.has("hsn", "gst_rate", "taxable_value"):
        amounts = find_amounts(line.text, misread=misread)
        if len(amounts) >= 3 or (amounts and before and before[0].text.strip(".)").isdigit()):
            return False
    if total.name == "_quantity_total" and label.end - label.start < 2:
        return not before and len(after) <= 2 and not any(is_words(token) for token in after)
    return not before or _is_figures_of_sum(before, total.name, after, misread=misread)


def _is_figures_of_sum(before: Sequence[Token], name: str, after: Sequence[Token], *, misread: bool) -> bool:
    """Tell whether what stands before the label of a sum leaves it one: no amounts, or sums of other columns.

    In "8.00   Total   13,500.00" the weights are summed up before it.
    """
    figures = not any(char.isalpha() for token in before for char in token.text)
    if figures and name in _SURE_SUMS and not any(is_words(token) for token in after):
        return True
    return not any(amount.money for amount in find_amounts(Run(before).text, misread=misread))
