"""The verifier: nothing reaches a person that is no fact, no citation and not the user's own.

It reads a reply *before* the facts are inserted, so a value can only come from a reference.
What it allows is listed, not what it forbids: the characters, the capitalised words and the
places where a number may stand. A false alarm costs a retry or the deterministic reply; a
miss would cost trust.
"""

from __future__ import annotations

from agent.grounding.claims import claim_defects
from agent.grounding.comparison import comparison_defects
from agent.grounding.evidence import Evidence
from agent.grounding.link import link_names
from agent.grounding.measures import measure_defects
from agent.grounding.names import name_defects
from agent.grounding.numerals import numeral_defects
from agent.grounding.ordering import ordering_defects
from agent.grounding.pretence import pretence_defects
from agent.grounding.states import state_defects
from agent.grounding.subjects import subject_defects
from agent.grounding.surface import surface_defects

__all__ = ["Evidence", "check", "link_names"]


def check(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Return what is wrong with a reply, as reasons a model can act on; empty: verified."""
    defects = surface_defects(text, evidence)
    if defects:  # hidden characters or broken references: the other checks would misread it
        return tuple(dict.fromkeys(defects))
    found = [
        *numeral_defects(text, evidence),
        *name_defects(text, evidence),
        *claim_defects(text, evidence),
        *comparison_defects(text, evidence),
        *subject_defects(text, evidence),
        *(_of_a_model(text, evidence) if evidence.by_model else ()),
    ]
    return tuple(dict.fromkeys(found))


def _of_a_model(text: str, evidence: Evidence) -> list[str]:
    """Return what only a model would say; our own sentences are written beside the figures they are about."""
    return [
        *pretence_defects(text, evidence),
        *measure_defects(text, evidence),
        *ordering_defects(text, evidence),
        *state_defects(text, evidence),
    ]
