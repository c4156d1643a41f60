"""What a run found, kept by variant and type: counts that add up, and the figures of a table's row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from evals.documents.score import Count

NAN = float("nan")


@dataclass
class Tally:
    """Counts over documents.

    `documents` and `typed` count documents and those whose type was told; `seeded` and `found`
    defects, `asked` those of the found that the product only asks about; `clean` and `alarmed`
    documents without defect and those of them that drew an error or a warning; `reviewed` those
    clean ones that went to a person. `refused` and `crashed` count files that the reader would
    not take and files that the product broke on.
    """

    documents: int = 0
    typed: int = 0
    fields: Count = field(default_factory=Count)
    exact: Count = field(default_factory=Count)
    items: Count = field(default_factory=Count)
    seeded: int = 0
    found: int = 0
    asked: int = 0
    clean: int = 0
    alarmed: int = 0
    reviewed: int = 0
    pages: int = 0
    refused: int = 0
    crashed: int = 0
    cpu_seconds: float = 0.0
    peak_gb: float = NAN
    missed_by_field: Counter[str] = field(default_factory=Counter[str])

    def add(self, other: Tally) -> None:
        """Take another's counts into this one."""
        for name in (
            "documents",
            "typed",
            "seeded",
            "found",
            "asked",
            "clean",
            "alarmed",
            "reviewed",
            "pages",
            "refused",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.fields.add(other.fields)
        self.exact.add(other.exact)
        self.items.add(other.items)
        self.missed_by_field.update(other.missed_by_field)

    @property
    def detection(self) -> float:
        """How many of the seeded defects were found, 0–1."""
        return self.found / self.seeded if self.seeded else NAN

    @property
    def false_alarms(self) -> float:
        """How many clean documents drew an error or a warning, 0–1."""
        return self.alarmed / self.clean if self.clean else NAN

    @property
    def cpu_per_page(self) -> float:
        """CPU seconds a page, from bytes to verdict; undefined where it was not taken."""
        return self.cpu_seconds / self.pages if self.pages and self.cpu_seconds else NAN

    def figures(self) -> dict[str, float]:
        """Return a table row's figures."""
        return {
            "docs": self.documents,
            "precision": self.fields.precision,
            "recall": self.fields.recall,
            "F1": self.fields.f1,
            "F1 exact": self.exact.f1,
            "lines F1": self.items.f1,
            "type": self.typed / self.documents if self.documents else NAN,
            "defects": self.seeded,
            "found": self.detection,
            "asked": self.asked / self.seeded if self.seeded else NAN,
            "false alarms": self.false_alarms,
            "to review": self.reviewed / self.clean if self.clean else NAN,
            "CPU s/page": self.cpu_per_page,
            "peak GB": self.peak_gb,
        }
