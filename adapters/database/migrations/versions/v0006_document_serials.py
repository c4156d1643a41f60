"""Whose each document is and which number it bears, to be looked up by.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DOCUMENTS = "documents_metadata"
_INDEX = "ix_documents_metadata_serial"
_BATCH = 500


def upgrade() -> None:
    """Apply the revision; what was read before is looked up by as well."""
    with op.batch_alter_table(_DOCUMENTS) as table:
        table.add_column(sa.Column("serial_gstin", sa.String(255), nullable=True))
        table.add_column(sa.Column("serial_number", sa.String(255), nullable=True))
    op.create_index(_INDEX, _DOCUMENTS, ["tenant_id", "serial_gstin", "serial_number"])
    _fill()


def downgrade() -> None:
    """Go back one revision."""
    op.drop_index(_INDEX, _DOCUMENTS)
    with op.batch_alter_table(_DOCUMENTS) as table:
        table.drop_column("serial_number")
        table.drop_column("serial_gstin")


def _fill() -> None:
    """Take the serials from what was found, some rows at a time."""
    rows = sa.table(
        _DOCUMENTS,
        sa.column("sequence", sa.Integer),
        sa.column("extracted_json", sa.Text),
        sa.column("serial_gstin", sa.String),
        sa.column("serial_number", sa.String),
    )
    connection, last = op.get_bind(), -1
    while True:
        found = connection.execute(
            sa.select(rows.c.sequence, rows.c.extracted_json)
            .where(rows.c.sequence > last, rows.c.extracted_json.is_not(None))
            .order_by(rows.c.sequence)
            .limit(_BATCH)
        ).all()
        if not found:
            return
        for sequence, text in found:
            last = sequence
            gstin, number = _serial(json.loads(text)["document"]["fields"])
            if gstin and number:
                changed = sa.update(rows).where(rows.c.sequence == sequence)
                connection.execute(changed.values(serial_gstin=gstin, serial_number=number))


def _serial(fields: dict[str, Any]) -> tuple[str, str]:
    gstin, number = (
        str(fields.get(name, {}).get("value") or "") for name in ("seller_gstin", "invoice_number")
    )
    return re.sub(r"[\s.\-]", "", gstin).upper()[:255], number.strip().upper()[:255]
