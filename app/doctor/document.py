"""Reading documents: the OCR of this machine, Hindi, and Amazon Textract where it is set."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

_LIBRARIES = ("pypdfium2", "rapidocr", "onnxruntime")


def reading(home: Home) -> Iterator[Finding]:
    """Look whether bills that are pictures can be read, and Hindi in them."""
    missing = [name for name in _LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        remedy = f"Install {', '.join(missing)}; `make setup` does."
        yield Finding("OCR", False, f"not installed: {', '.join(missing)}", remedy)
    else:
        yield Finding("OCR", True, f"read by {home.settings.document_reader}")
    yield _hindi()


def _hindi() -> Finding:
    """Look for Tesseract's Hindi, which reads Devanagari that the built-in OCR cannot."""
    remedy = "Install tesseract-ocr and tesseract-ocr-hin to read bills in Devanagari."
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return Finding("OCR: Hindi", None, "Tesseract is not installed", remedy)
    listed = subprocess.run(  # noqa: S603 - the program that `which` found, and words of our own
        [tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=20
    )
    if "hin" in listed.stdout.split():
        return Finding("OCR: Hindi", True, "Tesseract reads it")
    return Finding("OCR: Hindi", None, "Tesseract is there, its Hindi is not", remedy)
