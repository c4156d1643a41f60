from __future__ import annotations

import codecs
import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from ingest.formats import delimited
from ingest.numbers import EMPTY
from tests.ingest.conftest import SALES_HEADER, read, sales

GOOD = "2026-03-31,A,S,1,,1,,"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert len(read(sales(GOOD).replace(",", delimiter)).rows) == 1


@pytest.mark.parametrize(
    "content",
    [
        sales(GOOD).encode("utf-8"),
        sales(GOOD).encode("utf-8-sig"),
        sales(GOOD).encode("utf-16"),
        codecs.BOM_UTF16_LE + sales(GOOD).encode("utf-16-le"),
        codecs.BOM_UTF16_BE + sales(GOOD).encode("utf-16-be"),
        sales(GOOD).encode("utf-16-le"),
        sales(GOOD).encode("utf-16-be"),
    ],
)
def test_every_usual_encoding_is_read(content: bytes) -> None:
    assert [row["sku_id"] for row in read(content).rows] == ["A"]


def test_hindi_in_utf16_is_read() -> None:
    text = "sku_id\tcategory\tbrand\tpack_size\tmrp\tname_hi\nA\tX\tमोहिनी\t1\t2\tदूध\n"
    (row,) = read(text.encode("utf-16")).rows
    assert (row["brand"], row["name_hi"]) == ("मोहिनी", "दूध")


def test_an_old_windows_encoding_is_named_with_the_remedy() -> None:
    with pytest.raises(InputError, match=r"not valid UTF-8.*Save it as UTF-8") as caught:
        read(sales("2026-03-31,caf\xe9,S,1,,1,,").encode("latin-1"))
    assert caught.value.code == "file_encoding"


def test_a_wrong_byte_far_down_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    good = (GOOD + "\n") * 40_000
    with pytest.raises(InputError, match="not valid UTF-8"):
        read((SALES_HEADER + "\n" + good).encode() + b"2026-03-31,\xff,S,1,,1,,\n")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    result = read(sales(GOOD, GOOD, "x").replace("\n", ending))
    assert len(result.rows) == 2
    assert result.reasons == [(4, "", "wrong_field_count")]


def test_quoted_cells_may_hold_delimiters_quotes_and_line_breaks() -> None:
    (one, two) = read(sales('2026-03-31,A,S,1,,1,,"a ""b"", c\nd"', "2026-03-31,B,S,1,,1,,")).rows
    assert one["source"] == 'a "b", c\nd'
    assert (one["row_number"], two["row_number"]) == (2, 3)


def test_an_inch_mark_inside_a_cell_is_just_a_character() -> None:
    rows = read(sales('2026-03-31,PIPE 5",S,1,,1,,', GOOD)).rows
    assert [row["sku_id"] for row in rows] == ['PIPE 5"', "A"]


def test_a_quotation_mark_that_never_closes_swallows_nothing_in_silence() -> None:
    for line in ('2026-03-31,"A,S,1,,1,,', '2026-03-31,A,S,1,,1,,"pos'):
        with pytest.raises(InputError, match="never closed"):
            read(sales(GOOD, line, GOOD, GOOD))


def test_a_quotation_mark_left_open_in_a_large_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 1 << 12)
    with pytest.raises(InputError, match="row 3 "):
        read(sales(GOOD, '2026-03-31,"A,S,1,,1,,', *[GOOD] * 1_000))


def test_a_ragged_row_is_quarantined_with_its_place() -> None:
    result = read(sales(GOOD, "2026-03-31,A", GOOD, GOOD + ",extra", "", GOOD))
    assert result.reasons == [(3, "", "wrong_field_count"), (5, "", "wrong_field_count")]
    assert [row["row_number"] for row in result.rows] == [2, 4, 7]
    assert "Blank rows skipped: 1." in result.remarks


def test_rows_keep_their_numbers_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 256)
    lines = [GOOD if n % 7 else "ragged" for n in range(2, 500)]
    result = read(sales(*lines))
    assert [row["row_number"] for row in result.rows] == [n for n in range(2, 500) if n % 7]
    assert [row.row for row in result.bad] == [n for n in range(2, 500) if not n % 7]


def test_a_file_of_ragged_rows_only_has_them_all_in_quarantine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 256)
    result = read(sales(*["a,b"] * 500))
    assert not result.rows
    assert [row.row for row in result.bad] == list(range(2, 502))


def test_a_file_that_is_ragged_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 256)
    monkeypatch.setattr(delimited, "MAX_RAGGED_BACKLOG", 100)
    with pytest.raises(InputError, match="row after row"):
        read(sales(*["a,b"] * 5_000))


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc",)) | st.sampled_from("\t\n\r"), max_size=12
)


@given(st.lists(CELLS, min_size=1, max_size=20), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_csv_writer_writes_is_read_back(cells: list[str], delimiter: str, ending: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerow(SALES_HEADER.split(","))
    writer.writerows(["2026-03-31", "A", "S", n, "", 1, "", cell] for n, cell in enumerate(cells))
    result = read(out.getvalue())
    assert not result.bad
    assert [(row["row_number"], row["units_sold"]) for row in result.rows] == [
        (n + 2, n) for n in range(len(cells))
    ]
    invisible = "\u200b\ufeff\u2060"
    for row, cell in zip(result.rows, cells, strict=True):
        plain = unicodedata.normalize("NFC", cell).strip().strip(invisible).strip()
        if plain.casefold() not in EMPTY and not set(plain) & set(invisible):
            assert row["source"] == plain


def test_a_trailing_delimiter_breaks_no_row() -> None:
    result = read(sales(GOOD + ",", "2026-03-31,B,S,1,,1,,,,"))
    assert [(row["row_number"], row["sku_id"]) for row in result.rows] == [(2, "A"), (3, "B")]
    result = read(sales(GOOD + ",", GOOD + ",x", GOOD, GOOD + ",", "2026-03-31,B"))
    assert [row["row_number"] for row in result.rows] == [2, 5, 4]
    assert result.reasons == [(3, "", "wrong_field_count"), (6, "", "wrong_field_count")]


def test_a_delimiter_at_the_end_of_the_header_alone_breaks_no_row() -> None:
    result = read(f"{SALES_HEADER},,\n{GOOD}\n{GOOD},\n{GOOD},,\n")
    assert [row["row_number"] for row in result.rows] == [2, 3, 4]


def test_the_header_may_stand_below_a_title_and_hold_a_line_break() -> None:
    title = 'Sales report,,,,\n"made on\n1 April",,,,\n\n'
    result = read(title + 'Date,SKU,Store,"Units\nSold",Price\n2026-03-31,A,S,1,2\nx,A,S,1,2\n')
    assert [row["row_number"] for row in result.rows] == [5]
    assert result.reasons == [(6, "date", "date_invalid")]


def test_columns_nothing_asks_for_are_told() -> None:
    assert read("date,event,colour\n2026-01-26,Republic Day,saffron\n").remarks == "Columns not used: colour."


def test_the_last_line_needs_no_end() -> None:
    assert len(read(sales(GOOD).rstrip("\n")).rows) == 1


def test_a_last_line_that_was_cut_off_is_quarantined() -> None:
    assert read(sales(GOOD) + "2026-03-31,A,S,1").reasons == [(3, "", "wrong_field_count")]


def test_a_header_repeated_further_down_is_quarantined() -> None:
    assert read(sales(GOOD, SALES_HEADER, GOOD)).reasons == [(3, "date", "date_invalid")]


def test_a_file_that_is_absurdly_wide_is_refused() -> None:
    with pytest.raises(InputError, match="columns") as caught:
        read(SALES_HEADER + "," * 2_000 + "\n" + GOOD + "\n")
    assert caught.value.code == "file_too_wide"
