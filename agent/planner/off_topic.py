"""Requests that are none of a shop's copilot's: declined in one line, before anything is guessed."""

from __future__ import annotations

import re

from agent.planner.metric import find_metrics
from language.pattern import Pattern

_TOPICS = Pattern(
    r"\b(?:weather|rain(?:ing|s|fall)?|temperature|cricket|football|ipl|match\s+score|world\s+cup|election|elections|vote|votes"
    r"|voting|government|minister|president|parliament|modi|rahul\s+gandhi|politic\w*|movie|movies|film|films|song|songs"
    r"|actor|actress|poem|poetry|shayari|joke|jokes|riddle|story|stories|horoscope|astrolog\w*|zodiac|recipe|recipes|cook(?:ing)?"
    r"|homework|essay|exam|python|javascript|java\b|html|algorithm|source\s+code|write\s+(?:a\s+|some\s+)?code|program(?:ming)?"
    r"|girlfriend|boyfriend|wife|husband|marry|marriage|divorce|love|dating|bitcoin|crypto\w*|nifty|sensex|mutual\s+funds?"
    r"|share\s+market|stock\s+market|shares?\s+of|gold\s+(?:price|rate)|petrol|diesel\s+price|train\s+ticket|flight|hotel|visa"
    r"|passport|fever|headache|medicine\s+for|doctor|diet|weight\s+loss|gym|god|religio\w*|temple|translate|capital\s+of"
    r"|meaning\s+of\s+life|your\s+(?:age|name|salary|boss|opinion)|are\s+you\s+(?:human|married|real|single)|who\s+(?:won|made\s+you)|wages?|salar(?:y|ies)|tankhwah|pagaar|vetan"
    r"|income\s+tax\s+return|itr|business\s+loan|home\s+loan|personal\s+loan|loans?|interest\s+rates?|emi|credit\s+card|insurance"
    r"|overdraft|banks?|landlord|landlady|rent\s+agreement|(?:house|home|flat|room|shop|store|godown|warehouse)\s+rent"
    r"|news-?papers?|headlines?|lawyer|court\s+case|police|hire|hiring|resume|interview|vacation|holiday\s+trip|movie\s+ticket"
    r"|youtube|instagram|facebook|game|games|lottery|lucky\s+number|password\s+of|hack)\b",
    re.IGNORECASE,
)
_OTHERS = Pattern(
    r"\b(?:(?:reliance|dmart|d-mart|big\s*bazaar|amazon|flipkart|blinkit|zepto|jiomart|more\s+supermarket|walmart|neighbour'?s?"
    r"|neighbor'?s?|competitor'?s?|rival'?s?|other\s+(?:shop|store|seller|company|people)'?s?|next\s+door)\b[^.?!;]{0,40}"
    r"\b(?:sales|sale|sell|sold|selling|revenue|turnover|profit|margin|earn(?:ed|ings?)?|income|stock\s+(?:left|do)|current\s+(?:price|rate)s?)\b"
    r"|\b(?:sales|revenue|turnover|profit|margin|income|stock)\s+(?:of|at)\s+(?:the\s+|my\s+)?(?:reliance|dmart|neighbour|neighbor|competitor|rival))",
    re.IGNORECASE,
)
_DEEDS = Pattern(
    r"\b(?:file|submit|fill)\s+(?:in\s+)?(?:(?:my|our|the|this|a|own|personal|income)\s+)*(?:gst\w*|itr|tax)\b|\bgst\s+returns?\s+(?:fill|file|submit|put|make|do)\b"
    r"|^(?!.*\b(?:when|how|until|last\s+date|due)\b).*\b(?:gst|tax)\b[^.?!]{0,15}\b(?:fill|file|submit)(?:\s+(?:do|give))?\W*$"
    r"|\b(?:products?|items?)\s+(?:system|catalog\w*)\s+from\s+(?:remove|delete)\b"
    r"|\bprint\b[^.?!]{0,25}\b(?:labels?|bar\s?codes?|tags?|stickers?|bills?|receipts?)\b|\b(?:bar\s?codes?|labels?|stickers?)\s+print\b"
    r"|\b(?:delete|remove)\b[^.?!]{0,30}\b(?:product|item|store|customer|user)\b(?![^.?!]*\b(?:alert|rule|filter)s?\b)",
    re.IGNORECASE,
)
_SECRETS = Pattern(
    r"\b(?:reliance|d-?mart|big\s*bazaar|amazon|flipkart|blinkit|zepto|jiomart|swiggy|walmart|competitors?'?s?|rivals?'?s?|next\s+door)\b[^.?!;]{0,30}"
    r"\b(?:profits?|margins?|earn\w*|income|suppliers?|buy(?:s|ing)?|turnover|revenue)\b"
    r"|\b(?:profits?|margins?)\s+(?:do(?:es)?|of)\s+(?:the\s+)?(?:reliance|d-?mart|big\s*bazaar|amazon|flipkart|blinkit|zepto|jiomart|competitors?|rivals?)\b",
    re.IGNORECASE,
)
"""What others make of goods that are ours too."""
_STAFF = Pattern(
    r"\b(?:approve|sanction|grant|pass|give|clear|reimburse|process|mark|release|pay|submit|apply|file)\b[^.?!]{0,40}\b(?:(?:travel|medical|conveyance|fuel|phone|mobile|taxi"
    r"|food|hotel|expense)\s+(?:claims?|bills?|allowances?|reimbursements?|expenses?)|leaves?(?!\s+it)|half-?day|overtime|attendance|pay-?slips?|increments?|appraisals?"
    r"|salary|salaries|wages|advance\s+(?:salary|pay)|bonus|provident\s+fund|pf|gratuity|resignation)\b"
    r"|\b(?:casual|sick|medical|maternity|paid|annual)\s+leaves?\b|\b(?:leaves?|holidays?|overtime|attendance)\b[^.?!]{0,25}\b(?:approve|sanction|grant|apply)\b",
    re.IGNORECASE,
)
"""What people who work in the shop want of it: their leave, their pay, their expenses."""
_ACCOUNTS = Pattern(
    r"\b(?:bank|banks|savings|current\s+account|wallet|upi|paytm|phonepe|gpay|google\s+pay|fastag)\b[^.?!]{0,15}\b(?:balance|statement|passbook|ifsc)\b"
    r"|\b(?:balance|statement|money)\b[^.?!]{0,10}\b(?:in|of|from)\s+(?:(?:my|our|the|hdfc|sbi|icici|axis)\s+)*(?:bank|wallet|upi|paytm|phonepe|savings|account)\b"
    r"|\b(?:my|our)\s+account\s+balance\b",
    re.IGNORECASE,
)
"""What lies in somebody's accounts, which no file of the shop's tells."""
_UNWELL = Pattern(
    r"\b(?:chest|stomach|back|head|tooth|knee|body|joint|neck|leg|ear|throat|eye)[\s-]?(?:pain|aches?)\b|\b(?:pains?|in\s+pain)\s+(?:is|in\s+my)\b"
    r"|\b(?:i|he|she|wife|husband|son|daughter|mother|father|child|baby|kid)\b[^.?!,]{0,15}\b(?:fever|vomit\w*|cough(?:ing)?|dizzy|unwell|injur\w+|pregnant|symptoms?|sick)\b"
    r"|\b(?:dard|bukha+r|khansi|ulti)\s+(?:hai|ho|aa|h)\b|\bchakkar\s+aa|\b(?:tabi?ya?t|sehat)\b|(?:दर्द|बुख़?ार|खाँसी|खांसी|उल्टी)\s+(?:है|हो|आ)|चक्कर\s+आ|तबी?यत|सेहत",
    re.IGNORECASE,
)
"""Somebody who needs a doctor; it is often told first and the question comes after: "…, what should I do"."""
_TONGUE = (
    r"(?:marathi|tamil|telugu|kannada|bengali|bangla|gujarati|punjabi|urdu|malayalam|odia|french|spanish|german"
    r"|japanese|chinese|arabic|sanskrit)"
)
_TRANSLATES = Pattern(
    rf"\bhow\s+(?:do|does|to|can)\b[^.?!]{{0,15}}\bsay\b[^.?!]{{0,40}}\bin\s+{_TONGUE}\b|\b{_TONGUE}\s+(?:me(?:in)?|mai)\s+kya\s+(?:bol\w*|kah\w+|keh\w+)"
    rf"|\bwhat\s+is\b[^.?!]{{0,30}}\bin\s+{_TONGUE}\b|(?:मराठी|तमिल|तेलुगु|बंगाली|गुजराती|पंजाबी|उर्दू)\s+में\s+क्या\s+(?:बोल|कह)",
    re.IGNORECASE,
)
"""How something is said in another language than ours."""
_GAMES = Pattern(
    r"\b(?:who|which)\b[^.?!]{0,20}\bwon\b|\bmatch(?:es)?\b[^.?!]{0,20}\b(?:won|win|wins|lost|score|result)\b",
    re.IGNORECASE,
)
_RATE_OF_THE_DAY = Pattern(
    r"^\W*(?:(?:what(?:'?s|\s+is)|tell(?:\s+me)?|show|how\s+much\s+is|today(?:'?s)?|of|the)\s+)*(?:gold|silver|petrol|diesel|cng|lpg|dollar|euro|pound|sona|chandi)"
    r"(?:['’]s)?\s+(?:current\s+)?(?:price|rate)s?(?:\s+(?:is|today|now|what|how\s+much|current|in\s+\w+))*\W*$",
    re.IGNORECASE,
)
_STATE_PAPER = (
    r"(?:visa|passport|driving\s+licen[cs]e|voter\s+id|ration\s+card|(?:birth|marriage)\s+certificate)s?"
)
_ABOUT_IT = r"(?:papers?|documents?|forms?|apply|application|get|make|made|renew\w*|need(?:ed)?|require[ds]?)"
_STATE_PAPERS = Pattern(
    rf"\b{_STATE_PAPER}\b[^.?!]{{0,40}}\b{_ABOUT_IT}\b|\b{_ABOUT_IT}\b[^.?!]{{0,40}}\b{_STATE_PAPER}\b",
    re.IGNORECASE,
)
"""What somebody needs of the state for himself, and what that takes."""
_SHEETS = (
    r"(?:excel|spread-?sheets?|google\s+sheets?|(?:ms|microsoft)[\s-]*\w+|power-?\s?point|computer|tally)"
)
_OF_A_PROGRAM = Pattern(
    rf"\b(?:[vhx]-?\s?look-?\s?ups?|pivots?)\b|पिवट|\b{_SHEETS}\b[^.?!]{{0,30}}\b(?:formulas?|formulae|macros?|shortcuts?)\b"
    rf"|\b(?:formulas?|formulae|macros?|shortcuts?)\b[^.?!]{{0,30}}\b{_SHEETS}\b|\b(?:teach|learn\w*)\b[^.?!]{{0,25}}\b{_SHEETS}\b"
    rf"|\b{_SHEETS}\b[^.?!]{{0,25}}\b(?:teach|learn\w*)\b",
    re.IGNORECASE,
)
"""How another program is worked, which no file of ours tells."""
_NOBODYS_TRADE = Pattern(
    r"^\W*(?:(?:please|just|now)\s+)*(?:delete|remove|kill|destroy|restart|reboot|reset|update|upgrade|introduce|describe|shut(?:\s+down)?)\s+yourself\b"
    r"|\b(?:world|earth|universe|life|humanity|bad\s+luck)\b[^.?!]{0,15}\b(?:end|ends|run\s+out|finish)\b"
    r"|^\W*(?:(?:what(?:'?s|\s+is)|how\s+much\s+(?:is|are)|calculate|solve|tell\s+me)\s+)?"
    r"\d[\d.,]*\s*(?:times|plus|minus|divided\s+by|multiplied\s+by|[x*×÷+/])\s*\d[\d.,]*"
    r"(?:\s*(?:is|how\s+much|what|=))*\W*$"
    r"|\blend\s+(?:me|us)\b|\bwhat\s+(?:should|shall|do|can)\s+(?:i|we)\s+(?:name|call)\s+(?:my|our|the|a)\b"
    r"|\b(?:shop|store|company|baby|daughter|son|child|dog)\s+name\s+(?:what|which)\s+should\b"
    r"|\b(?:auspicious|shubh|muh?urat|kundli|rashi(?:fal|phal)|vaa?stu)\b",
    re.IGNORECASE,
)
"""What no shop's figures or rules tell: a sum of two numbers, a name to be found, a lucky hour."""
_OURS = Pattern(
    r"\b(?:festival|policy|policies|sop|gst|invoice|mrp|compar\w+|match\w*|price|how\s+(?:did|do|are|were)\s+we|what\s+sold|did\s+we\s+sell|we\s+sold"
    r"|sales|revenue|margins?|demand|forecasts?|units|re-?orders?|re-?stock\w*|stock-?\s?outs?|runs?\s+(?:out|short))\b",
    re.IGNORECASE,
)
"""Words that bring a topic back to the shop: "did the rain hurt our sales?" asks for figures of ours."""


def is_beyond_us(text: str) -> bool:
    """Tell whether a text asks for what no tool does: a return filed, labels printed, others' books."""
    patterns = (_DEEDS, _SECRETS, _STAFF, _ACCOUNTS, _NOBODYS_TRADE, _STATE_PAPERS, _OF_A_PROGRAM)
    return any(pattern.search(text) for pattern in patterns)


def is_of_a_program(text: str) -> bool:
    """Tell whether a text asks how another program is worked: "excel me vlookup kaise lagate hain"."""
    return _OF_A_PROGRAM.search(text) is not None


def is_rate_of_the_day(text: str) -> bool:
    """Tell whether a text asks what gold, fuel or a currency goes for: the market's rate, not ours."""
    return _RATE_OF_THE_DAY.search(text) is not None


def is_personal(text: str) -> bool:
    """Tell whether a text, as it was written, asks for a doctor or a translator, whatever else it says."""
    return any(pattern.search(text) for pattern in (_UNWELL, _TRANSLATES))


def is_off_topic(text: str, *, names_ours: bool, written: str = "") -> bool:
    """Tell whether a message asks for something that no shop's copilot should answer.

    Args:
        text: The message, in the planner's English.
        names_ours: It names a product, a brand or a category of ours, so that "love" or
            "gold" may be a part of a name, or the matter is ours after all.
        written: The message as it came, with what it only tells beside its question.
    """
    if is_beyond_us(text) or ((_OTHERS.search(text) or is_personal(written)) and not names_ours):
        return True
    if is_rate_of_the_day(text) and not names_ours:
        return True
    if _GAMES.search(text) and not names_ours and not find_metrics(text):  # "which won" of two cities' sales
        return True
    return bool(_TOPICS.search(text)) and not names_ours and not _OURS.search(text)
