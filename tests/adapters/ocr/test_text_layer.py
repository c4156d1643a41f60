"""PDFs with text: the words a person sees, where they stand, and none that only the file holds."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, cast

import pytest
from fpdf import FPDF
from PIL import Image

from adapters.ocr import LocalReader
from core.page import Box, Page
from tests.adapters.ocr import files


def only_page(reader: LocalReader, content: bytes) -> Page:
    (page,) = reader.read(content).pages
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def box_of(page: Page, text: str) -> Box:
    return next(word.box for word in page.words if word.text == text)


def test_words_come_with_their_places(reader: LocalReader) -> None:
    reading = reader.read(files.bill_pdf(2))
    assert reading.media_type == "application/pdf"
    assert [page.number for page in reading.pages] == [1, 2]
    page = reading.pages[1]
    assert page.read_by == "text_layer"
    assert sorted(texts(page)) == sorted(files.words_of_bill())
    assert page.confidence == 1
    total = box_of(page, "8902.50")
    assert total.left == pytest.approx(160 / 210, abs=0.004)
    assert total.top < 90 / 297 < total.bottom + 0.002
    assert page.width / page.height == pytest.approx(210 / 297, abs=0.001)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_upright_in_its_own_way(rotation: int, reader: LocalReader) -> None:
    """The text is laid so that `/Rotate` makes it readable."""
    matrix = {
        90: "0 1 -1 0 {x} {y} cm",
        180: "-1 0 0 -1 {x} {y} cm",
        270: "0 -1 1 0 {x} {y} cm",
    }[rotation]
    x, y = {90: (595, 0), 180: (595, 842), 270: (0, 842)}[rotation]
    contents = f"{matrix.format(x=x, y=y)} BT /F1 20 Tf 50 500 Td (Total amount due now) Tj ET".encode()
    page = only_page(reader, files.raw_pdf(contents, page_entries=f"/Rotate {rotation}"))
    assert texts(page) == ["Total", "amount", "due", "now"]
    first, last = page.words[0].box, page.words[-1].box
    assert first.right < last.left
    assert first.top == pytest.approx(last.top, abs=0.01)
    wide = 842 if rotation in (90, 270) else 595
    assert first.left == pytest.approx(50 / wide, abs=0.01)


@pytest.mark.parametrize(("angle", "turned"), [(90, 90), (270, 270), (180, 180)])
def test_text_laid_sideways_is_turned_upright(angle: int, turned: int, reader: LocalReader) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    with pdf.rotation(angle, x=105, y=148):
        pdf.text(40, 148, "Grand Total payable 8902.50")
    page = only_page(reader, bytes(pdf.output()))
    assert texts(page) == ["Grand", "Total", "payable", "8902.50"]
    assert page.turned_degrees == turned
    boxes = [word.box for word in page.words]
    assert all(a.right < b.left for a, b in pairwise(boxes))
    assert max(box.top for box in boxes) - min(box.top for box in boxes) < 0.01


def _invisible(pdf: FPDF) -> None:
    pdf.text_mode = cast("Any", 3)
    pdf.text(20, 200, "SECRET")
    pdf.text_mode = cast("Any", 0)


def _white(pdf: FPDF) -> None:
    pdf.set_text_color(255, 255, 255)
    pdf.text(20, 200, "SECRET")
    pdf.set_text_color(0, 0, 0)


def _white_over_print(pdf: FPDF) -> None:
    pdf.set_text_color(255, 255, 255)
    pdf.text(20.5, 64.5, "SECRET")
    pdf.set_text_color(0, 0, 0)


def _tiny(pdf: FPDF) -> None:
    pdf.set_font("helvetica", size=0.4)
    pdf.text(20, 200, "SECRET")


def _outside(pdf: FPDF) -> None:
    pdf.text(-60, 200, "SECRET")


def _covered(pdf: FPDF) -> None:
    pdf.text(20, 200, "SECRET")
    pdf.set_fill_color(255, 255, 255)
    pdf.rect(15, 190, 60, 20, style="F")


def _transparent(pdf: FPDF) -> None:
    with pdf.local_context(fill_opacity=0.0):
        pdf.text(20, 200, "SECRET")


@pytest.mark.parametrize(
    "hide", [_invisible, _white, _white_over_print, _tiny, _outside, _covered, _transparent]
)
def test_text_that_does_not_show_is_no_print(hide: Callable[[FPDF], None], reader: LocalReader) -> None:
    page = only_page(reader, files.bill_pdf(draw=hide))
    assert sorted(texts(page)) == sorted(files.words_of_bill())
    assert [word.text for word in page.hidden] == ["SECRET"]


def test_light_letters_on_a_dark_bar_are_print(reader: LocalReader) -> None:
    def bar(pdf: FPDF) -> None:
        pdf.set_fill_color(20, 40, 90)
        pdf.rect(15, 190, 100, 14, style="F")
        pdf.set_text_color(255, 255, 255)
        pdf.text(20, 199, "Description")
        pdf.set_text_color(0, 0, 0)

    page = only_page(reader, files.bill_pdf(draw=bar))
    assert "Description" in texts(page)
    assert page.hidden == ()


def test_bold_printed_by_drawing_twice_is_one_word(reader: LocalReader) -> None:
    def twice(pdf: FPDF) -> None:
        pdf.text(20, 200, "Balance")
        pdf.text(20.15, 200, "Balance")

    assert texts(only_page(reader, files.bill_pdf(draw=twice))).count("Balance") == 1


def test_what_was_filled_into_a_form_is_read(reader: LocalReader) -> None:
    appearance = b"BT /F1 12 Tf 2 4 Td (CLM-2026-0042) Tj ET"
    stream = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >> "
        f"/Length {len(appearance)} >>\nstream\n"
    ).encode()
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (claim) /V (CLM-2026-0042) /F 4 "
        b"/Rect [200 700 400 720] /AP << /N 7 0 R >> >>"
    )
    content = files.raw_pdf(
        b"BT /F1 12 Tf 50 704 Td (Claim number) Tj ET",
        page_entries="/Annots [6 0 R]",
        more={6: field, 7: stream + appearance + b"\nendstream"},
    )
    assert texts(only_page(reader, content)) == ["Claim", "number", "CLM-2026-0042"]


def test_devanagari_comes_in_the_order_it_is_written(reader: LocalReader) -> None:
    content = files.hindi_pdf()
    if content is None:
        pytest.skip("no Devanagari font on this machine (fonts-noto-core)")
    words = texts(only_page(reader, content))
    assert " ".join(words).startswith(" ".join(files.HINDI_LINES))


def test_a_code_on_a_page_with_text_is_decoded_in_its_place(reader: LocalReader) -> None:
    def stamp(pdf: FPDF) -> None:
        pdf.image(files.qr_code("signed invoice 118 " * 20, 600), 150, 10, 40, 40)

    page = only_page(reader, files.bill_pdf(draw=stamp))
    (code,) = page.codes
    assert code.symbology == "qr_code"
    assert code.text == "signed invoice 118 " * 20
    assert code.box.left == pytest.approx(150 / 210, abs=0.03)
    assert code.box.bottom == pytest.approx(50 / 297, abs=0.03)


def test_a_scan_is_read_from_its_picture_whatever_its_layer_claims(reader: LocalReader) -> None:
    scan = files.rendered(files.bill_pdf(), 2)
    page = only_page(reader, files.scan_pdf(scan, hidden_text="Grand Total 1.00 only"))
    assert page.read_by == "rapidocr"
    assert "8902.50" in texts(page)
    assert "1.00" not in texts(page)
    assert page.hidden == ()


def test_a_layer_that_says_other_than_it_shows_is_not_believed(reader: LocalReader) -> None:
    """The font shows Helvetica; its character map says every letter is another."""
    shift = {code: 97 + (code - 97 + 7) % 26 for code in range(97, 123)}
    pairs = "".join(f"<{a:02X}> <{b:04X}>\n" for a, b in shift.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"26 beginbfchar\n{pairs}endbfchar endcmap end end"
    ).encode()
    lines = ("please deliver these goods", "payment within thirty days", "receiver signature please")
    body = "BT /F1 22 Tf 28 TL 60 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    content = files.raw_pdf(
        body.encode(),
        more={
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            6: f"<< /Length {len(cmap)} >>\nstream\n".encode() + cmap + b"\nendstream",
        },
    )
    page = only_page(reader, content)
    assert page.read_by == "rapidocr"
    assert "goods" in texts(page)


def test_a_letterhead_that_is_a_picture_is_read_with_the_text(reader: LocalReader) -> None:
    head = files.rendered(files.bill_pdf(), 2.5)[0:520]

    def letterhead(pdf: FPDF) -> None:
        pdf.image(Image.fromarray(head[:, :, ::-1]), 0, 200, 210)

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for at in range(8):
        pdf.text(20, 20 + 9 * at, f"Goods line {at} of the delivery note")
    letterhead(pdf)
    page = only_page(reader, bytes(pdf.output()))
    assert page.read_by == "text_layer"
    assert texts(page).count("delivery") == 8
    assert "Kirana" in texts(page)


def test_a_page_is_pictured_as_it_was_read(reader: LocalReader) -> None:
    picture = reader.picture(files.bill_pdf(), 1)
    assert picture.startswith(b"\xff\xd8\xff")
    with pytest.raises(Exception, match="no page 2"):
        reader.picture(files.bill_pdf(), 2)
