"""Every layout prints what its truth says, and leaves out what a document omits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

import pypdfium2 as pdfium
import pytest

from evals.documents.generator.deal import DOC_TYPES, Deal, Kind
from evals.documents.generator.drawing import draw_deal
from evals.documents.generator.form import Form, FormKind
from evals.documents.generator.forms import draw_form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts import (
    development,
    eighth,
    eleventh,
    fifth,
    fourth,
    ninth,
    second,
    seventh,
    sixth,
    tenth,
    third,
)
from evals.documents.generator.sheet import Sheet
from evals.documents.generator.truth import truth_of
from tests.evals.documents.fakes import seeded

SETTLED = (
    *development.LAYOUTS,
    *second.LAYOUTS,
    *third.LAYOUTS,
    *fourth.LAYOUTS,
    *fifth.LAYOUTS,
    *sixth.LAYOUTS,
    *seventh.LAYOUTS,
    *eighth.LAYOUTS,
    *ninth.LAYOUTS,
    *tenth.LAYOUTS,
)
ALL = (*SETTLED, *eleventh.LAYOUTS)
PRINTED = (*SETTLED[::6], *eleventh.LAYOUTS)
"""Those printed whole, which takes ten times as long: of sets that nobody changes a sixth tells enough."""
PARTICULARS = (
    "seller_address",
    "seller_gstin",
    "invoice_number",
    "invoice_date",
    "buyer_name",
    "hsn",
    "quantity",
)


def kinds(layouts: tuple[Layout, ...] = ALL) -> Iterator[Any]:
    for layout in layouts:
        for kind in dict.fromkeys(layout.kinds):
            yield pytest.param(layout, kind, id=f"{layout.name}-{kind}")


class Noted(Sheet):
    """A blind sheet that keeps the texts printed on it, much sooner than a PDF gives them back."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(face=layout.face, size=layout.size, page=layout.page, blind=True)
        self.texts: list[str] = []

    def text(self, x: float, y: float, text: str, **how: Any) -> bool:
        printed = super().text(x, y, text, **how)
        if printed:
            self.texts.append(text)
        return printed


def drawn(layout: Layout, subject: Deal | Form, *, blind: bool = False) -> Sheet:
    sheet = Sheet(face=layout.face, size=layout.size, page=layout.page, blind=blind)
    draw_on(sheet, layout, subject)
    return sheet


def draw_on(sheet: Sheet, layout: Layout, subject: Deal | Form) -> None:
    sheet.omit = subject.omit
    layout.draw(sheet, subject, layout.manners[0])


def text_of(sheet: Sheet) -> str:
    """Its text layer; the sheet is done with."""
    with pdfium.PdfDocument(sheet.output()) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def letters(text: str) -> str:
    """The consonants and vowels of Hindi: a shaped text layer keeps these, its signs change places."""
    return "".join(character for character in text if "\u0904" <= character <= "\u0939")


def stands_in(word: str, text: str) -> bool:
    return letters(word) in letters(text) if letters(word) else squeezed(word) in squeezed(text)


def subject_of(layout: Layout, kind: str, seed: int = 11) -> Deal | Form:
    if kind in DOC_TYPES:
        return draw_deal(seeded(seed), cast("Kind", kind), layout.terms)
    return draw_form(seeded(seed), cast("FormKind", kind))


@pytest.mark.parametrize(("layout", "kind"), kinds(PRINTED))
def test_the_text_layer_holds_what_the_truth_says(layout: Layout, kind: str) -> None:
    subject = subject_of(layout, kind)
    sheet = drawn(layout, subject)
    truth = truth_of(subject, sheet, tuple(range(1, sheet.pages + 1)))
    text = text_of(sheet)
    for name, raw in truth["printed"].items():
        assert all(stands_in(word, text) for word in raw.split()), name
    for item in truth["line_items"]:
        assert all(stands_in(word, text) for word in item["description"].split())
    assert len(truth["line_items"]) == len(subject.lines if isinstance(subject, Deal) else ())
    assert truth["fields"].keys() <= truth["printed"].keys()
    blind = drawn(layout, subject, blind=True)
    assert (blind.said, len(blind.cells)) == (sheet.said, len(sheet.cells))


@pytest.mark.parametrize(("layout", "kind"), kinds())
def test_a_row_of_the_truth_reckons(layout: Layout, kind: str) -> None:
    subject = subject_of(layout, kind, seed=23)
    sheet = drawn(layout, subject, blind=True)
    truth = truth_of(subject, sheet, (1,))
    for printed, known in zip(truth["line_items"], truth["known_items"], strict=True):
        row = {**known, **printed}
        if "rate" in printed and "quantity" in printed:
            made = Decimal(row["quantity"]) * Decimal(row["rate"]) - Decimal(row["discount"])
            paid = (Decimal(row["amount"]), Decimal(row["taxable_value"]))
            assert min(abs(made - value) for value in paid) <= Decimal("0.01") * Decimal(row["quantity"])


@pytest.mark.parametrize(
    "layout", [layout for layout in PRINTED if layout.kinds[0] in DOC_TYPES], ids=lambda layout: layout.name
)
def test_what_is_omitted_is_not_printed(layout: Layout) -> None:
    deal = draw_deal(seeded(5), cast("Kind", layout.kinds[0]), layout.terms)
    whole = drawn(layout, deal, blind=True)
    wanted = [name for name in PARTICULARS if name in whole.said or any(name in row for row in whole.cells)]
    sheet = Noted(layout)
    draw_on(sheet, layout, replace(deal, omit=frozenset(wanted)))
    assert not set(wanted) & set(sheet.said)
    assert not any(set(wanted) & row.keys() for row in sheet.cells)
    printed = " ".join(sheet.texts)
    text = squeezed(printed)
    assert squeezed(deal.number) not in text or "invoice_number" not in wanted
    assert squeezed(str(deal.seller.gstin)) not in text or "seller_gstin" not in wanted
    assert "hsn" not in wanted or not any(line.hsn in printed.split() for line in deal.lines)


def test_long_invoices_go_over_several_pages() -> None:
    for layout in ALL:
        if layout.terms.lines[0] > 20:
            assert drawn(layout, subject_of(layout, "b2b"), blind=True).pages > 1, layout.name


def test_names_are_told_apart() -> None:
    names = [layout.name for layout in ALL]
    assert len(set(names)) == len(names)
    assert all(
        len(held.LAYOUTS) >= 18 for held in (fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh)
    )
    of_sale = [layout for layout in ALL if layout.kinds[0] in DOC_TYPES]
    assert len(of_sale) >= 16
