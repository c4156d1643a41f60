"""What only a model would say: an answer from nothing, a deed that was not done, a question for secrets.

Our own sentences are written by people; these checks are for drafts of a remote model.
"""

from __future__ import annotations

import re

from agent.facts import FACT_REFERENCE
from agent.grounding.evidence import Evidence, masked

_EDGE, _END = r"(?<![\w\u0900-\u0963])", r"(?![\w\u0900-\u0963])"
_DEEDS = (
    "set|changed|updated|approved|rejected|ordered|placed|sent|emailed|mailed|messaged|cancelled|canceled"
    "|booked|transferred|moved|deleted|removed|saved|scheduled|applied|confirmed|corrected|exported|notified"
    "|lowered|reduced|raised|increased|informed|paid|refunded|acknowledged|resolved|created|submitted"
)
_DONE = re.compile(
    rf"""{_EDGE}(?:
        (?:i|we)(?:['’]ve|\s+have|\s+just|\s+already)*\s+(?:{_DEEDS})
      | (?:has|have)\s+(?:now\s+|just\s+|already\s+)?been\s+(?:{_DEEDS})
      | (?:is|are|was|were)\s+(?:now\s+)?(?:updated|approved|booked|cancell?ed|deleted|submitted|confirmed)
      | (?:order|price|change|request|alert|rate|email|message)s?\s+(?:{_DEEDS})
      | (?:{_DEEDS})\s+(?:it|them|that|the\s+(?:price|order|rate|stock|change|limit|rule))
      | done
      | (?:kar|bhej|badal|laga|hata|bana|mita)\s+(?:diya|di|diye|chuka|chuki)
      | (?:order|set|update|change|approve|cancel)\s+ho\s+(?:gaya|gayi|gaye)
      | (?:कर|भेज|बदल|लगा|हटा|बना|मिटा|मँगा|मंगा)\s+(?:दिया|दी|दिए|चुका|चुकी)
      | (?:ऑर्डर|सेट|अपडेट|मंज़ूर|मंजूर|रद्द)\s+(?:हो\s+गया|हो\s+गई|कर\s+दिया|किया\s+गया)
    ){_END}""",
    re.IGNORECASE | re.VERBOSE,
)
_SECRETS = re.compile(
    rf"""{_EDGE}(?:
        pass\W?words?|pass\W?codes?|otp|one\W?time\W?(?:password|code)|cvv|upi\W?pin|atm\W?pin|pin\W?(?:number|no)
      | (?:card|account|aadhaar|aadhar|pan)\W?(?:number|no|details)|verification\W?code|login\W?details
      | पासवर्ड|ओटीपी|पिन\s?नंबर|खाता\s?(?:नंबर|संख्या)|कार्ड\s?नंबर|आधार\s?नंबर
    ){_END}""",
    re.IGNORECASE | re.VERBOSE,
)


def pretence_defects(text: str, evidence: Evidence) -> list[str]:
    """Return what a model's draft pretends."""
    plain = masked(text)
    defects: list[str] = []
    if evidence.must_refer and not FACT_REFERENCE.search(text) and not evidence.cites_passage(text):
        defects.append("nothing in it refers to a fact: look with a tool, ask with ask_user, or decline")
    if not evidence.changed and (match := _DONE.search(plain)):
        defects.append(f"{match[0]!r}: nothing was changed or sent; say what the facts say")
    if (match := _SECRETS.search(plain)) and match[0].casefold() not in evidence.user_text.casefold():
        defects.append(f"{match[0]!r}: never ask for or speak of secrets")
    return defects
