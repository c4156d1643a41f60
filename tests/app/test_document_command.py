"""`smartretail document` on a home of its own: for one document, for several, and refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from app.cli import main, parser

LINES = (
    "TAX INVOICE",
    "Gupta Kirana",
    "GSTIN: 07AAACG1234A1Z9",
    "Invoice No: GK/2231",
    "Invoice Date: 12-11-2026",
    "Place of Supply: Delhi (07)",
    "Bill To: Asha Stores",
    "Taxable Value: 7,200.00",
    "CGST 9%: 648.00",
    "SGST 9%: 648.00",
    "Total: 8,496.00",
)
CONTRACT = {"doc_id", "doc_type", "status", "fields", "line_items", "reasons", "confidence"}
REASON = {"rule_id", "severity", "message", "clause", "found", "expected", "page", "box"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))


def bill(path: Path, *numbers: str) -> Path:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for number in numbers:
        pdf.add_page()
        for line in LINES:
            pdf.cell(0, 9, line.replace("GK/2231", number), new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))
    return path


def run(capsys: pytest.CaptureFixture[str], path: Path) -> Any:
    arguments = parser().parse_args(["document", str(path), "--json"])
    assert arguments.run(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_one_document_is_one_object_with_values_reasons_and_confidence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    body = run(capsys, bill(tmp_path / "bill.pdf", "GK/2231"))
    assert set(body) >= CONTRACT
    assert body["doc_type"] == "invoice"
    assert body["status"] in {"fail", "needs_review"}
    assert body["fields"]["invoice_number"] == "GK/2231"
    assert body["fields"]["invoice_date"] == "2026-11-12"
    assert body["fields"]["total"] == 8496
    assert set(body["confidence"]) == set(body["fields"])
    assert all(0 <= value <= 1 for value in body["confidence"].values())
    assert all(set(reason) >= REASON for reason in body["reasons"])
    digit = next(one for one in body["reasons"] if one["found"] and "07AAACG1234A1Z9" in one["found"])
    assert (digit["severity"], digit["page"], len(digit["box"])) == ("error", 1, 4)
    again = run(capsys, tmp_path / "bill.pdf")
    assert (again["doc_id"], again["duplicate"]) == (body["doc_id"], True)


def test_several_documents_are_a_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bodies = run(capsys, bill(tmp_path / "two.pdf", "GK/1", "GK/2"))
    assert [body["fields"]["invoice_number"] for body in bodies] == ["GK/1", "GK/2"]


def refused(capsys: pytest.CaptureFixture[str], path: Path) -> dict[str, str]:
    """Return what the command prints of a file it refuses; its exit code is that of a wrong input."""
    assert main(["document", str(path), "--json"]) == 2
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (b"PK\x03\x04 an archive", "document_type"),
        (b"%PDF-1.7\n1 0 obj", "document_truncated"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_exit_code_is_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "bill.pdf"
    path.write_bytes(content)
    told = refused(capsys, path)
    assert (told["outcome"], told["code"]) == ("error", code)
    assert told["message"].endswith(".")


def test_a_path_that_is_no_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "none.pdf is not a file" in refused(capsys, tmp_path / "none.pdf")["message"]
