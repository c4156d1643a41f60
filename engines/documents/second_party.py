"""The buyer whom no known label names: the second block of a name over an address with a PIN.

A bill has two parties. Once the seller is known, another name over another address above the goods
is the buyer's, whatever is printed before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.documents import gstin as gst
from engines.documents.address import address_score, is_contact, is_rest_of_company
from engines.documents.layout import Line, Run, Token
from engines.documents.party_block import block_of
from engines.documents.party_line import Party, name_and_address
from engines.documents.state import find_pin
from engines.documents.survey import Survey
from engines.documents.title import is_note, title_of

_SURE = 0.7
_FLUSH = 1.0  # letters
_CLOSE = 1.7  # pitches from line to line
_LONGEST_BLOCK = 8  # lines
_LONGEST_NAME = 8  # words
_LINES = 5  # of an address at the most
_PART = 2  # of an address's score
_EDGE = 0.5  # of a line's height


def second_party(survey: Survey, seller: Party | None) -> Party | None:
    """Return the party below or beside the seller's block; `None` where no block looks like one.

    Args:
        survey: The document.
        seller: Whose name and address are known.
    """
    if seller is None or not survey.sheets:
        return None
    taken = {token for run in (*seller.name, *seller.address) for token in run.tokens}
    for column in _columns(survey):
        free = [run for run in column if not taken.intersection(run.tokens)]
        for place in range(len(free)):
            party = _party(free[place : place + _LONGEST_BLOCK], survey)
            if party is not None:
                return party
    return None


def addressed(survey: Survey, seller: Party | None) -> Party | None:
    """Return the party of which only an address and a GSTIN are printed, at the label of an address.

    Args:
        survey: The document.
        seller: Whose name and address are known. His own number stands above; his block ends where
            the other begins.
    """
    if seller is None or not seller.name or not seller.address or not survey.sheets:
        return None
    taken = {token for run in seller.address for token in run.tokens}
    lines = survey.sheets[0].lines
    for label in (label for line in lines for label in survey.labels_of(line)):
        if not (label.means("address") and label.opens):
            continue
        party = block_of(survey, label)
        own = {token for run in party.address for token in run.tokens}
        told = " ".join(run.text for run in party.address)
        if not own or own & taken or party.name or find_pin(told) is None:
            continue
        above = {_gstin(part) for line in lines[: label.line.index] for part in line.segments}
        numbers = {_gstin(run) for run in party.gstins}
        if numbers - above - {None} and above - numbers - {None}:
            if seller.place is not None and seller.holds(label.run.tokens[0]):
                seller.place = (*seller.place[:4], label.run.top - _EDGE * label.run.height)
            return party
    return None


def _columns(survey: Survey) -> Iterator[list[Run]]:
    """Yield stretches flush below each other, close by, from the head of the first page down to its goods."""
    sheet = survey.sheets[0]
    rows = [index for page, index in survey.in_goods if page == sheet.number]
    columns: list[list[Run]] = []
    for line in sheet.lines[: min(rows, default=len(sheet.lines))]:
        for run in line.segments:
            home = next(
                (
                    column
                    for column in columns
                    if abs(column[-1].left - run.left) < _FLUSH * sheet.letter
                    and run.top - column[-1].top < _CLOSE * max(sheet.pitch, run.height)
                ),
                None,
            )
            if home is None:
                columns.append([run])
            else:
                home.append(run)
    yield from columns


def _party(runs: Sequence[Run], survey: Survey) -> Party | None:
    """Return the party of which the first stretch is the name."""
    first = _after_colon(runs[0])
    both = name_and_address(first)
    name, address = (both[0], [both[1]]) if both is not None else (first, [])
    if not _is_name(name, survey):
        return None
    rest = runs[1:]
    whole = [name]
    if rest and not address and is_rest_of_company(rest[0].text):
        whole, rest = [name, rest[0]], rest[1:]  # "… Private" over "Limited"
    rest = rest[: _LINES - len(address)]
    for at, run in enumerate(rest):
        below = rest[at + 1].text if at + 1 < len(rest) else ""
        least = 1 if address or address_score(below) >= 1 else _PART
        town = bool(address) and run.text.strip(".,").isalpha() and find_pin(below) is not None
        if (address_score(run.text) < least and not town) or _has_gstin(run):
            break
        address.append(run)
    if not address or find_pin(" ".join(run.text for run in address)) is None:
        return None
    gstins = [run for run in rest if _has_gstin(run)][:1]
    place = _place([runs[0], *address, *gstins])
    return Party(name=whole, address=address, gstins=gstins, labelled=_SURE, place=place)


def _after_colon(run: Run) -> Run:
    """Return what stands behind the words before a colon: "Whom supplied: Asha Stores"."""
    cut = next((at for at, token in enumerate(run.tokens, start=1) if token.text.endswith(":")), 0)
    return Run(run.tokens[cut:]) if 0 < cut < len(run.tokens) else run


def _is_name(run: Run, survey: Survey) -> bool:
    text = run.text
    line = next((line for line in survey.sheet(run.page).lines if run.tokens[0] in line.tokens), None)
    return (
        len(run.tokens) <= _LONGEST_NAME
        and text[:1].isalpha()
        and not any(char.isdigit() for char in text)
        and not text.endswith(":")
        and not is_rest_of_company(text)
        and address_score(text) < _PART
        and not (title_of(text) is not None or is_note(text) or is_contact(text))
        and not _is_labelled(run, line, survey)
    )


def _is_labelled(run: Run, line: Line | None, survey: Survey) -> bool:
    if line is None:
        return False
    at = line.tokens.index(run.tokens[0])
    return any(label.start == at and label.of("party") is None for label in survey.labels_of(line))


def _has_gstin(run: Run) -> bool:
    return _gstin(run) is not None


def _gstin(run: Run) -> str | None:
    return next((bare for token in run.tokens if gst.kind_of(bare := _bare(token)) is not None), None)


def _bare(token: Token) -> str:
    return token.text.strip("()[]{},.:;")


def _place(runs: Sequence[Run]) -> tuple[int, float, float, float, float]:
    return (
        runs[0].page,
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
    )
