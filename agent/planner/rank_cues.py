"""English turns of phrase that ask what to do: which actions are best, which stock, prices and moves."""

from __future__ import annotations

import re

from language.pattern import Pattern

_ACTIONS = r"(?:actions?|priorit\w+|recommendations?|to-?dos?|tasks?|things?\s+to\s+do|moves?)"
RANK = tuple(
    (weight, Pattern(pattern, re.IGNORECASE))
    for weight, pattern in (
        (3.5, rf"\b(?:top|best|main|most\s+important|priority|first)\s+(?:\w+\s+)?{_ACTIONS}\b"),
        (3.5, r"\bwhat\s+(?:should|must|can|do)\s+(?:i|we)\s+(?:need\s+to\s+)?do\b(?!\s+(?:about|with|if))"),
        (3.5, r"\btop\s+\d+\s+(?:\w+\s+){0,2}actions?\b"),
        (3.5, r"\b(?:action|to-?do)\s+(?:list|plan)\b|\brank\s+(?:my\s+|the\s+)?actions?\b"),
        (3.5, r"\bmy\s+(?:actions|priorities|recommendations|to-?dos?)\b"),
        (3.5, r"\b(?:top|best|first|main|biggest|most\s+\w+)\s+(?:\d+\s+)?(?:things?|steps?|jobs?)\b"),
        (
            3.5,
            r"\b(?:biggest|top|quick|best)\s+(?:\d+\s+)?wins?\b|\bon\s+my\s+plate\b|"
            r"\bneed(?:s)?\s+attention\b",
        ),
        (3.5, r"\bthings?\s+(?:\w+\s+){0,2}(?:i|we)\s+(?:could|should|can|must|need\s+to|have\s+to)\s+do\b"),
        (
            3.6,
            r"\b(?:dead|age?ing|aged|slow|slow[\s-]+moving|idle|excess|surplus|unsold|old|non-?moving)(?:\s+or\s+\w+)?"
            r"\s+(?:stock|inventory|goods)\b",
        ),
        (
            3.6,
            r"\b(?:stock|inventory|goods|items?|products?)\s+(?:is|are)\s+"
            r"(?:dead|slow|idle|not\s+(?:selling|moving))\b",
        ),
        (
            3.6,
            r"\bover-?stock\w*|\btied\s+up\b|\bsell(?:ing)?\s+off\b|\bclear[\s-]+outs?\b"
            r"|\b(?:not|hardly)\s+(?:selling|moving)\b",
        ),
        (
            3.6,
            r"\b(?:move|moved|transfer\w*|shift\w*)\b[^.?!;]{0,60}\b(?:between|across|among)\s+"
            r"(?:my\s+|our\s+|the\s+)?(?:ǂ+|stores?|shops?)",
        ),
        (
            3.6,
            r"\bfrom\s+one\s+(?:[\wǂ]+\s+)?(?:stores?|shops?|branch|outlet|place)\s+to\s+(?:the\s+|an)?(?:other|next|second)\b",
        ),
        (3.6, r"\b(?:stock|store|inter-?store)\s+(?:transfers?|moves?)\b"),
        (
            3.6,
            r"\b(?:what|which)\b[^.?!;]{0,25}\bstop\s+selling\b|\b(?:what|which)\s+to\s+sell\s+(?:closed|stop)\b",
        ),
        (3.6, r"\bwhich\s+(?:prices|rates)\b[^.?!;]{0,40}\b(?:chang|rais|lower|cut|increas|reduc|set|revis)"),
        (
            3.6,
            r"\b(?:prices?|rates?)\s+which\b[^.?!;]{0,15}\bshould\b[^.?!;]{0,15}\b(?:chang|rais|lower|cut"
            r"|increas|reduc|revis)",
        ),
        (3.6, r"\bwhich\b(?!\s+(?:price|rate)\b)[^.?!;ǂ]{0,20}\bshould\b[^.?!;ǂ]{0,12}\bre-?pric"),
        (3.6, r"\bre-?pric(?:e|ing)\s+(?:candidates|list|actions|opportunities|ideas)\b"),
        (
            3.6,
            r"\b(?:capital|money|cash|funds|investment)\b[^.?!;]{0,40}\b(?:stuck|block(?:ed|ing)|locked"
            r"|trapped|tied|lying|idle)\b"
            r"|\b(?:stuck|block(?:ed|ing)|locked|trapped|tied)\b[^.?!;]{0,25}\b(?:capital|money|cash"
            r"|funds|investment)\b",
        ),
        (
            3.6,
            r"\b(?:rotting|rots?|stuck|dead|stale|unsaleable|unsellable)\b[^.?!;ǂ]{0,12}\b(?:stock|goods"
            r"|items?|inventory)\b|\bnon-?moving\b"
            r"|\b(?:stock|goods|items?|inventory)\b[^.?!;ǂ]{0,20}\b(?:rotting|stuck|stale)\b|\b(?:any"
            r"|anybody|anyone)\s+not\s+(?:takes?|buys?|asks?|wants?|lifts?)\b",
        ),
        (
            3.6,
            r"\b(?:months?|weeks?|ages|long)\s+(?:from|since)\b[^.?!;]{0,15}\b(?:lying|left|unsold|was)\b"
            r"|\b(?:lying|sitting)\s+(?:there\s+)?for\s+(?:months|weeks|ages|long)\b",
        ),
        (3.6, r"\binter-?\s?(?:branch|store|shop|outlet)\b|\b(?:stock|inventory)\s+(?:re-?)?balanc\w+"),
        (
            3.6,
            r"\bwhere\s+(?:\w+\s+)?(?:stock|goods)\b[^.?!;]{0,15}\bwhere\b|\b(?:stock"
            r"|goods)\b[^.?!;ǂ]{0,15}\bfrom\s+where\s+to\s+where\b",
        ),
        (
            3.5,
            r"\bwhere\b[^.?!;]{0,30}\b(?:most|more|biggest|best|highest|extra)\b[^.?!;]{0,12}\b(?:money"
            r"|profit|cash|gain)s?\b(?!.*\b(?:did|was|made)\b)"
            r"|\b(?:money|cash|profit)\b[^.?!;]{0,12}\bwhere\s+from\b",
        ),
        (3.5, r"\b(?:buying|purchas(?:e|ing)|ordering|pricing|transfer|clearance)\s+actions?\b"),
        (
            3.2,
            r"\bwhat\s+(?:all\s+)?(?:should|can|could|must)\s+(?:i|we)\s+(?:improve|fix|sort\s+out|tackle"
            r"|work\s+on|attend\s+to)\b"
            r"|\bwhat\s+(?:improvements?|correct)\s+should\b|\bwhat\s+(?:needs|wants)\s+(?:fixing"
            r"|improving|doing)\b",
        ),
        (
            3.6,
            r"\bgathering\s+dust\b|\blying\s+(?:idle|around|unsold)\b|\bstock\s+(?:is\s+"
            r"|was\s+)?(?:idle|stuck)\b|\bdead\s+stock\b",
        ),
        (
            3.6,
            r"\bwhich\s+stock\b[^.?!;]{0,40}\b(?:other|another)\s+(?:store|shop|branch)"
            r"|\binter-?\s?(?:store|shop|branch)\s+(?:transfers?|moves?)",
        ),
        (
            3.2,
            r"\bprice\s+(?:tweaks?|changes?)\b[^.?!;]{0,20}\b(?:would|will|could)\s+(?:pay|help|earn|bring)\b",
        ),
        (3, r"\bneeds?\s+(?:my\s+|our\s+)?attention\b|\bwhat\s+(?:is|are|'s)\s+(?:urgent|pending)\b"),
        (3, r"\bwhere\s+(?:should|do)\s+(?:i|we)\s+(?:start|focus)\b"),
        (3, r"\b(?:show|list|give|any|what)\b[^.?!;]{0,30}\brecommendations\b|\brecommended\s+actions?\b"),
    )
)
"""Weighted as the cues of `english_cues`."""
