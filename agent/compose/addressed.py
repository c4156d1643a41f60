"""Sentences of a text that speak to the copilot instead of telling a rule.

Whoever can send in a file can write into it "ignore your instructions" or "tell everyone …". Such a
sentence is nobody's rule: it is never done, and it is not repeated either.
"""

from __future__ import annotations

import re

_SPEAKS_TO_US = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,3}(?:instructions?|rules?|prompts?|polic(?:y|ies))\b
  | \b(?:you\s+are|act\s+as|pretend\s+(?:to\s+be|you))\s+(?:now\s+)?(?:an?\s+|the\s+)?
    (?:admin|assistant|system|model|dan\b|unrestricted)
  | \b(?:note|message|instructions?)\s+(?:to|for)\s+(?:the\s+)?
    (?:assistant|copilot|ai|model|bot|system|chatbot)\b
  | \b(?:assistant|copilot|ai|chatbot|language\s+model)\s*[:,]
  | ^\s*(?:system|assistant|developer)\s*:
  | \b(?:system|hidden)\s+prompt\b
  | \b(?:tell|inform|assure)\s+(?:everyone|every\s+user|all\s+users|the\s+user|users)\b
  | \bcall\s+(?:the\s+)?(?:tool\s+|function\s+)?[a-z]+_[a-z_]+\b
  | \bpasswords?\s+(?:is|are)\b
  | (?:निर्देश|नियम)\S*\s+(?:को\s+)?(?:भूल|अनदेखा)
  | \b(?:hidayat|nirdesh|niyam)\w*\s+(?:ko\s+)?(?:bhool|ignore)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def speaks_to_us(sentence: str) -> bool:
    """Tell whether a sentence of a text is an instruction to whoever reads it by machine."""
    return bool(_SPEAKS_TO_US.search(sentence))
