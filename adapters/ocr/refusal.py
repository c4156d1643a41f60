"""Why a file is not read: one error for each reason, its sentence in the locales by its code.

=============================  ================================================================
code                           the file
=============================  ================================================================
`document_empty`               has no bytes
`document_too_large`           has more bytes than the limit
`document_type`                is something else (`found`: program, archive, office, web_page, …)
`document_heic`                is an iPhone picture that the installed Pillow cannot open
`document_truncated`           ends before its end: an interrupted download or upload
`document_damaged`             cannot be opened or decoded
`document_protected`           wants a password
`document_no_pages`            has no page, or not the page that was asked for
`document_too_many_pages`      has more pages than the limit
`document_too_many_pixels`     is, or holds, a picture with more pixels than the limit
`document_too_slow`            took longer than a page may
`document_too_complex`         asked for more memory than the limit, or draws more than any page does
`document_broke_reader`        made the reading process crash
`document_too_dark`            is a photo with too little light to read it
`document_too_blurred`         is a photo whose print runs together
=============================  ================================================================
"""

from __future__ import annotations

from core.errors import InputError


def empty() -> InputError:
    """Return the error for a file without content."""
    return InputError("The file is empty: 0 bytes. Send it again.", code="document_empty")


def too_large(size: int, limit_megabytes: float) -> InputError:
    """Return the error for a file above the size limit."""
    return InputError(
        f"The file has {size / 1e6:.1f} MB; {limit_megabytes:g} MB can be read. "
        "Send it in parts, or photograph it at a lower resolution.",
        code="document_too_large",
        limit=f"{limit_megabytes:g}",
    )


def wrong_type(found: str) -> InputError:
    """Return the error for a file that is neither PDF nor picture, whatever its name says."""
    return InputError(
        f"The file is no PDF and no picture, by its content: {found.replace('_', ' ')}. "
        "Send a PDF, JPEG, PNG, WebP or TIFF.",
        code="document_type",
        found=found,
    )


def heic() -> InputError:
    """Return the error for a HEIC picture."""
    return InputError(
        "The picture is in HEIC format, which cannot be opened here. Send it as JPEG.", code="document_heic"
    )


def truncated(kind: str) -> InputError:
    """Return the error for a file that stops in its middle."""
    return InputError(
        f"The {kind} ends before its end: the transfer was cut off. Send it again.", code="document_truncated"
    )


def damaged(kind: str, reason: str) -> InputError:
    """Return the error for a file that cannot be opened."""
    return InputError(
        f"The {kind} is damaged and cannot be opened ({reason}). Save or photograph it again.",
        code="document_damaged",
    )


def protected() -> InputError:
    """Return the error for a PDF that wants a password."""
    return InputError(
        "The PDF is protected by a password. Save it without one and send it again.",
        code="document_protected",
    )


def no_pages(page: int | None = None) -> InputError:
    """Return the error for a file without pages, or without that page."""
    what = "has no pages" if page is None else f"has no page {page}"
    return InputError(f"The file {what}. Send the whole document.", code="document_no_pages")


def too_many_pages(pages: int, limit: int) -> InputError:
    """Return the error for a file above the page limit."""
    return InputError(
        f"The file has {pages} pages; {limit} can be read. Send only the pages that matter.",
        code="document_too_many_pages",
        pages=pages,
        limit=limit,
    )


def too_many_pixels(width: int, height: int, limit_megapixels: float) -> InputError:
    """Return the error for a picture above the pixel limit."""
    return InputError(
        f"The picture has {width} × {height} pixels; {limit_megapixels:g} million can be read. "
        "Send it at a lower resolution.",
        code="document_too_many_pixels",
        width=width,
        height=height,
        limit=f"{limit_megapixels:g}",
    )


def too_slow(page: int, seconds: float) -> InputError:
    """Return the error for a page that takes too long."""
    return InputError(
        f"Page {page} was not read within {seconds:g} seconds. Send a plain photo or scan of it.",
        code="document_too_slow",
        page=page,
    )


def too_complex(page: int, what: str) -> InputError:
    """Return the error for a page that wants too much: `what` it wants more than."""
    return InputError(
        f"Page {page} wants more than {what}. Send a plain photo or scan of it.",
        code="document_too_complex",
        page=page,
    )


def too_dark() -> InputError:
    """Return the error for a photo with too little light."""
    return InputError(
        "The photo is too dark to be read. Take it again in daylight or with the flash on.",
        code="document_too_dark",
    )


def too_blurred() -> InputError:
    """Return the error for a photo whose print runs together."""
    return InputError(
        "The photo is too blurred to be read. Take it again: go close until the bill fills the picture, "
        "hold still and wait until it is sharp.",
        code="document_too_blurred",
    )


def broke_reader(page: int, how: str) -> InputError:
    """Return the error for a page at which the reading process crashed."""
    return InputError(
        f"Page {page} broke the reader ({how}). Send a plain photo or scan of it.",
        code="document_broke_reader",
        page=page,
    )
