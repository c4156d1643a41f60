"""What a price should achieve, where a text says it: stock gone, level with the others, the most revenue."""

from __future__ import annotations

import re

_MOST = r"(?:max(?:imum|imi[sz]\w*)?|most|highest|top|peak|bigge(?:st|r))"
_REVENUE = r"(?:revenue|top\s*-?line|sales?|turn-?over|takings|income|business|volumes?|units\s+sold)"
_UP = (
    r"(?:max\w*|most|highest|increase\w*|more|up|best|grow\w*|grew|rises?|rose|raised?|rather|over"
    r"|peak\w*|first|boost\w*)"
)

_OBJECTIVES = (
    (
        "clear_stock",
        r"\bclear(?:ance|ing)?\b|\bget\s+rid\b|\bliquidat\w+|\b(?:off|un)-?load\w*"
        r"|\bsell\s+(?:it\s+)?off\b|\bdead\s+stock\b|\bmove\s+(?:\w+\s+)?stock\b"
        r"|\bclear(?:ed|s)\b|\bgets?\s+rid\b|\boverstock\w*|\b(?:lying|unsold|not\s+(?:selling|moving"
        r"|going)|stuck|piled?|piling|pile|heaps?|dump(?:ed|ing)?|idle|rot\w*)\b"
        r"|\bexcess\b|\btoo\s+(?:much|many)\b|\bexpir\w+\b|\bnear[\s-]expiry\b|\bbest\s+before\b"
        r"|\bsell[\s-]?by\b|\bgo(?:ing|es)?\s+(?:bad|stale|off)\b"
        r"|\bshift(?:s|ing)?\b|\blots?\s+(?:is\s+|are\s+)?(?:left|of\s+(?:stock|it|them))\b|\bsurplus\b"
        r"|\bfinish(?:ed)?\b(?!\s+(?:good|product))"
        r"|\bsell(?:s|ing)?\s+(?:it\s+)?(?:fast|quickly|out)\b|\b(?:quick|fast|urgent)\s+sale\b"
        r"|\bsitting\b|\b(?:priced?|price\s+it)\s+to\s+(?:go|move|sell)\b"
        r"|\b(?:take|took|get|move|throw|flush)\s+(?:it\s+|them\s+|this\s+)?(?:all\s+)?out\b"
        r"|\bshould\s+i\s+(?:take\s+out|remove|empty)\b|\b(?:empty|free)\s+(?:\w+\s+){0,3}(?:shel(?:f"
        r"|ves)|godown|warehouse|racks?|space|should\s+i)\b"
        r"|\b(?:godown|warehouse|shel(?:f|ves)|racks?|freezer|fridge)\b[^.?!,]{0,15}\b(?:empty|empt\w+"
        r"|full|choked|vacate\w*)\b|\bbefore\s+it\s+(?:expires|spoils|rots)\b"
        r"|\bnobody\b[^.?!]{0,15}\b(?:buy\w*|tak\w+|want\w*)\b|\bdispos\w+|\bget\s+(?:it|them|this"
        r"|the\s+stock)\s+(?:moving|gone|off)\b|\bslow[\s-]?mov\w+|\bheavy\s+stock\b|\bpush\s+(?:it"
        r"|them|stock)\b",
    ),
    (
        "match_competitor",
        r"\bmatch\w*\b|\bcompetit\w+\b|\bparity\b|\bundercut\b|\brivals?\b|\b(?:d-?\s?mart|big\s?bazaar"
        r"|reliance|blinkit|zepto|jio\s?mart|amazon|flipkart|swiggy|instamart|meesho|big\s?basket)\b"
        r"|\bmarket(?:'s)?\s+(?:price|rate|level|going)\b|\b(?:in|with|at|of|as"
        r"|from)\s+(?:the\s+)?market\b|\bmarket\s+(?:at|in|for|how\s+much)\b|\bgoing\s+(?:rate|price)\b"
        r"|\b(?:next\s+door|nearby|neighbou?r\w*|others?|other\s+(?:shops?|stores?|sellers?|dealers?)"
        r"|everyone\s+else|shops?\s+around)\b"
        r"|\b(?:in\s+line|level|on\s+par|at\s+par|abreast)\s+with\b",
    ),
    (
        "maximize_revenue",
        rf"\b{_MOST}\b[^.?!]{{0,20}}\b{_REVENUE}\b|\bbest\b[^.?!]{{0,20}}\b{_REVENUE}\b(?!\s+price)"
        rf"|\b(?:increase|boost|grow|more|push|drive|chase|lift)\s+(?:\w+\s+)?{_REVENUE}\b(?!\s+price)"
        rf"|\b{_REVENUE}\b[^.?!,]{{0,20}}\b{_UP}\b"
        rf"|\b(?:goal|aim|target|objective|focus|purpose)\b[^.?!]{{0,20}}\b{_REVENUE}\b"
        rf"|\bfor\s+(?:the\s+)?{_REVENUE}\b|\b{_REVENUE}\s+for\b"
        r"|\bbest\s+selling(?!\s+(?:price|rate))\b|\b(?:most|more)\s+(?:units|pieces|packets|customers"
        r"|people)\b|\bsells?\s+(?:the\s+)?most\b",
    ),
)


def objective_of(masked: str) -> str | None:
    """Return what a price should achieve, where a text says it."""
    return next((name for name, pattern in _OBJECTIVES if re.search(pattern, masked, re.IGNORECASE)), None)
