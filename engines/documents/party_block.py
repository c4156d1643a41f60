"""The block of a party: what stands under and beside its label, sorted into name, address, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.documents.address import address_score
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import key_of
from engines.documents.party_column import column_beside, headed_beside
from engines.documents.party_line import ROLES, Party, is_part_of, take_beside, take_line
from engines.documents.survey import Survey
from engines.documents.title import title_of
from engines.documents.written_date import find_dates

_LONGEST_BLOCK = 12  # lines
_LEAN = 1.2  # letters that a line may begin left of its block
_FLUSH = 0.6  # letters
_FAR = 16  # letters from a label to what stands in another column
_BLANK = 2.6  # pitches: a gap that ends a block
_SMALL_WORDS = re.compile(
    r"\b(?:is|are|was|this|that|these|we|our|your|you|the|in|of|for|with|as|has|have|been|will|be|below|respect)\b",
    re.IGNORECASE,
)
_SMALL_WORDS_OF_PROSE = 3
_SURELY_ADDRESS = 4
_HEADINGS = 3
_ABOVE = 3  # lines
_RESELLER = re.compile(
    r"\W*(?:name of )?(?:dealer|distributor|outlet|retailer|stockist|store|shop)(?: name| details)?\W*",
    re.IGNORECASE,
)
_CONSIGNED = re.compile(r"consignee|\bbill(?:ed)?\b", re.IGNORECASE)  # "Delivered to and billed on"
_KEY_AND_VALUE = 2
_SECTION = re.compile(
    r"^\W*(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[.)]\s?[A-Z][A-Za-z /&-]{4,40}:?$"
)  # "4. Details of Goods"


def block_of(survey: Survey, anchor: Label) -> Party:
    """Return the party whose block a label opens, as far as it can be read."""
    party = Party(
        labelled=max(m.weight for m in anchor.meanings) * anchor.fit,
        consigned=_CONSIGNED.search(_segment_of(anchor).text) is not None,
    )
    party.resells = _RESELLER.fullmatch(anchor.run.text) is not None
    sheet = survey.sheet(anchor.line.page)
    left = _left_of(survey, anchor)
    right = _right_of(survey, anchor)
    beside = survey.beside(anchor)
    previous = anchor.line
    if (
        beside is not None
        and beside.left < right
        and not _is_role(beside.text)
        and not survey.points_down(anchor)
        and title_of(beside.text) is None
    ):
        take_beside(party, anchor, beside, survey)
    bottom = anchor.run.bottom
    taken = 0
    for line in sheet.lines[anchor.line.index + 1 :]:
        if (line.page, line.index) in survey.in_goods or taken == _LONGEST_BLOCK:
            break
        inside = _inside(line, left, right, sheet.letter)
        if not inside:
            if line.top - previous.bottom > _BLANK * sheet.pitch:
                break
            continue
        if _is_of_next_column(survey, line, inside, left):
            continue
        if (party.name or party.address) and min(t.top for t in inside) - bottom > _BLANK * sheet.pitch * 0.8:
            break
        if _ends(survey, line, inside, party, anchor):
            break
        take_line(party, _segments_of(line, inside), survey, line)
        previous, bottom = line, max(token.bottom for token in inside)
        taken += 1
    party.place = (anchor.line.page, left, anchor.run.top - 0.3 * sheet.letter, right, bottom)
    return party


def _inside(line: Line, left: float, right: float, letter: float) -> list[Token]:
    """Return the words of a line in a column, but not the end of what begins left of it."""
    found: list[Token] = []
    for segment in line.segments:
        if found and segment.right > right + letter and segment.left > (left + right) / 2:
            break  # of the next column, though it begins left of what heads that
        if segment.left > left - letter or segment.right < left or segment.left < left - _FAR * letter:
            found += [token for token in segment.tokens if left <= token.left < right]
    return found


def _is_of_next_column(survey: Survey, line: Line, inside: Sequence[Token], left: float) -> bool:
    """Tell whether a line has nothing of a block but an entry far right of it, between two of its lines."""
    first = line.tokens.index(inside[0])
    far = inside[0].left > left + _FAR * survey.sheet(line.page).letter
    return far and any(
        label.start == first and label.of("field") is not None for label in survey.labels_of(line)
    )


def _left_of(survey: Survey, anchor: Label) -> float:
    """Return where the column of a block begins: at its label, or left of that where its lines are.

    So they are that are centred below it, or end where it ends.
    """
    sheet = survey.sheet(anchor.line.page)
    own = anchor.run
    left = own.left - _LEAN * sheet.letter
    if key_of(_segment_of(anchor).text) != key_of(own.text):
        return left
    bottom = own.bottom
    for line in sheet.lines[anchor.line.index + 1 :][:_LONGEST_BLOCK]:
        under = next(
            (
                run
                for run in line.segments
                if min(abs(run.centre - own.centre), abs(run.right - own.right)) < _FLUSH * sheet.letter
            ),
            None,
        )
        if line.top - bottom > sheet.pitch or (under is None and bottom == own.bottom):
            break
        if under is not None:
            left, bottom = min(left, under.left - _LEAN * sheet.letter), line.bottom
    return left


def _segment_of(anchor: Label) -> Run:
    """Return the part of a line that a label stands in."""
    word = anchor.run.tokens[0]
    return next((run for run in anchor.line.segments if word in run.tokens), anchor.run)


def _is_role(text: str) -> bool:
    return text.strip(" ():").lower() in {"bill to", "billed to", "ship to", "shipped to"}


def _right_of(survey: Survey, anchor: Label) -> float:
    """Return where the column of a block ends: at the next label beside it, else at one further down."""
    sheet = survey.sheet(anchor.line.page)
    headed = headed_beside(survey, anchor)
    after = [
        other
        for other in survey.labels_of(anchor.line)
        if other.start >= anchor.end and other.opens and other.run.left > anchor.run.right
    ]
    if after:
        other = min(after, key=lambda label: label.run.left)
        first = other.run
        begins = min(first.left, _left_of(survey, other) + _LEAN * sheet.letter)
        flush = [  # labels that end where it ends, and may begin further left
            label.run.left
            for line in sheet.lines[anchor.line.index + 1 :][:_LONGEST_BLOCK]
            for label in survey.labels_of(line)
            if label.opens and abs(label.run.right - first.right) < sheet.letter
        ]
        far = anchor.run.left + _FAR * sheet.letter
        return min([begins, *headed, *(left for left in flush if left > far)]) - 0.8 * sheet.letter
    lefts = list(_headed_above(survey, anchor))
    crossed: list[Run] = []
    beside = survey.beside(anchor)
    inner = max(anchor.run.right, beside.right if beside is not None else 0.0)
    for line in sheet.lines[anchor.line.index + 1 :][:8]:
        if (line.page, line.index) in survey.in_goods:
            break
        starts = [segment.left for segment in line.segments]
        if _is_of_numbers(survey, line, anchor):
            continue
        for label in survey.labels_of(line):
            left = label.run.left
            if not label.opens or left not in starts:
                continue
            middle = (anchor.run.left + left) / 2
            if any(run.left < middle and run.right > left + sheet.letter for run in crossed):
                continue  # a line of the block itself runs over it
            far = left > anchor.run.left + _FAR * sheet.letter
            if far if left != starts[0] else left > inner + sheet.letter:
                lefts.append(left)
        crossed += line.segments
    lefts += column_beside(survey, anchor) or headed
    return min(lefts, default=float("inf")) - 0.8 * sheet.letter


def _is_of_numbers(survey: Survey, line: Line, anchor: Label) -> bool:
    """Tell whether a line of a block is its numbers one beside another: "Ph: 98…   GSTIN: 29…   State: …"."""
    labels = survey.labels_of(line)
    flush = abs(line.left - anchor.run.left) < survey.sheet(line.page).letter
    return (
        flush
        and len(labels) > 1
        and labels[0].start == 0
        and all(
            label.of("other") is not None or label.means("gstin") or label.means("state") for label in labels
        )
    )


def _headed_above(survey: Survey, anchor: Label) -> Iterator[float]:
    """Yield where the column of a party begins that is headed beside a block, in a line above its label."""
    sheet = survey.sheet(anchor.line.page)
    starts = [run.left for run in anchor.line.segments]
    for line in sheet.lines[max(anchor.line.index - _ABOVE, 0) : anchor.line.index]:
        for label in survey.labels_of(line):
            left = label.run.left
            headed = label.opens and any(label.means(role) for role in ROLES)
            if (
                headed
                and left > anchor.run.right
                and any(abs(left - start) < sheet.letter for start in starts)
            ):
                yield left


def _segments_of(line: Line, inside: Sequence[Token]) -> list[Run]:
    kept = set(inside)
    runs: list[Run] = []
    for segment in line.segments:
        tokens = [token for token in segment.tokens if token in kept]
        if tokens:
            runs.append(Run(tokens))
    return runs


def _ends(survey: Survey, line: Line, inside: Sequence[Token], party: Party, anchor: Label) -> bool:
    """Tell whether a line belongs to something else: another party, the foot, the document's own data."""
    first = next(place for place, token in enumerate(line.tokens) if token is inside[0])
    for label in survey.labels_of(line):
        if label.start != first:
            continue
        meaning, role = label.meanings[0], label.of("party")
        if role is not None and role.name in ROLES:
            if anchor.means(role.name) and is_part_of(party, label):
                continue
            short = len(label.run.text.strip(":- ")) <= 6
            beside = survey.beside(label)
            return not short or label.colon or beside is None or beside.tokens[0] not in inside
        if meaning.group == "total":
            return True
        if meaning.name == "_tail" and (party.name or party.address):
            return True
        if meaning.name in {"invoice_number", "invoice_date"} and meaning.weight >= 0.8:
            return bool(party.name)
    text = Run(inside).text
    if (party.name or party.address) and (
        _is_sentence(text)
        or _is_headings(survey, line)
        or _leads_on(survey, line, inside, first)
        or (party.address and not _is_labelled(survey, line, first) and _is_keyed(inside, line))
    ):
        return True
    titled = title_of(text) is not None and not _is_labelled(survey, line, first)
    return titled or (_SECTION.match(text) is not None and address_score(text) < 2)


def _leads_on(survey: Survey, line: Line, inside: Sequence[Token], first: int) -> bool:
    """Tell whether a line leads on to something else, up to its colon: "If undelivered, return to:"."""
    own = next(run for run in line.segments if inside[0] in run.tokens)
    words = [token for token in own.tokens if token in inside]
    return (
        len(words) > 1
        and words[-1].text.endswith(":")
        and words[-1] is inside[-1]
        and address_score(Run(words).text) < _HEADINGS
        and not _is_labelled(survey, line, first)
    )


def _is_labelled(survey: Survey, line: Line, first: int) -> bool:
    return any(label.start == first for label in survey.labels_of(line))


def _is_keyed(inside: Sequence[Token], line: Line) -> bool:
    """Tell whether a line is a key with a number or a date beside it: "Series & No.   BOS/12"."""
    runs = _segments_of(line, inside)
    if len(runs) < _KEY_AND_VALUE or any(char.isdigit() for char in runs[0].text):
        return False
    value = runs[1].text
    return address_score(runs[0].text) <= 1 and (
        bool(find_dates(value)) or (len(runs[1].tokens) == 1 and any(char.isdigit() for char in value))
    )


def _is_headings(survey: Survey, line: Line) -> bool:
    """Tell whether a line is headings over values: labels of the document side by side, nothing else."""
    found = [label for label in survey.labels_of(line) if label.of("field") is not None]
    covered = sum(label.end - label.start for label in found)
    return len(line.segments) >= _HEADINGS and len(found) >= _HEADINGS and covered * 4 >= 3 * len(line.tokens)


def _is_sentence(text: str) -> bool:
    """Tell whether a line is prose: several of the small words that addresses do without."""
    return len(_SMALL_WORDS.findall(text)) >= _SMALL_WORDS_OF_PROSE and address_score(text) < _SURELY_ADDRESS
