from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from core.errors import InputError
from ingest.formats import workbook as module
from tests.ingest.conftest import read

HEADER = ["Date", "SKU", "Store", "Units Sold", "Price", "Promo", "Colour"]


def workbook(*rows: list[Any], title: str = "Sales", before: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    if before is not None:
        book.create_sheet(before, 0)
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_dates_numbers_and_texts_are_read_as_a_person_sees_them() -> None:
    result = read(
        workbook(
            HEADER,
            [dt.datetime(2026, 3, 31), 1001.0, "delhi_01", 5.0, 2.5, True, "red"],  # noqa: DTZ001  Excel knows no zones
            [dt.date(2026, 3, 31), "b", "s", "1,234", "₹12", "no", None],
            ["31-Mar-2026", "c", "s", 5.5, 1, None, None],
            [46112, "d", "s", 1, None, None, None],
        )
    )
    assert (result.kind, result.format_name) == ("sales", "xlsx")
    first, second, fourth = result.rows
    assert (first["sku_id"], first["units_sold"], first["price"], first["promo_flag"]) == (
        "1001",
        5,
        Decimal("2.5"),
        True,
    )
    assert (second["units_sold"], second["price"], second["promo_flag"]) == (1234, 12, False)
    assert {row["date"] for row in result.rows} == {dt.date(2026, 3, 31)}
    assert fourth["row_number"] == 5
    assert result.reasons == [(4, "units_sold", "not_whole")]
    assert "Colour" in result.remarks


def test_the_header_may_stand_lower_and_on_another_sheet() -> None:
    content = workbook(["Report of"], [], HEADER, ["2026-03-31", "a", "s", 1, 2], before="Read me")
    result = read(content)
    assert [row["row_number"] for row in result.rows] == [4]
    assert "Sheets not read: Read me." in result.remarks


def test_blank_rows_between_are_told_and_below_are_nothing() -> None:
    row = ["2026-03-31", "a", "s", 1, 2]
    result = read(workbook(HEADER, row, [None, " "], row, [None, ""], ["", ""]))
    assert [each["row_number"] for each in result.rows] == [2, 4]


def test_a_share_shown_as_percent_is_read_as_it_is_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["sku_id", "category", "brand", "pack_size", "mrp", "gst_rate"])
    sheet.append(["a", "x", "y", "1", 10, 0.18])
    sheet.append(["b", "x", "y", "1", 10, 18])
    sheet["F2"].number_format = "0%"
    assert [row["gst_rate_pct"] for row in read(saved(book)).rows] == [18, 18]


def test_a_sheet_that_is_hidden_is_not_read() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(HEADER, ["2026-03-31", "a", "s", 1, 2])))
    book.create_sheet("Shown")
    book["Sales"].sheet_state = "hidden"
    with pytest.raises(InputError):
        read(saved(book))


def test_an_error_in_a_cell_is_quarantined() -> None:
    assert read(
        workbook(HEADER, ["2026-03-31", "a", "s", "#DIV/0!", 2], ["2026-03-31", "a", "s", 1, 2])
    ).reasons == [(2, "units_sold", "number_invalid")]


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    content = rewritten(
        workbook(HEADER, *[["2026-03-31", f"a{n}", "s", 1, 2] for n in range(30)]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<dimension ref="A1:G31"', b'<dimension ref="A1:B2"'),
    )
    assert len(read(content).rows) == 30


def rewritten(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == part else data)
    return out.getvalue()


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(InputError) as caught:
        read(workbook())
    assert caught.value.code == "file_empty"
    with pytest.raises(InputError) as caught:
        read(workbook(HEADER))
    assert caught.value.code == "file_empty"


@pytest.mark.parametrize("part", [0.2, 0.6, 0.95])
def test_a_cut_off_workbook_is_damaged(part: float) -> None:
    content = workbook(HEADER, ["2026-03-31", "a", "s", 1, 2])
    with pytest.raises(InputError, match="damaged"):
        read(content[: int(len(content) * part)])


def test_a_workbook_with_broken_parts_is_damaged() -> None:
    content = workbook(HEADER, ["2026-03-31", "a", "s", 1, 2])
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        with pytest.raises(InputError, match="damaged"):
            read(rewritten(content, part, lambda xml: xml[: len(xml) // 2]))


def test_a_protected_or_old_workbook_is_told_with_the_remedy() -> None:
    with pytest.raises(InputError, match="password") as caught:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert caught.value.code == "file_protected"


def test_another_archive_is_no_workbook() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("sales.csv", "date,event\n2026-01-01,x\n")
    with pytest.raises(InputError, match="unpack it first"):
        read(out.getvalue())


def test_a_workbook_that_unpacks_to_an_absurd_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED_BYTES", 1 << 20)
    bomb = rewritten(
        workbook(HEADER, ["2026-03-31", "a", "s", 1, 2]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml + b" " * (2 << 20),
    )
    assert len(bomb) < 1 << 16
    with pytest.raises(InputError, match="more than is safe"):
        read(bomb)


def test_a_row_that_claims_to_be_the_billionth_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 5_000)
    content = rewritten(
        workbook(HEADER, ["2026-03-31", "a", "s", 1, 2]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="2"', b'<row r="999999999"'),
    )
    with pytest.raises(InputError, match="claims more than"):
        read(content)


def test_a_cell_far_to_the_right_does_no_harm() -> None:
    content = rewritten(
        workbook(HEADER, ["2026-03-31", "a", "s", 1, 2]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'r="G1"', b'r="XFD1"'),
    )
    assert len(read(content).rows) == 1
