"""Amazon Textract as a page reader, through textractor.

A file is opened, checked and made upright on this machine, in the same confined process and
under the same limits as by the local reader; Textract sees pictures of pages, one by one, so
that a PDF of many pages needs no bucket. A page whose text layer says all costs no call. QR
codes and barcodes, which Textract does not read, are read here.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from PIL import Image

from adapters.ocr.local import LocalReader
from core.errors import ExternalError, InputError
from core.page import Box, Page, Reading, Word

if TYPE_CHECKING:
    from textractor import Textractor
    from textractor.entities.document import Document

Api = Literal["analyze_expense", "analyze_document"]

_REFUSED = frozenset({"UnsupportedDocumentException", "BadDocumentException", "DocumentTooLargeException"})
_NOT_SET_UP = frozenset(
    {
        "AccessDeniedException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "ExpiredTokenException",
    }
)


class TextractReader:
    """`core.ports.PageReader` by Amazon Textract."""

    def __init__(
        self,
        local: LocalReader,
        *,
        region: str,
        api: Api = "analyze_expense",
        client: Any = None,
        timeout_s: float = 30.0,
    ) -> None:
        """Take what it works with.

        Args:
            local: Opens files and makes pages upright.
            region: AWS region Textract is called in.
            api: `analyze_expense` for bills, `analyze_document` (tables and forms) for all kinds.
            client: A boto3 Textract client; made from the region when omitted.
            timeout_s: Seconds one call may wait for an answer.
        """
        self._local = local
        self._region = region
        self._api: Api = api
        self._client = client
        self._timeout_s = timeout_s

    def read(self, content: bytes) -> Reading:
        """Return what stands on the file's pages."""
        media_type, halves = self._local.halves(content)
        pages = [page if picture is None else self._finished(page, picture) for page, picture in halves]
        return Reading(media_type, tuple(pages))

    def picture(self, content: bytes, page: int) -> bytes:
        """Return a page of the file as a JPEG, upright: what Textract is shown."""
        return self._local.picture(content, page)

    def close(self) -> None:
        """Let go of the local reader's process."""
        self._local.close()

    def _finished(self, page: Page, picture: bytes) -> Page:
        document = self._analysed(Image.open(io.BytesIO(picture)), page.number)
        words = tuple(word for found in document.pages for word in words_of(found))
        return replace(page, words=words, read_by="textract")

    def _analysed(self, picture: Image.Image, number: int) -> Document:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - heavy
        from textractor.exceptions import UnsupportedDocumentException  # noqa: PLC0415

        try:
            if self._api == "analyze_expense":
                return self._textractor.analyze_expense([picture], save_image=False)
            from textractor.data.constants import TextractFeatures  # noqa: PLC0415

            features = [TextractFeatures.TABLES, TextractFeatures.FORMS]
            return self._textractor.analyze_document(picture, features, save_image=False)
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            raise _translated(code, number) from error
        except UnsupportedDocumentException as error:
            raise _translated("UnsupportedDocumentException", number) from error
        except BotoCoreError as error:
            raise ExternalError(
                f"Amazon Textract cannot be reached ({type(error).__name__}). Check the network and the "
                "AWS credentials.",
                code="textract_unreachable",
            ) from error

    @cached_property
    def _textractor(self) -> Textractor:
        from botocore.config import Config  # noqa: PLC0415 - heavy
        from textractor import Textractor  # noqa: PLC0415 - heavy

        retries: Any = {"max_attempts": 3, "mode": "adaptive"}
        config = Config(read_timeout=self._timeout_s, connect_timeout=10, retries=retries)
        textractor = Textractor(region_name=self._region, config=config)
        if self._client is not None:
            textractor.textract_client = self._client
        return textractor


def words_of(page: Any) -> list[Word]:
    """Return the words of a textractor page; its confidence is already 0–1."""
    words: list[Word] = []
    for word in page.words:
        box = word.bbox
        edges = (box.x, box.y, box.x + box.width, box.y + box.height)
        left, top, right, bottom = (min(1.0, max(0.0, float(edge))) for edge in edges)
        words.extend(_parts(word.text, Box(left, top, right, bottom), float(word.confidence)))
    return words


def _parts(text: str, box: Box, confidence: float) -> list[Word]:
    """Return a word, or several where Textract put a space into one, each with its share of the box."""
    parts: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        start, end = at / len(text), (at + len(part)) / len(text)
        place = Box(box.left + start * box.width, box.top, box.left + end * box.width, box.bottom)
        parts.append(Word(part, place, confidence))
        at += len(part)
    return parts


def _translated(code: str, page: int) -> InputError | ExternalError:
    if code in _REFUSED:
        return InputError(
            f"Amazon Textract does not take page {page} ({code}). Send a plain photo or scan of it.",
            code="document_damaged",
        )
    if code in _NOT_SET_UP:
        return ExternalError(
            f"Amazon Textract refused this account ({code}). Check its AWS credentials and permissions.",
            code="textract_not_allowed",
        )
    return ExternalError(
        f"Amazon Textract did not answer ({code or 'no code'}). Try again later.", code="textract_unreachable"
    )
