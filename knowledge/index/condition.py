"""The one place where a search's limits become SQL: typed values in, quoted literals out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.tenant import EVERY_TENANT
from knowledge.index.index import Within


def condition(within: Within) -> str:
    """Return the filter that keeps what may be found."""
    parts = [readable(within.tenant_id)]
    if within.reader is not None:
        parts.append(f"(array_length(readers) = 0 OR array_has_any(readers, [{text(within.reader)}]))")
    if within.on is not None:
        today = day(within.on)
        parts.append(f"(effective_from IS NULL OR effective_from <= {today})")
        parts.append(f"(effective_to IS NULL OR effective_to >= {today})")
    if within.doc_types:
        parts.append(f"doc_type IN ({_list(within.doc_types)})")
    if within.sku_ids:
        parts.append(f"array_has_any(sku_ids, [{_list(within.sku_ids)}])")
    if within.uploaded_from is not None:
        parts.append(f"uploaded_on >= {day(within.uploaded_from)}")
    if within.uploaded_to is not None:
        parts.append(f"uploaded_on <= {day(within.uploaded_to)}")
    if within.min_confidence > 0:
        parts.append(f"confidence >= {float(within.min_confidence):.6f}")
    return " AND ".join(parts)


def readable(tenant_id: str) -> str:
    """Return the filter of what a tenant may read: its own and everyone's."""
    return f"tenant_id IN ({_list((tenant_id, EVERY_TENANT))})"


def of_tenant(tenant_id: str) -> str:
    """Return the filter of what belongs to a tenant."""
    return f"tenant_id = {text(tenant_id)}"


def of_source(source_id: str, tenant_id: str) -> str:
    """Return the filter of one source of a tenant."""
    return f"{of_tenant(tenant_id)} AND source_id = {text(source_id)}"


def text(value: str) -> str:
    """Return a string as a SQL literal; a quote in it is doubled, nothing else has a meaning in one."""
    return "'" + value.replace("'", "''") + "'"


def day(value: date) -> str:
    """Return a date as a SQL literal."""
    return f"date '{value.year:04}-{value.month:02}-{value.day:02}'"


def _list(values: Iterable[str]) -> str:
    return ", ".join(text(value) for value in values)
