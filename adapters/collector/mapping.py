"""A source's product list: our SKUs and where the source shows them, from a CSV in the home."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from adapters.collector.site import Site
from adapters.collector.source import Page
from core.errors import InputError

MAX_ROWS = 100_000


@dataclass(frozen=True)
class Addressing:
    """How a row becomes an address: its own `url`, the template with its `id`, or the feed."""

    site: Site
    url_template: str = ""
    feed_url: str = ""


def read_mapping(path: Path, how: Addressing) -> tuple[Page, ...]:
    """Read a product list: columns `sku_id` and `id` or `url`, one row for each product.

    Args:
        path: The CSV file, UTF-8.
        how: The site the addresses must stay on, and how ids become addresses.

    Returns:
        One page for each address, in the order of the file; products that share an address
        share its page.

    Raises:
        InputError: the file or a row is wrong; the message names the line and the remedy.
    """
    skus_of: dict[str, list[tuple[str, str]]] = {}
    line_of: dict[str, int] = {}
    for line, row in _rows(path):
        place = f"{path.name}, line {line}"
        sku_id, key = row.get("sku_id", "").upper(), row.get("id", "")
        if not sku_id:
            raise InputError(f"{place}: sku_id is empty. Name one of your products.")
        if sku_id in line_of:
            raise InputError(f"{place}: {sku_id} stands in line {line_of[sku_id]} already. Remove one.")
        line_of[sku_id] = line
        try:
            url = _address(how, key, row.get("url", ""))
        except InputError as error:
            raise InputError(f"{place}: {error.message}") from error
        skus_of.setdefault(url, []).append((sku_id, key))
    if not how.feed_url:
        shared = next((skus for skus in skus_of.values() if len(skus) > 1), None)
        if shared is not None:
            one, other = shared[0][0], shared[1][0]
            raise InputError(
                f"{path.name}, line {line_of[other]}: {other} has the address of {one} "
                f"(line {line_of[one]}). A page shows one product; correct one of them."
            )
    return tuple(Page(url, tuple(skus)) for url, skus in skus_of.items())


def _address(how: Addressing, key: str, url: str) -> str:
    if how.feed_url:
        if not key:
            raise InputError("id is empty. Write the feed's own id of the product.")
        return how.site.address(how.feed_url)
    if url:
        return how.site.address(url)
    if not key or not how.url_template:
        raise InputError("it has no url, and no id with a url_template. Add one of them.")
    return how.site.address(how.url_template.replace("{id}", quote(key, safe="")))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each row that is not blank with its line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(
            f"The product list {path.name} is not there. Put it beside the TOML file, with the columns "
            "sku_id and id or url."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "sku_id" not in header or not {"id", "url"} & set(header):
            raise InputError(f"{path.name}, line 1: its columns must be sku_id and id or url, got {header}.")
        for number, row in enumerate(reader):
            if number >= MAX_ROWS:
                raise InputError(f"{path.name} has more than {MAX_ROWS:,} rows. Split the source.")
            if any(cell.strip() for cell in row):
                cells = (cell.strip() for cell in row)
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise InputError(f"{path.name}, line {reader.line_num}: {error}. Correct the line.") from error
