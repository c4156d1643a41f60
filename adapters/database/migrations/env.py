"""What Alembic runs: the revisions, on the connection that `migrate` holds the lock with."""

from __future__ import annotations

from alembic import context

from adapters.database.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
