"""Words that give away a question about rules, policies and how things are to be done.

They are sought in the message as it was written and in its English rendering, so most are
English; Hindi words stand where the rendering may keep them.
"""

from __future__ import annotations

import re

from language.pattern import Pattern


def _any(words: str) -> Pattern:
    """Return a pattern of words of any script: `\\b` does not hold beside a Devanagari sign."""
    return Pattern(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


LAW = _any(
    r"gst(?:r|\s*rules?)?|c-?gst|s-?gst|i-?gst|hsn|sac|itc|input\s+tax(?:\s+credit)?|gstr-?\d\w?|tcs|tds|cess"
    r"|e-?\s?invoic\w+|e-?\s?way(?:\s*bills?)?|irn|reverse\s+charge|place\s+of\s+supply|bill\s+of\s+supply"
    r"|msme\w*|udyam|fssai|bis\s+(?:certificate|mark)|legal\s+metrology|packaged?\s+commodit\w+|aato|composition\s+scheme"
    r"|dpdp|customs|custom\s+duty|(?:import|export)\s+(?:duty|duties|tax)|anti-?\s?dumping|excise|stamp\s+duty|income\s+tax"
    r"|(?:aayat|ayat|seema|sima|utpad)\s+(?:shulk|sulk|kar)|aaykar"
    r"|(?:आयात|निर्यात|सीमा|उत्पाद|स्टांप|स्टाम्प)\s*(?:शुल्क|कर)|(?:इम्पोर्ट|इंपोर्ट|कस्टम|कस्टम्स|एक्साइज़?)\s*(?:ड्यूटी|टैक्स)|आयकर|कस्टम्स?"
    r"|tax\s+on|(?:pe|par)\s+tax|(?:पर|पे)\s+टैक्स|टैक्स\s+(?:रेट|दर)"
    r"|जीएसटी|एचएसएन|आईटीसी|टीसीएस|टीडीएस|एफएसएसएआई|एमएसएमई|ई-?वे\s*बिल|ई-?इनवॉइस"
)
"""The law's own words."""

POLICY = _any(
    r"polic(?:y|ies)|guidelines?|handbooks?|manuals?|regulations?|sops?|procedures?|niyam|nitis?|नियम\w*|नीति\w*|कानून\w*|क़ानून\w*|kanoon|kanun"
    r"|laws?|legal(?:ly)?|illegal(?:ly)?|acts?\s+of\s+\d{4}|compliance|compliant|mandatory|compulsory|anivarya|अनिवार्य|ज़रूरी\s+है\s+क्या"
    r"|prohibited|banned|forbidden|restricted|allowed|permitted|permissible|penalt(?:y|ies)|jurmana|जुर्माना"
    r"|how\s+many\s+years|kitne\s+saal|कितने\s+साल|preserv\w+|retain\w*|retention|rules?"
)
"""Somebody's rules, by name."""

PERMISSION = _any(
    r"(?:can|may|could|should|must|shall|do|am|are|is|does)\s+(?:i|we|one|it|they|a\s+(?:seller|customer|buyer|shop\w*|store|manager)"
    r"|sellers?|customers?|buyers?)\b[^.?!]{0,60}?\b(?:sell|list|charge|stick\w*|print|claim|cancel|refuse|return\w*|exchange"
    r"|accept|ship|send|pack|label|advertis\w+|compare|ask|pay|keep|store|show|issue|register|approve|change|allowed|legal|required"
    r"|needed?|mandatory|compulsory|have\s+to|eligible|liable|go\s+(?:below|under|above|over|beyond))"
    r"|(?:is|are|does|do)\s+[^.?!]{1,50}?\s(?:allowed|legal|permitted|required|needed|mandatory|compulsory|banned|prohibited|necessary|taxable)"
    r"|who\s+(?:can|may|must|should|is\s+allowed\s+to|has\s+the\s+(?:power|authority)\s+to)\s+(?:sanction|approve|authori[sz]e|sign|permit|allow|clear)"
    r"|(?:allowed|permitted|required|obliged|supposed)\s+to|(?:need|have)\s+(?:a|an|any)\s+(?:licen[cs]e|certificate|permission|approval)"
)
"""Whether something may or must be done."""

WHO_MAY = _any(
    r"who\s+(?:all\s+)?(?:can|may|must|is\s+allowed\s+to|has\s+the\s+(?:power|right|authority)\s+to)"
    r"\s+(?:change|set|raise|lower|sanction|authori[sz]e|permit|allow|give)\s+(?:\w+\s+){0,2}(?:prices?|rates?|discounts?|offers?)"
)
"""Who has a say in prices: the shop's own rules tell."""

WHOSE_YES = _any(
    r"whose\s+(?:approval|permission|sanction|sign-?off|consent|signature|nod|yes)(?!\s+(?:is|are)\s+(?:pending|waiting|left))|who\s+(?:approves|sanctions|authori[sz]es|signs(?:\s+off)?)"
    r"(?!\s+(?:it|this|that)\s+now)"
)
"""Whose yes something takes, which the shop's own rules tell as well."""

AFTER_OUTAGE = _any(
    r"(?:power|electricity|light|current|fridge|freezer|refrigerator|deep\s*freezer|chiller|cold\s+room|bijli|batti|फ़्रिज|फ्रिज|फ़्रीज़र|फ्रीज़र|बिजली|लाइट)"
    r"(?![^\W_])[^?!]{0,40}(?<![^\W_])(?:off|out|cut|gone|went|fail\w*|stopp\w*|clos\w+|not|down|broke\w*|trip\w*|spoil\w*|band|bad|kharab|ga[iy]\w*|nahi|nhi"
    r"|बंद|ख़राब|खराब|गई|गयी|नहीं)(?![^\W_])(?:(?!price|rate)[^?!]){0,60}(?<![^\W_])(?:(?:can|may|should|could)\s+(?:i|we)\s+(?:still\s+)?(?:sell|use|keep|serve|give|return)"
    r"|bech\s+(?:s\w*kt\w*|du|dun|doon|lu|lun)|de\s+s\w*kt\w*|बेच\s+(?:सक\S*|दूँ|दूं)|दे\s+सक\S*)"
)
"""Whether goods that were warm for a while may still be sold."""

UNTIL_WHEN = _any(
    r"(?:until|till|up\s*to|upto|by|before)\s+(?:when|(?:what|which)\s+(?:date|day|time|month))|last\s+(?:date|day)\s+(?:to|for)"
    r"|kab\s+tak|kis\s+(?:tarikh|tareekh|din)\s+tak|कब\s+तक|किस\s+(?:तारीख़?|दिन)\s+तक"
)
"""Asks for a time limit of today's rules: the days it names are those of the papers, not of the rules."""

DONE_WITH_GOODS = _any(
    r"can\s+[^.?!]{1,50}\s+be\s+(?:re-?)?(?:frozen|sold|resold|returned|exchanged|stored|kept|reused|used|shipped|claimed|opened|packed|mixed)"
)
"""Whether something may be done with goods, which are named then."""

MAY_SELL = _any(
    r"(?:can|may|could|am|are)\s+(?:i|we)\s+(?:allowed\s+to\s+|permitted\s+to\s+|free\s+to\s+)?(?:sell|stock|list)"
)
"""Whether the shop itself may sell something: nothing is more a shop's business."""

HOW = _any(
    r"how\s+(?:do|should|must|can|is|are|to|does|(?:long|often)\s+(?:do|does|must|should|can|will|may|is|are)|many\s+(?:days|digits?|photos?|pictures?|images?|characters?|copies|hours|months|times))"
    r"|within\s+how|by\s+when|till\s+when|until\s+when|by\s+what\s+time|from\s+when|since\s+when|what\s+(?:happens|proof|evidence|documents?|steps|details?)"
    r"|who\s+(?:pays?|bears?|approves?|decides?|may|can|must|is\s+responsible)|when\s+(?:do|does|must|should|is|are|can)"
    r"|what\s+(?:is|are)\s+the|what'?s\s+the|steps?\s+(?:to|for)|what\s+(?:must|should)|what\s+does\s+(?:our|the)\b|at\s+(?:what|which)\b|which\b"
    r"|in\s+how\s+many|how\s+much|how\s+many\s+\w+\s+(?:are|is|must|should|may)\b[^.?!]{0,25}\b(?:a|per|each|every)\s+(?:day|week|month|year|quarter)"
)
"""The form of a question about how things are to be done."""

TRADE = _any(
    r"return(?:s|ed|ing)?(?:\s+(?:window|policy|period|shipping|fee))?|refund\w*|replacements?|exchange\w*|warrant(?:y|ies)"
    r"|claims?|appeal\w*|settlements?|payouts?|commissions?|fees?|fixed\s+fee|deductions?|closing\s+fee"
    r"|listings?|titles?|photos?|pictures?|images?|reviews?|ratings?|counterfeit\w*|brand\s+(?:authori[sz]ation|letter)"
    r"|mrp|stickers?|labels?|dual\s+mrp|net\s+quantity|country\s+of\s+origin|best\s+before|expir(?:y|ed|es|ing)|shelf\s+life"
    r"|couriers?|parcels?|dispatch\w*|handover|packag(?:ing|es?)|packing|packed|volumetric|cod|cash\s+on\s+delivery|rto"
    r"|invoices?|bills?|credit\s+notes?|debit\s+notes?|receipts?|signatures?|serial\s+number|digits?|registered|unregistered|b2[bc]"
    r"|licen[cs]es?|certificates?|registration|approvals?|approve[sd]?|sign-?off|coupons?|promotions?|offers?|sale\s+events?|deals?"
    r"|cold\s+chain|temperature|fridge|freezer|chilled|frozen|stock\s+counts?|count(?:ed|ing)|stock-?take|cycle\s+counts?|new\s+items?"
    r"|cosmetics|perfumes?|batter(?:y|ies)|power\s+banks?|e-?cigarettes?|tobacco|alcohol|medicines?|drones?|toys|knives|fireworks"
    r"|suspended|suspension|account\s+(?:closed|suspended)|breach|violations?|interest|late\s+payments?|complaints?|grievances?"
    r"|retention|personal\s+data|messages?|whatsapp|opt-?(?:in|out)"
    r"|वापसी|रिफंड|क्लेम|लिस्टिंग|कमीशन|फ़ीस|फीस|सेटलमेंट|बिल|इनवॉइस|रसीद|लाइसेंस|प्रमाणपत्र|पैकिंग|स्टिकर|एक्सपायरी|कूपन|ठंडक|तापमान"
    r"|wapas\w*|wapis|wapsi|lauta\w*|bill|licence|sticker"
)
"""What such rules are about."""

GETS_PAID = _any(
    r"when\b[^.?!]{0,25}\b(?:payments?|payouts?|settlements?|money|paid)|(?:payments?|payouts?|settlements?|money)\b[^.?!]{0,15}\bwhen"
)
"""Until when one's own money comes: a rule of whoever pays it."""

PRICE_ABOVE = _any(
    r"(?:above|below|over|beyond|more\s+than|less\s+than|higher\s+than)\s+(?:the\s+)?mrp|mrp\s+(?:above|over|below|beyond)|mrp\s+(?:se|से)\s+(?:upar|ऊपर|zyada|ज़्यादा|kam|कम)"
)

SHOP_DATA = _any(
    r"sold|sales|revenue|turn-?over|units|earn(?:ed|ings)?|bik\w+|बिक\w*|बिक्री|forecast|predict\w*|demand|stock\s*outs?|run(?:s|ning)?\s+out|reorder"
    r"|how\s+(?:much|many)\s+(?:stock|units|did)|top|best-?\s?sell\w*|trend\w*|compared?|versus|vs|average|total|per\s+store|by\s+(?:store|city|category|brand)"
    r"|inventory|in\s+stock|left\s+in|elasticit\w+|competitors?'?\s+price|download|export|excel|csv"
)
"""Words of the shop's own figures: such a question is not about rules unless it says so outright."""

PAPERWORK = _any(
    r"check(?:ed)?|verify|fail(?:ed|s)?|pass(?:ed)?|pending|review|list|show|uploaded|sent|is\s+(?:it|this|that)\s+(?:right|correct|ok(?:ay)?)"
    r"|right\s+is|correct\s+it|fix|do\s+it|DOC_\w+|should\s+be\s*$|right\s+do|form\s+fill|loan|app"
)
"""Words of somebody who speaks of one document, or of something to be done, rather than of a rule."""
