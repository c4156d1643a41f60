"""The app database: one engine factory, typed tables, migrations that ship with the code."""

from adapters.database.engine import Database, open_database
from adapters.database.migrate import migrate

__all__ = ["Database", "migrate", "open_database"]
