"""Statements about law and policy, and talk of sources: a passage must stand behind them."""

from __future__ import annotations

import re

from agent.grounding.evidence import Evidence, masked

_POLICY = re.compile(
    r"""\b(?:
        laws?|legal(?:ly|ity)?|illegal(?:ly)?|unlawful|act|acts|section|sections|clause|clauses
      | regulations?|rules?|polic(?:y|ies)|complian(?:t|ce)|prohibit(?:ed|s|ion)?|permitt?ed|permissible
      | mandatory|mandated|obligatory|obliged|penalt(?:y|ies)|fines|fined|notifications?|circulars?|gazette
      | niyam|kanoon|kanun|नियम|कानून|क़ानून|धारा|अधिनियम|अवैध|ग़ैरक़ानूनी|गैरकानूनी|जुर्माना|जीएसटी
      | gst|igst|cgst|sgst|hsn|tax\s+(?:rate|slab|rule|invoice)s?|banned|forbidden|govt|government
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SOURCE_TALK = re.compile(
    r"\b(?:according\s+to|as\s+per|sources?\s*:|cited|citations?|reference\s*:|report(?:ed|s)?\s+by|study|studies"
    r"|survey|research|experts?)\b",
    re.IGNORECASE,
)


def claim_defects(text: str, evidence: Evidence) -> list[str]:
    """Return policy claims and named sources on lines that refer to no passage."""
    defects: list[str] = []
    for line in text.split("\n"):
        if evidence.cites_passage(line):
            continue
        plain = masked(line)
        if match := _POLICY.search(plain):
            defects.append(f"{match[0]!r}: a statement about rules needs a citation like {{c1}} on its line")
        if match := _SOURCE_TALK.search(plain):
            defects.append(f"{match[0]!r}: name a source only by a citation like {{c1}} on its line")
    return defects
