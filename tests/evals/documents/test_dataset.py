"""Folders of documents with their truth: our own form, and the plain one of receipt collections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.errors import InputError
from evals.documents.dataset import expected_of, read_folder


def test_a_plain_truth_names_four_fields_and_says_nothing_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    truth = {"company": "SHOP", "date": "25 DEC 18", "address": "1, ROAD", "total": "RM 1,013.10"}
    (tmp_path / "a.json").write_text(json.dumps(truth))
    (case,) = read_folder(tmp_path)
    (expected,) = case.documents
    assert case.variant == "picture"
    assert expected.fields == {
        "seller_name": "SHOP",
        "invoice_date": "2018-12-25",
        "seller_address": "1, ROAD",
        "total": "1013.10",
    }
    assert not expected.complete
    assert expected.doc_type is None


def test_a_generated_truth_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    document = {
        "doc_type": "invoice",
        "pages": [1, 2],
        "fields": {"total": "5.00"},
        "known": {"cess": "0"},
        "line_items": [{"hsn": "1905"}],
        "defects": [{"theme": "future_date", "field": "invoice_date"}],
        "context": {"today": "2026-01-01"},
    }
    (tmp_path / "b.json").write_text(
        json.dumps({"file": "b.pdf", "variant": "text", "documents": [document]})
    )
    (case,) = read_folder(tmp_path)
    (expected,) = case.documents
    assert (case.content, case.variant, expected.pages) == (b"%PDF", "text", (1, 2))
    assert expected.defects == ("future_date",)
    assert expected.complete


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"NAME\.json"):
        list(read_folder(tmp_path))


def test_a_truth_of_no_known_form_is_refused() -> None:
    with pytest.raises(InputError, match=r"odd\.json is no truth"):
        expected_of({"colour": "red"}, "odd.json")


def test_a_truth_that_is_not_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("{")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    with pytest.raises(InputError, match="is not JSON"):
        list(read_folder(tmp_path))


def test_json_without_a_document_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("[1]")
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "d.jpg").write_bytes(b"picture")
    (tmp_path / "d.json").write_text('{"total": "5"}')
    assert [case.name for case in read_folder(tmp_path)] == ["d"]
