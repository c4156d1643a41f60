"""Files of documents: the same for the same seed, in each variant the same papers."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from core.errors import DataError
from evals.documents import generate
from evals.documents.generator import fonts
from evals.documents.generator.layouts import eleventh
from evals.documents.generator.layouts.development import LAYOUTS
from evals.documents.generator.make import Sample, Variant, make_samples

SMALL = [layout for layout in LAYOUTS if layout.name in ("counter_memo", "web_order")]


def made(variant: Variant, *, seed: int = 1, count: int = 2, share: float = 0.4) -> list[Sample]:
    return list(make_samples(SMALL, count, variant=variant, seed=seed, defect_share=share))


@cache
def photos() -> list[Sample]:
    """A photo takes a second or more: they are made once."""
    return made("photo")


def test_a_seed_decides_everything() -> None:
    first = made("text", count=1)
    assert first == made("text", count=1)
    assert first != made("text", count=1, seed=2)
    assert made("photo", count=1) == photos()[:1]


def test_a_later_set_is_drawn_alike_twice_and_adds_up() -> None:
    drawn = [make_samples(eleventh.LAYOUTS[::8], 3, variant="text", seed=3, defect_share=0) for _ in range(2)]
    first, second = map(list, drawn)
    assert first == second
    for document in (document for sample in first for document in sample.truth["documents"]):
        values = {**document["known"], **document["fields"]}
        parts = ("taxable_value", "cgst", "sgst", "igst", "cess", "round_off")
        assert Decimal(values["total"]) == sum(Decimal(values[name]) for name in parts)


def test_a_variant_shows_the_same_papers() -> None:
    text, scan = made("text", count=1), made("scan", count=1)
    assert [one.truth["documents"] for one in text] == [one.truth["documents"] for one in scan]


def test_a_photo_is_a_jpeg_and_several_pages_are_a_pdf_of_pictures() -> None:
    by_layout = {sample.truth["layout"]: sample for sample in photos()}
    assert Image.open(io.BytesIO(by_layout["counter_memo"].content)).format == "JPEG"
    several = by_layout["web_order"]
    assert several.suffix == "pdf"
    with pdfium.PdfDocument(several.content) as document:
        assert len(document) == len(several.truth["documents"]) >= 2
        assert not document[0].get_textpage().get_text_range().strip()


def test_several_invoices_of_a_file_have_their_own_pages() -> None:
    (sample,) = [one for one in made("text") if one.truth["layout"] == "web_order"]
    pages = [document["pages"] for document in sample.truth["documents"]]
    assert pages == [[number] for number in range(1, len(pages) + 1)]
    numbers = [document["fields"].get("invoice_number") for document in sample.truth["documents"]]
    assert len(set(numbers)) == len(numbers)


def test_the_share_of_defects() -> None:
    assert not any(d["defects"] for one in made("text", share=0) for d in one.truth["documents"])
    assert all(d["defects"] for one in made("text", share=1) for d in one.truth["documents"])


def test_the_command_writes_files_and_truth(tmp_path: Path) -> None:
    arguments = ["--only", "counter_memo", "--count", "2", "--out", str(tmp_path)]
    assert generate.main(arguments) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".json", ".pdf", ".pdf"]
    truth = json.loads((tmp_path / "counter_memo_0000.json").read_text())
    assert truth["documents"][0]["doc_type"] == "receipt"


def test_a_missing_font_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_ROOTS", (tmp_path,))
    fonts.find_font.cache_clear()
    with pytest.raises(DataError, match=r"NotoSans-Regular\.ttf .* apt-get install fonts-noto-core"):
        fonts.find_font("NotoSans-Regular.ttf", "fonts-noto-core")
    fonts.find_font.cache_clear()
