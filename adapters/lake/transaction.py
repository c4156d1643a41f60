"""A change of a table that derives what the table will be once for each step, not at each look at it.

PyIceberg (0.12, `Transaction.table_metadata`) copies all of a table's metadata each time that any part of it
is asked for, some fifteen times in one commit: a third of what a commit costs.
"""

from __future__ import annotations

from pyiceberg.table import Table, Transaction
from pyiceberg.table.metadata import TableMetadata
from pyiceberg.table.update import TableUpdate


class OnceDerived(Transaction):
    """A transaction whose metadata is derived again only where a change was staged or the table reloaded."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._derived: tuple[TableMetadata, tuple[TableUpdate, ...], TableMetadata] | None = None

    @property
    def table_metadata(self) -> TableMetadata:
        """Return the table's metadata with all that is staged; to be read, never changed in its place."""
        known, base, staged = self._derived, self._table.metadata, self._updates
        if known is None or known[0] is not base or known[1] is not staged:
            known = (base, staged, super().table_metadata)
            self._derived = known
        return known[2]
