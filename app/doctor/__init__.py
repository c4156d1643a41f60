"""Looks at this machine, this home and what it is connected to, and says what to mend and how."""

from app.doctor.examination import examine

__all__ = ["examine"]
