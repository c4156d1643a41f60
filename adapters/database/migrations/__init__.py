"""Alembic's scripts: one file per revision, shipped in the wheel."""
