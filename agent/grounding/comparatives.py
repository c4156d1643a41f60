"""The comparatives that are checked, in three languages, as patterns.

`STRONGLY_*` are held against a model's drafts alone: our own sentences use such words of what is to come,
or of a list that is sorted.
"""

from __future__ import annotations

import re

from language.pattern import Pattern

EDGE, END = r"(?<![\w\u0900-\u0963])", r"(?![\w\u0900-\u0963])"


def any_of(*words: str) -> Pattern:
    """Return a pattern of whole words, in either script, any of which counts."""
    alternatives = "|".join(sorted((w.replace(" ", r"\s+") for w in words), key=len, reverse=True))
    return Pattern(f"{EDGE}(?:{alternatives}){END}", re.IGNORECASE)


ROSE = any_of(
    *("rose", "risen", "grew", "grown", "increased", "climbed", "jumped", "surged", "went up", "has gone up"),
    *("have gone up", "is up", "are up", "was up", "were up", "improved"),
    *("बढ़ा", "बढ़ी", "बढ़े", "बढ़ीं", "बढ़कर", "बढ़ गया", "बढ़ गई", "बढ़ गए", "बढ़ चुकी", "उछली", "उछला", "चढ़ा", "चढ़ी"),
    *("बढ़त हुई", "बढ़ोतरी हुई", "इज़ाफ़ा हुआ", "badha", "badhi", "badhe", "barha", "barhi", "badhkar", "badh gaya"),
    *("badh gayi", "badh gai", "badh gaye", "uchla", "uchhla", "chadha", "chadhi"),
)
FELL = any_of(
    *("fell", "fallen", "dropped", "decreased", "declined", "shrank", "shrunk", "slipped", "went down"),
    *("has gone down", "have gone down", "is down", "are down", "was down", "were down", "worsened"),
    *(
        "घटा",
        "घटी",
        "घटे",
        "घटीं",
        "घटकर",
        "घट गया",
        "घट गई",
        "घट गए",
        "गिरा",
        "गिरी",
        "गिरे",
        "गिर गया",
        "गिर गई",
        "कम हुआ",
    ),
    *("कम हुई", "कम हुए", "कम हो गई", "कम हो गया", "गिरावट आई", "कमी आई", "ghata", "ghati", "ghate", "ghatkar"),
    *(
        "ghat gaya",
        "ghat gayi",
        "ghat gai",
        "gira",
        "giri",
        "gire",
        "gir gaya",
        "gir gayi",
        "kam hua",
        "kam hui",
    ),
    *("kam hue", "kam ho gaya", "kam ho gayi", "giravat aayi", "kami aayi"),
)
HYPOTHETICAL = any_of(
    *(
        "may",
        "might",
        "could",
        "would",
        "if",
        "सकता",
        "सकती",
        "सकते",
        "शायद",
        "अगर",
        "sakta",
        "sakti",
        "sakte",
    ),
    *("shayad", "agar", "not", "nahi", "nahin", "नहीं", "न", "na", "तभी", "tabhi"),
)
"""What makes a claim none, or its contrary: a line with such a word is left to its facts."""
ASKS = re.compile(r"\?[\"'”’)\s]*$")
"""A question that may be asked ("why did sales fall?") claims nothing."""

MORE_BEFORE = re.compile(r"(?:\bup(?:\s+by)?|\bzyada|\bjyada|ज़्यादा|ज्यादा)\s*$", re.IGNORECASE)
LESS_BEFORE = re.compile(r"(?:\bdown(?:\s+by)?)\s*$", re.IGNORECASE)
MORE_BEHIND = re.compile(
    rf"^\s*(?:(?:points?|पॉइंट|point)\s+)?(?:ki\s+|की\s+)?(?:more|higher|above|increase|rise|growth|ज़्यादा|ज्यादा|अधिक|ऊपर|बढ़त|बढ़ोतरी"
    rf"|zyada|jyada|adhik|upar|badhat|badhotri){END}",
    re.IGNORECASE,
)
LESS_BEHIND = re.compile(
    rf"^\s*(?:(?:points?|पॉइंट|point)\s+)?(?:ki\s+|की\s+)?(?:less|fewer|lower|below|decrease|drop|decline|fall|कम|नीचे|गिरावट|कमी"
    rf"|kam|neeche|giravat|kami){END}",
    re.IGNORECASE,
)
HIGHEST = any_of(
    *(
        "highest",
        "largest",
        "biggest",
        "sold most",
        "sold the most",
        "सबसे ज़्यादा",
        "सबसे ज्यादा",
        "सबसे अधिक",
        "सबसे बड़ा",
    ),
    *(
        "सबसे बड़ी",
        "सबसे बड़े",
        "सबसे ऊँचा",
        "सबसे ऊंचा",
        "सबसे आगे",
        "sabse zyada",
        "sabse jyada",
        "sabse bada",
        "sabse badi",
    ),
    *("sabse bade", "sabse aage", "sabse adhik"),
)
LOWEST = any_of(
    *("lowest", "smallest", "least", "सबसे कम", "सबसे छोटा", "सबसे छोटी", "सबसे नीचे", "सबसे पीछे", "sabse kam"),
    *("sabse chhota", "sabse chhoti", "sabse neeche", "sabse peeche"),
)
CLAUSE = re.compile(
    rf"[;।\n]|\.(?=\s|$)|,|{EDGE}(?:but|while|whereas|and|और|लेकिन|पर|मगर|जबकि|aur|lekin|par|magar|jabki){END}",
    re.IGNORECASE,
)

STRONGLY_RISING = any_of(
    *("rising", "growing", "increasing", "climbing", "picking up", "on the rise", "trending up", "going up"),
    *(
        "keeps rising",
        "keeps growing",
        "recovering",
        "बढ़ रहा",
        "बढ़ रही",
        "बढ़ रहे",
        "badh raha",
        "badh rahi",
        "badh rahe",
    ),
)
STRONGLY_FALLING = any_of(
    *(
        "falling",
        "dropping",
        "declining",
        "decreasing",
        "shrinking",
        "slipping",
        "trending down",
        "going down",
    ),
    *(
        "घट रहा",
        "घट रही",
        "घट रहे",
        "गिर रहा",
        "गिर रही",
        "गिर रहे",
        "ghat raha",
        "ghat rahi",
        "gir raha",
        "gir rahi",
    ),
)
STRONGLY_HIGHEST = any_of(
    *(
        "best selling",
        "best-selling",
        "top selling",
        "top-selling",
        "bestseller",
        "best seller",
        "top product",
    ),
    *(
        "leads",
        "leading",
        "outsold",
        "outsells",
        "ahead of",
        "sold best",
        "number one",
        "सबसे अच्छा",
        "sabse accha",
    ),
)
STRONGLY_LOWEST = any_of(
    *(
        "worst",
        "slowest",
        "weakest",
        "poorest",
        "worst-selling",
        "slow-moving",
        "सबसे खराब",
        "sabse kharab",
        "sabse bekar",
    ),
)
