"""QR codes and barcodes by zxing-cpp."""

from __future__ import annotations

import zxingcpp

from adapters.ocr.picture import Pixels
from core.page import Box, Code

_SYMBOLOGIES = {
    "QRCode": "qr_code",
    "MicroQRCode": "micro_qr_code",
    "DataMatrix": "data_matrix",
    "PDF417": "pdf_417",
    "Aztec": "aztec",
    "EAN13": "ean_13",
    "EAN8": "ean_8",
    "UPCA": "upc_a",
    "UPCE": "upc_e",
    "Code128": "code_128",
    "Code39": "code_39",
    "Code93": "code_93",
    "ITF": "itf",
    "Codabar": "codabar",
    "DataBar": "databar",
}


def codes_on(pixels: Pixels) -> tuple[Code, ...]:
    """Return the codes on a page, each once, from top to bottom."""
    height, width = pixels.shape[:2]
    found: dict[tuple[str, str], Code] = {}
    for barcode in zxingcpp.read_barcodes(pixels):
        name = barcode.format.name
        corners = barcode.position
        points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
        across = [min(1.0, max(0.0, point.x / width)) for point in points]
        down = [min(1.0, max(0.0, point.y / height)) for point in points]
        symbology = _SYMBOLOGIES.get(name, name.lower())
        code = Code(barcode.text, symbology, Box(min(across), min(down), max(across), max(down)))
        found.setdefault((symbology, code.text), code)
    return tuple(sorted(found.values(), key=lambda code: (code.box.top, code.box.left)))
