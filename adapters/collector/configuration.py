"""The sources a tenant has set up: `competitors/<tenant>.toml`, checked before anything is asked.

Without the file nothing is collected. Whatever is wrong in it is refused with its place and
the remedy; nothing is collected from a file that is wrong anywhere.
"""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, cast

import jmespath
import jmespath.exceptions
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.collector.mapping import Addressing, read_mapping
from adapters.collector.site import site_of
from adapters.collector.source import Fields, Kind, Source
from core.errors import InputError

MEGABYTE = 1024 * 1024

_TENANT = re.compile(r"\w[\w.@+=-]*")
_FILE_NAME = re.compile(r"\w[\w. -]*\.csv")
_CONTACT = re.compile(r"https?://[^\s;)]+|[^\s;()@]+@[^\s;()@]+\.[^\s;()@]+")
_PRODUCT_TOKEN = re.compile(r"[A-Za-z_-]+(?=[/ ])")

Text = Annotated[str, Field(min_length=1, max_length=500)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _FieldsEntry(_Strict):
    price: Text
    currency: str = ""
    available: str = ""
    items: str = ""
    id: str = ""


class _SourceEntry(_Strict):
    name: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]
    kind: Kind
    base_url: Text
    products: Text
    url_template: str = ""
    feed_url: str = ""
    fields: _FieldsEntry | None = None
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""
    enabled: bool = True
    user_agent: str = ""
    min_seconds_between_requests: Annotated[float, Field(ge=1, le=3600, strict=False)] = 5
    ttl_hours: Annotated[float, Field(gt=0, le=720, strict=False)] = 24
    max_pages_per_run: Annotated[int, Field(ge=1, le=10_000)] = 200
    max_megabytes: Annotated[float, Field(gt=0, le=200, strict=False)] = 5
    timeout_seconds: Annotated[float, Field(gt=0, le=300, strict=False)] = 30
    confidence: Annotated[float, Field(gt=0, le=1, strict=False)] = 0.8
    allow_private_addresses: bool = False


class _File(_Strict):
    user_agent: str = ""
    source: tuple[_SourceEntry, ...] = Field(default=(), strict=False)


class Configuration:
    """The sources of one installation, by tenant.

    Args:
        folder: Where the tenants' TOML files and their product lists lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self, tenant_id: str) -> tuple[str, ...]:
        """Return the names of the tenant's enabled sources, in the order of the file.

        Raises:
            InputError: the file is wrong; the message names the place and the remedy.
        """
        return tuple(entry.name for entry in self._read(tenant_id).source if entry.enabled)

    def source(self, tenant_id: str, name: str) -> Source:
        """Return one enabled source with its product list read.

        Raises:
            InputError: there is no such source, or its product list is wrong.
        """
        content = self._read(tenant_id)
        enabled = [entry for entry in content.source if entry.enabled]
        found = next((entry for entry in enabled if entry.name.casefold() == name.casefold()), None)
        if found is None:
            known = ", ".join(entry.name for entry in enabled) or "none"
            raise InputError(
                f"There is no enabled source {name!r} in {self._path(tenant_id).name}; enabled: {known}.",
                code="source_unknown",
            )
        return self._source(found, content.user_agent)

    def _path(self, tenant_id: str) -> Path:
        if _TENANT.fullmatch(tenant_id) is None:
            raise InputError(f"The tenant id {tenant_id!r} cannot name a file, so it can have no sources.")
        return self._folder / f"{tenant_id}.toml"

    def _read(self, tenant_id: str) -> _File:
        path = self._path(tenant_id)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return _File()
        try:
            table = tomllib.loads(raw.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path.name} is not TOML: {error}. Correct that place.") from error
        try:
            content = _File.model_validate(table)
        except ValidationError as error:
            raise InputError(_first_problem(path.name, table, error)) from error
        seen: set[str] = set()
        for number, entry in enumerate(content.source, 1):
            place = f"{path.name}, source {number} ({entry.name})"
            if entry.name.casefold() in seen:
                raise InputError(f"{place}: another source has this name; give each its own.")
            seen.add(entry.name.casefold())
            _check(entry, entry.user_agent or content.user_agent, place)
        return content

    def _source(self, entry: _SourceEntry, default_agent: str) -> Source:
        user_agent = entry.user_agent or default_agent
        site = site_of(entry.base_url, "base_url")
        fields = entry.fields
        return Source(
            name=entry.name,
            kind=entry.kind,
            host=site.host,
            user_agent=user_agent,
            product_token=_product_token(user_agent),
            currency=entry.currency,
            gap_s=entry.min_seconds_between_requests,
            ttl=timedelta(hours=entry.ttl_hours),
            max_pages=entry.max_pages_per_run,
            max_bytes=int(entry.max_megabytes * MEGABYTE),
            timeout_s=entry.timeout_seconds,
            confidence=Decimal(str(entry.confidence)),
            allow_private=entry.allow_private_addresses,
            fields=Fields()
            if fields is None
            else Fields(fields.price, fields.currency, fields.available, fields.items, fields.id),
            pages=read_mapping(
                self._folder / entry.products, Addressing(site, entry.url_template, entry.feed_url)
            ),
        )


def _check(entry: _SourceEntry, user_agent: str, place: str) -> None:
    """Check what one field alone cannot tell."""
    try:
        problem = _agent_problem(user_agent) or _address_problem(entry) or _fields_problem(entry)
    except InputError as error:
        raise InputError(f"{place}, {error.message}") from error
    if problem:
        raise InputError(f"{place}, {problem}")


def _agent_problem(user_agent: str) -> str:
    if not user_agent.isascii() or not user_agent.isprintable():
        return "user_agent: it goes into a header, so it may hold printable ASCII only."
    if not _product_token(user_agent) or not _CONTACT.search(user_agent):
        return (
            f"user_agent: {user_agent!r} does not say who asks. Write a name and a contact, such as "
            '"MeenaPrices/1.0 (+https://meena.example/prices; prices@meena.example)".'
        )
    return ""


def _product_token(user_agent: str) -> str:
    found = _PRODUCT_TOKEN.match(user_agent)
    return found[0] if found else ""


def _address_problem(entry: _SourceEntry) -> str:
    if not _FILE_NAME.fullmatch(entry.products):
        return f"products: {entry.products!r} is no name of a CSV file in this folder, such as rival.csv."
    if entry.feed_url and entry.url_template:
        return "url_template: a source has either a page for each product or one feed_url; remove one."
    if entry.kind == "jsonld" and entry.feed_url:
        return "feed_url: a jsonld source has a page for each product; use url_template."
    if entry.url_template and "{id}" not in entry.url_template:
        return f"url_template: {entry.url_template!r} has no place for the product; write {{id}} there."
    return _site_problem(entry)


def _site_problem(entry: _SourceEntry) -> str:
    site, field = site_of(entry.base_url, "base_url"), "feed_url" if entry.feed_url else "url_template"
    if entry.kind == "csv" and not entry.feed_url:
        return "feed_url: a csv source needs the address of its feed."
    try:
        site.address(entry.feed_url or entry.url_template.replace("{id}", "1"))
    except InputError as error:
        return f"{field}: {error.message}"
    return ""


def _fields_problem(entry: _SourceEntry) -> str:
    fields = entry.fields
    if entry.kind == "jsonld":
        return "" if fields is None else "fields: a jsonld page names its fields itself; remove them."
    if fields is None:
        return f"fields: a {entry.kind} source needs to be told where the price is: fields.price."
    if not fields.currency and not entry.currency:
        return 'currency: say what the prices are in, such as "INR", or where it stands: fields.currency.'
    if entry.feed_url and not fields.id:
        return "fields.id: a feed lists many products; say which field tells them apart."
    return _json_problem(entry, fields) if entry.kind == "json" else _csv_problem(fields)


def _csv_problem(fields: _FieldsEntry) -> str:
    return "" if not fields.items else "fields.items: a csv feed is a list already; remove it."


def _json_problem(entry: _SourceEntry, fields: _FieldsEntry) -> str:
    if entry.feed_url and not fields.items:
        return "fields.items: say where in the reply the list of products is."
    if fields.items and not fields.id:
        return "fields.id: a list holds several products; say which field tells them apart."
    for name, expression in fields:
        try:
            if expression:
                jmespath.compile(expression)
        except jmespath.exceptions.JMESPathError as error:
            return f"fields.{name}: {expression!r} is no JMESPath expression: {str(error).splitlines()[0]}"
    return ""


def _first_problem(file: str, table: dict[str, Any], error: ValidationError) -> str:
    """Name the place as a person finds it: the file, which source, which field."""
    first = error.errors()[0]
    path = list(first["loc"])
    place = file
    if len(path) > 1 and path[0] == "source" and isinstance(path[1], int):
        entry: Any = table["source"][path[1]]
        named = cast("dict[str, Any]", entry).get("name") if isinstance(entry, dict) else None
        place = f"{file}, source {path[1] + 1}" + (f" ({named})" if isinstance(named, str) else "")
        path = path[2:]
    field = ".".join(map(str, path)) or "source"
    if first["type"] == "extra_forbidden":
        return f"{place}, {field}: there is no such setting. Check its spelling in docs/competitors.md."
    if first["type"] == "missing":
        return f"{place}, {field}: it is missing. Add it; docs/competitors.md shows how."
    return f"{place}, {field}: {first['msg']}, got {first['input']!r}. Correct it."
