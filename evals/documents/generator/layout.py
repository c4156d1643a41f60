"""A layout: one vendor's, or office's, way to print one kind of document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.documents.generator.deal import Kind
from evals.documents.generator.drawing import Terms
from evals.documents.generator.form import FormKind
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


@dataclass(frozen=True)
class Layout:
    """What it prints (`kinds`), on which paper, in which manners.

    `draw` begins on an empty page and takes a `Deal` or a `Form`, whichever its kinds are.
    `several`: a file may hold several documents of it, each from a new page. `choices` tell how a
    layout that chance put together came about; they are complete once it was drawn.
    """

    name: str
    kinds: tuple[Kind | FormKind, ...]
    draw: Callable[[Sheet, Any, Manner], None]
    manners: Sequence[Manner]
    terms: Terms = field(default_factory=Terms)
    face: str = "sans"
    size: float = 9
    page: tuple[float, float] = (210, 297)
    several: bool = False
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
