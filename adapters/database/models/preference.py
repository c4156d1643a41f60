"""How people want to be spoken to."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import FreeText
from adapters.database.models.base import Base


class PreferenceRow(Base):
    """A person's wishes; `wishes` holds only what differs from the defaults of `Preferences`."""

    __tablename__ = "preferences"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.user_id", ondelete="CASCADE"), primary_key=True)
    wishes: Mapped[str] = mapped_column(FreeText)
