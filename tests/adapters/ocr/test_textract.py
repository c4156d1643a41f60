"""Amazon Textract behind the port: real responses where they are at hand, our own small one else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from adapters.ocr import LocalReader, TextractReader
from core.errors import ExternalError, InputError
from core.page import Reading
from core.ports import PageReader
from language.locales import sentence
from tests.adapters.ocr import files

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "textract"


@pytest.fixture(autouse=True)
def an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of nobody's: without any, boto3 looks for them on the network."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")


def geometry(left: float, top: float, width: float, height: float) -> dict[str, Any]:
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return {
        "BoundingBox": {"Left": left, "Top": top, "Width": width, "Height": height},
        "Polygon": [{"X": x, "Y": y} for x, y in corners],
    }


def expense_response(lines: Mapping[float, str]) -> dict[str, Any]:
    """What AnalyzeExpense answers to a page with these lines (by how far down they stand)."""
    blocks: list[dict[str, Any]] = []
    line_ids: list[str] = []
    for at, (top, line) in enumerate(lines.items()):
        ids: list[str] = []
        for place, word in enumerate(line.split()):
            ids.append(f"word-{at}-{place}")
            blocks.append(
                {
                    "BlockType": "WORD",
                    "Id": ids[-1],
                    "Text": word,
                    "TextType": "PRINTED",
                    "Confidence": 97.5,
                    "Page": 1,
                    "Geometry": geometry(0.1 + 0.2 * place, top, 0.15, 0.02),
                }
            )
        line_ids.append(f"line-{at}")
        blocks.append(
            {
                "BlockType": "LINE",
                "Id": line_ids[-1],
                "Text": line,
                "Confidence": 97.5,
                "Page": 1,
                "Geometry": geometry(0.1, top, 0.8, 0.02),
                "Relationships": [{"Type": "CHILD", "Ids": ids}],
            }
        )
    page = {
        "BlockType": "PAGE",
        "Id": "page-1",
        "Page": 1,
        "Geometry": geometry(0, 0, 1, 1),
        "Relationships": [{"Type": "CHILD", "Ids": line_ids}],
    }
    total = {
        "Type": {"Text": "TOTAL", "Confidence": 99.0},
        "ValueDetection": {"Text": "8902.50", "Confidence": 97.5, "Geometry": geometry(0.5, 0.3, 0.15, 0.02)},
        "PageNumber": 1,
    }
    document = {"ExpenseIndex": 1, "SummaryFields": [total], "LineItemGroups": [], "Blocks": [page, *blocks]}
    return {"DocumentMetadata": {"Pages": 1}, "ExpenseDocuments": [document]}


class FakeTextract:
    """Textract's client: answers in turn with what it was given, and keeps what it was asked."""

    def __init__(self, *answers: dict[str, Any] | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[bytes] = []

    def analyze_expense(self, **request: Any) -> dict[str, Any]:
        return self._answer(request)

    def analyze_document(self, **request: Any) -> dict[str, Any]:
        assert request["FeatureTypes"] == ["TABLES", "FORMS"]
        return self._answer(request)

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request["Document"]["Bytes"])
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


BILL_LINES = {0.1: "TAX INVOICE", 0.2: "Verma Kirana Stores", 0.3: "Grand Total 8902.50"}


def textract(reader: LocalReader, client: FakeTextract, api: Any = "analyze_expense") -> TextractReader:
    return TextractReader(reader, region="ap-south-1", api=api, client=client)


def picture() -> bytes:
    return files.encoded(files.rendered(files.bill_pdf(), 1.2))


@pytest.fixture(params=["local", "textract"])
def any_reader(request: pytest.FixtureRequest, reader: LocalReader) -> PageReader:
    if request.param == "local":
        return reader
    return textract(reader, FakeTextract(expense_response(BILL_LINES)))


def assert_reads_the_bill(reading: Reading, media_type: str) -> None:
    assert reading.media_type == media_type
    (page,) = reading.pages
    words = [word.text for word in page.words]
    assert {"INVOICE", "Kirana", "8902.50"} <= set(words)
    for word in page.words:
        assert 0 <= word.box.left < word.box.right <= 1
        assert 0 <= word.box.top < word.box.bottom <= 1
        assert 0 < word.confidence <= 1
        assert not any(char.isspace() for char in word.text)
    box = {word.text: word.box for word in page.words}
    assert box["INVOICE"].bottom < box["Kirana"].top < box["8902.50"].top


def test_every_reader_reads_a_picture(any_reader: PageReader) -> None:
    assert_reads_the_bill(any_reader.read(picture()), "image/jpeg")


def test_every_reader_takes_a_text_layer_as_it_is(any_reader: PageReader) -> None:
    reading = any_reader.read(files.bill_pdf())
    assert_reads_the_bill(reading, "application/pdf")
    assert reading.pages[0].read_by == "text_layer"


def test_every_reader_pictures_a_page(any_reader: PageReader) -> None:
    assert any_reader.picture(files.bill_pdf(), 1).startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (files.program_named_pdf(), "document_type"),
        (files.protected_pdf("secret"), "document_protected"),
        (files.huge_png(), "document_too_many_pixels"),
    ],
)
def test_every_reader_refuses_what_cannot_be_read(content: bytes, code: str, any_reader: PageReader) -> None:
    with pytest.raises(InputError) as refused:
        any_reader.read(content)
    assert refused.value.code == code


def test_only_pages_that_are_pictures_are_sent_each_by_itself(reader: LocalReader) -> None:
    from fpdf import FPDF
    from PIL import Image

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(20, 20, "Covering letter with enough text to be read from the file itself")
    for _ in range(2):
        pdf.add_page()
        pdf.image(Image.fromarray(files.rendered(files.bill_pdf(), 1)[:, :, ::-1]), 0, 0, pdf.w, pdf.h)
    client = FakeTextract(expense_response({0.1: "First"}), expense_response({0.1: "Second"}))
    reading = textract(reader, client).read(bytes(pdf.output()))
    assert [page.read_by for page in reading.pages] == ["text_layer", "textract", "textract"]
    assert [page.words[0].text for page in reading.pages] == ["Covering", "First", "Second"]
    assert all(sent.startswith(b"\xff\xd8\xff") for sent in client.asked)
    assert len(client.asked) == 2


def test_analyze_document_is_read_alike(reader: LocalReader) -> None:
    blocks = expense_response(BILL_LINES)["ExpenseDocuments"][0]["Blocks"]
    answer = {"DocumentMetadata": {"Pages": 1}, "Blocks": blocks, "AnalyzeDocumentModelVersion": "1.0"}
    client = FakeTextract(answer)
    assert_reads_the_bill(textract(reader, client, "analyze_document").read(picture()), "image/jpeg")


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "AnalyzeExpense")


@pytest.mark.parametrize(
    ("failure", "kind", "code"),
    [
        (refusal("ThrottlingException"), ExternalError, "textract_unreachable"),
        (refusal("ProvisionedThroughputExceededException"), ExternalError, "textract_unreachable"),
        (refusal("InternalServerError"), ExternalError, "textract_unreachable"),
        (EndpointConnectionError(endpoint_url="https://textract"), ExternalError, "textract_unreachable"),
        (refusal("AccessDeniedException"), ExternalError, "textract_not_allowed"),
        (refusal("BadDocumentException"), InputError, "document_damaged"),
    ],
)
def test_textract_s_failures_are_ours(
    failure: Exception, kind: type[Exception], code: str, reader: LocalReader
) -> None:
    with pytest.raises(kind) as raised:
        textract(reader, FakeTextract(failure)).read(files.noise_photo())
    error = raised.value
    assert isinstance(error, InputError | ExternalError)
    assert error.code == code
    assert sentence(code, "en")


@pytest.mark.skipif(not REAL.exists(), reason="the real Textract responses are not on this machine")
@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("test_analyze_expense_from_image.json", {"MEGA", "$1810.46", "12/07/2019"}),
        ("test_analyze_expense_no_summary_fields.json", {"VNS"}),
    ],
)
def test_real_responses_become_pages(response: str, expected: set[str], reader: LocalReader) -> None:
    answer = json.loads((REAL / response).read_text(encoding="utf-8"))
    blocks = [block for each in answer["ExpenseDocuments"] for block in each["Blocks"]]
    told = [block for block in blocks if block["BlockType"] == "WORD"]
    (page,) = textract(reader, FakeTextract(answer)).read(files.noise_photo()).pages
    assert expected <= {word.text for word in page.words}
    assert len(page.words) == len(told)
    first = told[0]
    same = next(word for word in page.words if word.text == first["Text"])
    assert same.box.left == pytest.approx(first["Geometry"]["BoundingBox"]["Left"])
    assert same.confidence == pytest.approx(first["Confidence"] / 100)
