"""Makes files of documents with their truth, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, cast

from evals.documents.generator import defects, einvoice, forms
from evals.documents.generator.deal import DOC_TYPES, Deal, Kind
from evals.documents.generator.drawing import draw_deal
from evals.documents.generator.form import Form, FormKind
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet
from evals.documents.generator.truth import truth_of

Variant = Literal["text", "scan", "photo"]
VARIANTS: tuple[Variant, ...] = ("text", "scan", "photo")


@dataclass(frozen=True)
class Sample:
    """A file and its truth; `suffix` names the file's form (`pdf`, `jpg`)."""

    name: str
    suffix: str
    content: bytes
    truth: dict[str, Any]


def make_samples(
    layouts: Sequence[Layout], count: int, *, variant: Variant, seed: int, defect_share: float = 0.4
) -> Iterator[Sample]:
    """Yield files, each layout in its turn.

    Args:
        layouts: Whose documents.
        count: How many files.
        variant: `text`: PDF with a text layer; `scan` and `photo`: pictures of such pages.
        seed: Decides everything; the papers of a seed are the same in each variant.
        defect_share: How many of the documents hold a defect, 0–1.
    """
    for index in range(count):
        layout = layouts[index % len(layouts)]
        rng = Random(f"{seed} {layout.name} {index // len(layouts)}")  # noqa: S311 - the seed decides
        yield make_sample(layout, rng, f"{layout.name}_{index:04d}", variant, defect_share)


def make_sample(layout: Layout, rng: Random, name: str, variant: Variant, defect_share: float) -> Sample:
    """Return one file of a layout."""
    manner = rng.choice(layout.manners)
    sheet = Sheet(face=layout.face, size=layout.size, page=layout.page)
    documents: list[dict[str, Any]] = []
    for number in range(rng.randint(2, 3) if layout.several else 1):
        if number:
            sheet.new_page(height=layout.page[1])
        first = sheet.pages
        subject = _subject(layout, manner, rng, defect_share)
        sheet.said, sheet.cells, sheet.omit = {}, [], subject.omit
        layout.draw(sheet, subject, manner)
        documents.append(truth_of(subject, sheet, tuple(range(first, sheet.pages + 1))))
    content, suffix = sheet.output(), "pdf"
    if variant != "text":
        from evals.documents.generator.camera import pictured  # noqa: PLC0415 - heavy

        content, suffix = pictured(content, variant, rng)
    keys = {einvoice.KEY_ID: einvoice.public_key()} if any("irn" in d["fields"] for d in documents) else {}
    today = max(document["context"]["today"] for document in documents)
    for document in documents:
        document["context"] |= {"public_keys": keys, "today": today}
    truth: dict[str, Any] = {
        "file": f"{name}.{suffix}",
        "layout": layout.name,
        "variant": variant,
        "documents": documents,
    }
    if layout.choices:
        truth["choices"] = dict(layout.choices)
    return Sample(name, suffix, content, truth)


def _subject(layout: Layout, manner: Manner, rng: Random, defect_share: float) -> Deal | Form:
    kind = rng.choice(layout.kinds)
    flawed = rng.random() < defect_share
    if kind in DOC_TYPES:
        deal = draw_deal(rng, cast("Kind", kind), layout.terms)
        return defects.spoil(deal, rng, layout.terms, _printed(layout, deal, manner)) if flawed else deal
    form = forms.draw_form(rng, cast("FormKind", kind))
    return forms.spoil(form, rng) if flawed else form


def _printed(layout: Layout, deal: Deal, manner: Manner) -> set[str]:
    """Return which fields and columns a layout prints of a sale, by printing it blindly.

    A sum that is printed in parts only is not among them. `alone` is, where a file holds one
    document: the day of judging is the file's.
    """
    sheet = Sheet(face=layout.face, size=layout.size, page=layout.page, blind=True)
    layout.draw(sheet, deal, manner)
    cells = {name for row in sheet.cells for name in row}
    said = {name for name, raw in sheet.said.items() if raw}
    sums = {
        "tax_sum": said & {"igst", "cgst"},
        "taxable_value_sum": said & {"taxable_value"},
        "money": cells & {"taxable_value", "net_amount"},
    }
    found = {*said, *cells, *(name for name, parts in sums.items() if parts)}
    return found if layout.several else found | {"alone"}
