"""What documents say as files: nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from core.document import DocType, Examined, LineItem
from core.errors import InputError
from core.uploaded_document import UploadedDocument
from jobs.documents.export import export_file
from tests.tools.fake_documents import NOON, an_invoice


def a_document(examined: Examined | None, doc_id: str = "DOC_a") -> UploadedDocument:
    return UploadedDocument(
        doc_id, doc_id, 1, "demo", "asha", "bill.pdf", "k", NOON, "done", frozenset(), examined=examined
    )


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_has_a_line_for_each_row_of_goods() -> None:
    invoice = an_invoice()
    item = invoice.document.line_items[0]
    second = replace(invoice.document, line_items=(item, replace(item, description="Curd")))
    found = rows(export_file([a_document(Examined(second, invoice.verdict))], "csv").content)
    assert [row["description"] for row in found] == ["Toned milk 500 ml", "Curd"]
    assert {row["total"] for row in found} == {"8496.00"}
    assert found[0]["invoice_date"] == "2026-11-12"


def test_documents_of_several_kinds_share_one_table() -> None:
    certificate = an_invoice(gstin="07AAACG1234A1Z9")
    found = rows(export_file([a_document(an_invoice()), a_document(certificate, "DOC_b")], "csv").content)
    assert [row["gstin"] for row in found] == ["", "07AAACG1234A1Z9"]


def test_words_that_a_spreadsheet_would_run_are_defused() -> None:
    evil = an_invoice(seller_name='=HYPERLINK("http://evil","x")', round_off=Decimal("-0.40"))
    (row,) = rows(export_file([a_document(evil)], "csv").content)
    assert row["seller_name"].startswith("'=")
    assert row["round_off"] == "-0.40"
    book = load_workbook(io.BytesIO(export_file([a_document(evil)], "xlsx").content))
    names = [cell.value for cell in next(book["Documents"].iter_rows())]
    values = [cell.value for cell in list(book["Documents"].iter_rows())[1]]
    assert str(values[names.index("seller_name")]).startswith("'=")


def test_a_workbook_has_fields_rows_and_reasons_with_numbers_as_numbers() -> None:
    book = load_workbook(io.BytesIO(export_file([a_document(an_invoice())], "xlsx").content))
    assert book.sheetnames == ["Documents", "Line items", "Reasons"]
    head, row = (list(line) for line in book["Documents"].iter_rows(values_only=True))
    assert row[head.index("total")] == 8496
    assert list(book["Line items"].iter_rows(values_only=True))[1][1:4] == (1, "Toned milk 500 ml", "0401")
    assert list(book["Reasons"].iter_rows(values_only=True))[1][1] == "gstin_check_digit"


def test_json_is_what_every_door_shows() -> None:
    one = json.loads(export_file([a_document(an_invoice())], "json").content)
    assert (one["doc_id"], one["status"], one["fields"]["total"]) == ("DOC_a", "fail", 8496)
    several = export_file([a_document(an_invoice()), a_document(an_invoice(), "DOC_b")], "json")
    assert [body["doc_id"] for body in json.loads(several.content)] == ["DOC_a", "DOC_b"]


def test_the_e_invoice_form_has_the_schemas_names_and_types() -> None:
    (bill,) = json.loads(export_file([a_document(an_invoice(reverse_charge=False))], "einvoice").content)
    assert bill["Version"] == "1.1"
    assert bill["TranDtls"] == {"TaxSch": "GST", "RegRev": "N"}
    assert bill["DocDtls"] == {"Typ": "INV", "No": "GK/2231", "Dt": "12/11/2026"}
    assert bill["SellerDtls"] == {"Gstin": "07AAACG1234A1Z9", "LglNm": "Gupta Kirana", "Stcd": "07"}
    assert bill["BuyerDtls"]["Pos"] == "07"
    (item,) = bill["ItemList"]
    assert (item["SlNo"], item["HsnCd"], item["Qty"], item["AssAmt"]) == ("1", "0401", 240, 7200)
    assert (item["CgstAmt"], item["SgstAmt"]) == (648, 648)
    assert "IgstAmt" not in item
    assert bill["ValDtls"] == {"AssVal": 7200, "CgstVal": 648, "SgstVal": 648, "TotInvVal": 8496}


@pytest.mark.parametrize("form", ["einvoice"])
def test_what_is_no_bill_has_no_e_invoice(form: Any) -> None:
    invoice = an_invoice()
    policy = Examined(replace(invoice.document, doc_type=DocType.POLICY), invoice.verdict)
    with pytest.raises(InputError, match="Only invoices"):
        export_file([a_document(policy)], form)


def test_a_document_that_is_not_read_is_named() -> None:
    with pytest.raises(InputError, match="DOC_a"):
        export_file([a_document(None)], "csv")


def test_a_document_without_rows_keeps_its_line() -> None:
    invoice = an_invoice()
    bare = Examined(replace(invoice.document, line_items=()), invoice.verdict)
    (row,) = rows(export_file([a_document(bare)], "csv").content)
    assert (row["doc_id"], row["description"]) == ("DOC_a", "")
    assert LineItem("x").quantity is None
