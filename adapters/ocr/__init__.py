"""The reading of files: on this machine, or by Amazon Textract."""

from adapters.ocr.limits import ReadingLimits
from adapters.ocr.local import LocalReader
from adapters.ocr.textract import TextractReader

__all__ = ["LocalReader", "ReadingLimits", "TextractReader"]
