"""Files of the tests' own making: bills, photos of bills, and files nobody should trust."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import zxingcpp
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod
from PIL import Image

Pixels = npt.NDArray[np.uint8]

BILL = (
    (20, 20, 16, "TAX INVOICE"),
    (20, 32, 12, "Verma Kirana Stores"),
    (20, 40, 10, "14/2 Lajpat Nagar Market, New Delhi 110024"),
    (20, 47, 10, "GSTIN: 07AABCV1234K1Z5"),
    (120, 32, 10, "Invoice No: VK/26-27/118"),
    (120, 40, 10, "Date: 14-11-2026"),
    (20, 64, 10, "Basmati Rice 5kg"),
    (90, 64, 10, "12"),
    (120, 64, 10, "412.50"),
    (160, 64, 10, "4950.00"),
    (20, 74, 10, "Refined Oil 1L"),
    (90, 74, 10, "30"),
    (120, 74, 10, "131.75"),
    (160, 74, 10, "3952.50"),
    (120, 90, 11, "Grand Total"),
    (160, 90, 11, "8902.50"),
)
DEVANAGARI_FONTS = (
    Path("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
    Path("/usr/share/fonts/opentype/noto/NotoSansDevanagari-Regular.ttf"),
)


def words_of_bill() -> list[str]:
    return [word for *_, text in BILL for word in text.split()]


def bill_pdf(pages: int = 1, draw: Callable[[FPDF], Any] = lambda _: None) -> bytes:
    """A text PDF of a bill; `draw` adds to each page."""
    pdf = FPDF()
    for _ in range(pages):
        pdf.add_page()
        for x, y, size, text in BILL:
            pdf.set_font("helvetica", size=size)
            pdf.text(x, y, text)
        draw(pdf)
    return bytes(pdf.output())


def protected_pdf(user_password: str) -> bytes:
    """A PDF that wants a password to be opened, or (with an empty one) only to be changed."""
    pdf = FPDF()
    pdf.set_encryption(
        owner_password="owner",
        user_password=user_password,
        encryption_method=EncryptionMethod.AES_256,
        permissions=AccessPermission.none(),
    )
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(20, 20, "A protected invoice of Verma Kirana Stores, number 118")
    return bytes(pdf.output())


def hindi_pdf() -> bytes | None:
    """A PDF in Devanagari with joined letters, `None` where no font for it is installed."""
    font = next((path for path in DEVANAGARI_FONTS if path.exists()), None)
    if font is None:
        return None
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("Noto", fname=font)
    pdf.set_font("Noto", size=16)
    pdf.set_text_shaping(True)
    for at, line in enumerate(HINDI_LINES):
        pdf.set_xy(20, 30 + 14 * at)
        pdf.cell(text=line)
    pdf.set_font("helvetica", size=14)
    pdf.text(20, 100, "Invoice No VK/26-27/118")
    return bytes(pdf.output())


HINDI_LINES = ("कर चालान", "विक्रेता का नाम शर्मा ट्रेडर्स", "कुल राशि और दिनांक")


def rendered(pdf: bytes, scale: float = 2.5, page: int = 0) -> Pixels:
    with pdfium.PdfDocument(pdf) as document:
        return np.ascontiguousarray(document[page].render(scale=cast("Any", scale)).to_numpy()[:, :, :3])


def encoded(pixels: Pixels, extension: str = ".jpg") -> bytes:
    return cv2.imencode(extension, pixels)[1].tobytes()


def photographed(pixels: Pixels, *, seed: int = 7, dark: float = 0.0, turns: int = 0) -> Pixels:
    """The page on a dark table: from an angle, in uneven light, a little out of focus, noisy."""
    random = np.random.default_rng(seed)
    height, width = pixels.shape[:2]
    wide, high = int(width * 1.25), int(height * 1.2)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    shift = random.uniform(-0.05, 0.05, (4, 2)) * (width, height)
    margin = np.array([(wide - width) / 2, (high - height) / 2])
    seen = (corners + margin + shift).astype(np.float32)
    table = np.full((high, wide, 3), 70, np.uint8) + random.integers(0, 25, (high, wide, 1), dtype=np.uint8)
    photo = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(corners, seen),
        (wide, high),
        dst=table,
        borderMode=cv2.BORDER_TRANSPARENT,
    ).astype(np.float32)
    photo *= np.linspace(1, 0.55, wide, dtype=np.float32)[None, :, None] * (1 - dark)
    photo = cv2.GaussianBlur(photo, (0, 0), 0.8) + random.normal(0, 4, photo.shape)
    return np.ascontiguousarray(np.rot90(np.clip(photo, 0, 255).astype(np.uint8), turns))


def scan_pdf(pixels: Pixels, hidden_text: str = "") -> bytes:
    """A PDF whose page is one picture, with invisible text over it where a scanner adds some."""
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.fromarray(pixels[:, :, ::-1]), 0, 0, pdf.w, pdf.h)
    if hidden_text:
        pdf.set_font("helvetica", size=12)
        pdf.text_mode = cast("Any", 3)
        for at in range(12):
            pdf.text(20, 20 + 10 * at, hidden_text)
    return bytes(pdf.output())


def qr_code(text: str, size: int = 220) -> Image.Image:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    small = np.asarray(zxingcpp.write_barcode_to_image(code, scale=4))
    return Image.fromarray(small).resize((size, size), Image.Resampling.NEAREST)


def raw_pdf(
    contents: bytes,
    *,
    box: str = "0 0 595 842",
    resources: str = "",
    page_entries: str = "",
    more: dict[int, bytes] | None = None,
    compress: bool = False,
) -> bytes:
    """A PDF of one page written by hand, for what a library would not write."""
    filtered = " /Filter /FlateDecode" if compress else ""
    stream = zlib.compress(contents, 9) if compress else contents
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {page_entries} /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>".encode(),
        4: f"<< /Length {len(stream)}{filtered} >>\nstream\n".encode() + stream + b"\nendstream",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **(more or {}),
    }
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        out += (f"{places[number]:010} 00000 n \n" if number in places else "0000000000 00000 f \n").encode()
    out += f"trailer << /Size {max(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def picture_bomb_pdf(side: int = 20_000) -> bytes:
    """A PDF of some kilobytes that holds a picture of `side` × `side` pixels."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(bytes(side // 8)) for _ in range(side)) + packed.flush()
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 1 "
        f"/ColorSpace /DeviceGray /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    )
    picture = head.encode() + data + b"\nendstream"
    return raw_pdf(
        b"q 500 0 0 700 50 50 cm /Im1 Do Q", resources="/XObject << /Im1 6 0 R >>", more={6: picture}
    )


def form_bomb_pdf(depth: int = 24) -> bytes:
    """A PDF of some kilobytes that draws 2 ** depth things: each form draws the next one twice."""
    forms: dict[int, bytes] = {}
    for at in range(depth):
        inner = at + 1 < depth
        body = b"/N Do /N Do" if inner else b"0 0 10 10 re f 5 5 30 30 re f"
        nested = f"/XObject << /N {7 + at} 0 R >>" if inner else ""
        head = (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {nested} >> "
            f"/Length {len(body)} >>\nstream\n"
        )
        forms[6 + at] = head.encode() + body + b"\nendstream"
    return raw_pdf(b"/N Do", resources="/XObject << /N 6 0 R >>", more=forms)


def huge_png(side: int = 20_000) -> bytes:
    """A PNG of some kilobytes that holds `side` × `side` black pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(bytes(1 + side // 8)) for _ in range(side)) + packed.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(pages: int, size: tuple[int, int] = (400, 300)) -> bytes:
    out = io.BytesIO()
    sheets = [Image.new("1", size, 1) for _ in range(pages)]
    sheets[0].save(out, format="TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    return out.getvalue()


def program_named_pdf() -> bytes:
    """The start of a Windows program, with a PDF's mark further down for those who only search."""
    return b"MZ\x90\x00" + bytes(200) + b"%PDF-1.7\n" + bytes(400) + b"%%EOF"


def noise_photo() -> bytes:
    """A photo without a letter on it: soft patches of colour, like a pet on a sofa."""
    random = np.random.default_rng(3)
    patches = random.integers(60, 200, (12, 9, 3), dtype=np.uint8)
    return encoded(cast("Pixels", cv2.resize(patches, (900, 1200), interpolation=cv2.INTER_CUBIC)))
