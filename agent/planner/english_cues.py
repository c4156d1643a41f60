"""English words and turns of phrase that give away what a clause asks for.

Each cue has a weight: 3 says it outright, 1.5 suffices where nothing else is said.
"""

from __future__ import annotations

import re

from agent.planner.uncounted import UNCOUNTED
from language.pattern import Pattern

Cues = tuple[tuple[float, Pattern], ...]


def _cues(*weighted: tuple[float, str]) -> Cues:
    return tuple((weight, Pattern(pattern, re.IGNORECASE)) for weight, pattern in weighted)


_ASK = r"(?:should|must|shall|do|can|could|need\s+to|have\s+to|want\s+to|ought\s+to)"
_NEAR = r"[^.?!;]{0,80}?"
_GET = r"(?:order|buy|purchase|get|bring)"
_GOOD = (
    r"(?:best|right|optimal|optimum|ideal|correct|fair|good|recommended|suggested|competitive|new|clearance)"
)
_SET = (
    r"(?:set|suggest|recommend|change|raise|increase|lower|reduce|cut|drop|decrease|adjust|fix|optimi[sz]e)"
)
_WENT = r"(?:perform(?:ed|ing|ance)?|doing|do|fare[ds]?|go(?:ing)?|went)"

STOCKOUT = _cues(
    (4, UNCOUNTED.pattern),
    (3, r"\bstock(?:ing|ed)?\s*-?\s*outs?\b"),
    (3, r"\b(?:go(?:es|ing)?\s+)?(?:out|short|low)\s+(?:of|on)\s+(?:\w+\s+)?(?:stock|inventory)\b|\boos\b"),
    (3, r"\b(?:run(?:s|ning)?|ran)\s+(?:out|short|low|dry)\b"),
    (3, r"\b(?:sell(?:s|ing)?|sold)\s+out\b|\b(?:get(?:s|ting)?|become(?:s)?)\s+over\b"),
    (2.5, r"\b(?:short(?:age)?s?\s+(?:of|on|in)|shortages?|shortfalls?|be\s+short)\b"),
    (2.5, r"\b(?:deplet\w+|exhaust\w*|finish(?:es|ed|ing)?)\b"),
    (2.5, r"\b(?:enough|sufficient|adequate)\s+(?:\w+\s+){0,2}(?:stock|inventory|ǂ+)"),
    (2.5, r"\b(?:low|critical|insufficient)\s+(?:stock|inventory)\b"),
    (2.5, r"\b(?:stock|inventory)\s+(?:is\s+)?(?:low|critical)\b"),
    (3, r"\b(?:which|what|list|show|items?|goods|products?)\b[^.?!;]{0,30}\b(?:less|fewer|under|below)\s+"
        r"(?:than\s+)?(?:of\s+)?(?:stock|inventory|cover)\b"
        r"|\b(?:which|what|list|show)\b[^.?!;]{0,30}\b(?:stock|inventory|cover)\b[^.?!;]{0,12}"
        r"\b(?:(?:is|are)\s+)?(?:less|below|under)\b"),
    (2.5, r"\b(?:stock|inventory)\s+(?:at\s+)?risks?\b|\bat\s+risk\b|\bunder-?stock\w*"),
    (2.5, rf"\bhow\s+(?:long|many\s+days)\b{_NEAR}\b(?:last|left|remain)"),
    (3.2, rf"\bhow\s+many\s+days\s+(?:is|are|do)\s+(?:there|we|i)\b(?!{_NEAR}\bsell)"),
    (2.5, r"\bhow\s+(?:long|much\s+time)\s+(?:do|have|is|are)\s+(?:i|we|there|left|my|our)\b"),
    (2.5, r"\b(?:going|likely|expected)\s+to\s+last\b"),
    (2.5, r"\b(?:be|are|is|get(?:ting)?)\s+(?:over\b(?!\s*(?:rs|₹|\d))|out\s+of\b)|"
          r"\bgo(?:ing)?\s+(?:to\s+)?(?:nil|zero)\b"),
    (2.5, r"\b(?:stock|inventory)\s+(?:be\s+)?over\b|\bnothing\s+left\b|\bend(?:s|ing)?\s+(?:by|before)\b"),
    (2.5, rf"\b(?:will|does|can|would)\b{_NEAR}\blast\b(?!\s+(?:week|month|year|quarter|day))"),
    (2.5, r"\b(?:low|less|short|little)\s+(?:is\s+)?in\s+stock\b|\bis\s+(?:it\s+)?enough\b"
          r"|\benough\s+(?:for|till|until|to\s+last)\b"),
    (2, r"\b(?:look|looks|looking)\s+(?:shaky|thin|tight|risky)\b|\b(?:thin|tight)\s+on\b"),
    (2, r"\b(?:get|go|be)\s+(?:over|empty|unavailable)\b|\b(?:empty|bare)\s+shel(?:f|ves)\b"
        r"|\bmost\s+urgent\b"),
    (2.5, r"\b(?:go(?:es|ing)?|be|get|become)\s+(?:bare|empty)\b|\bshel(?:f"
        r"|ves)\b[^.?!;]{0,20}\b(?:bare|empty)\b"),
    (1.5, r"\b(?:stock|inventory)\s+(?:levels?|position|status|left|check)\b"),
    (1.5, r"\b(?:what|how)\s*(?:is|'?s|are)?\s+(?:the\s+|my\s+|our\s+)?(?:current\s+)?(?:stock|inventory)\b"),
)  # fmt: skip
REORDER = _cues(
    (3, r"\bre-?\s?order\w*|\breplenish\w*|\bre-?stock\w*|\brefill\w*|\bindent\b|\bprocure\w*"),
    (3, r"\b(?:purchas(?:e|ing)|buying|shopping|indent|procurement|requirements?)\s+(?:order|plan|list"
        r"|quantit\w+)"
        r"|\bdemand\s+list\b"),
    (3, r"\border(?:ing)?\s+(?:list|plan|quantit\w+|qty|suggestions?|recommendations?)\b"),
    (3, r"\b(?:stock|top)(?:ing)?\s+up\b"),
    (3.3, r"\bhow\s+(?:much|many|big)\s+(?:an?\s+|of\s+an?\s+)?order\s+"
          r"(?:will|should|shall|must|need(?:s|ed)?|do|to|is)\b"),
    (3, rf"\bhow\s+(?:much|many)\b{_NEAR}\b{_ASK}\s+(?:i|we)\s+(?:\w+\s+)?(?:{_GET}|keep|stock|need)\b"),
    (2.5, rf"\b{_ASK}\s+(?:i|we)\s+(?:\w+\s+){{0,2}}(?:order|buy|purchase|get(?!\s+rid)|bring|re-?fill"
        rf"|fill|requisition)\b"),
    (2.5, r"\b(?:need(?:s|ed)?|have|has|want|required?|supposed)\s+to\s+(?:order|buy|purchase)\b"),
    (2.5, r"\bto\s+be\s+(?:ordered|bought|purchased)\b"),
    (2.5, r"\b(?:what|which|how\s+much|how\s+many)\b[^.?!;]{0,60}\bto\s+(?:order|buy|purchase|get"
        r"|call\s+for|ask\s+for|send\s+for|requisition)\b"),
    (2, r"^\W*(?:please\s+)?(?:order|buy|purchase)\b"),
    (2, r"\b(?:show|tell|give|make|prepare|need|want|send)\b[^.?!;]{0,40}\border\b(?!\s+(?:cost|by"
        r"|of|from))"),
    (2, r"\bplace\s+an?\s+order\b"),
    (2, r"\b(?:order|buy)\s+(?:more|today|now|next|for)\b"),
    (2.5, r"\brequirements?\s+(?:of|for)\b|\bneeds?\s+to\s+(?:buy|order|get(?!\s+rid)|purchase)\b"
          r"|\border\s+(?:list"
          r"|plan)\b"),
    (1.5, r"(?<!in )\border\b(?!\s+(?:by|of|from)\b)|\bbuy\b|\bpurchase\b"),
)  # fmt: skip
PRICE = _cues(
    (3, rf"\b(?:what|which)\s+(?:\w+\s+){{0,3}}(?:price|rate)\b{_NEAR}\b(?:should|set|charge|sell|keep)\b"),
    (3, rf"\b{_GOOD}\s+(?:\w+\s+)?(?:price|rate|pricing)\b"),
    (3, r"\bpric(?:e|ing)\s+(?:suggestions?|recommendations?|advice|change|strategy|optimi[sz]ation)\b"),
    (3, r"\bre-?pric(?:e|ing)\b"),
    (3, rf"\b{_SET}\s+(?:\w+\s+){{0,3}}(?:prices?|rates?|pricing|mrp)\b"),
    (3, r"\bcharg(?:e|ing)\b|\bmark\s*-?\s*(?:down|up)s?\b|\bundercut\b|\bunder-?pric\w+|\bover-?pric\w+"),
    (3, rf"\b(?:what|how\s+much)\b{_NEAR}\bsell\b{_NEAR}\b(?:at|for)\s*(?:$|[?.!])"),
    (3, r"\bat\s+what\s+(?:price|rate)\b"),
    (3, rf"\bhow\s+much\s+{_ASK}\s+(?:i|we)\s+(?:sell|price)\b|\bhow\s+(?:{_ASK}\s+(?:i|we)|to)\s+price\b"),
    (2.5, r"\bmatch(?:ing)?\s+(?:\w+\s+){0,3}(?:competit\w+|market|rivals?)\b"),
    (2.5, r"\bclear(?:ing)?\s+(?:\w+\s+){0,3}stock\b"),
    (2.5, r"\bclearance\b"),
    (2, r"\b(?:price|rate|pricing)\s+(?:for|of|should|to\s+(?:set|charge|keep))\b"),
    (2, r"\b(?:cheaper|dearer|costlier)\b"),
    (1.5, r"\bprices?\b|\bpricing\b|\brates?\b"),
)  # fmt: skip
_MOVE = (
    r"(?:go|drop|lower|reduce|cut|decrease|raise|increase|change|slash|discount|sell|price|charge|make|keep)"
)
SIMULATE = _cues(
    (3.6, rf"\b(?:what|wat)\s+(?:if|happens|would\s+happen|will\s+happen)\b{_NEAR}\b{_MOVE}\w*\b{_NEAR}\d"),
    (3.6, rf"\b{_ASK}\s+(?:i|we)\s+(?:\w+\s+)?{_MOVE}\b{_NEAR}\b(?:by|to|at)\s*(?:₹|rs\.?)?\s*\d"),
    (3.6, rf"\bif\s+(?:i|we|it)\s+(?:\w+\s+){{0,3}}{_MOVE}\b{_NEAR}\d"),
    (3.6, rf"\bif\b{_NEAR}\b(?:sold|priced|reduced|raised|cut|increased|lowered|changed|dropped|made"
          rf"|kept)\b{_NEAR}\d"),
    (3.6, rf"\bif\b{_NEAR}[-+−]\s?\d[\d.]*\s?(?:%|percent)"),
    (3.6, rf"\b(?:effect|impact|result)\b[^.?!;]{{0,20}}\bof\b{_NEAR}\b(?:price|rate|{_MOVE}|{_MOVE}ing"
          rf"|cutt?ing|dropping)\b{_NEAR}\d"),
    (3.6, rf"\b(?:suppose|assume|say)\s+(?:i|we|the\s+price){_NEAR}\d"),
    (3.6, rf"\b(?:prices?|rates?)\b{_NEAR}\b(?:by\s+\d[\d.]*\s*(?:%|per\s*cent|percent))"),
    (3.6, r"\b(?:thinking|think)\s+of\s+(?:\w+\s+){0,3}(?:₹|rs\.?)?\s*\d(?![^.?!]*\?\s*\bwhy)"),
    (3.6, r"(?<!\w)\d[^.?!;]{0,60}\b(?:good|bad|right|wise)\s+(?:or\s+(?:bad|not)\s+)?(?:idea|move)\b"),
    (3.6, r"\bat\s+(?:₹|rs\.?\s*)?\d[\d.]*\b[^.?!;]{0,50}\b(?:impact|effect)\s+on\b"),
    (3.6, r"\b(?:will|would)\b[^.?!;]{0,30}\b(?:buy|take|pay|sell|go|move)\b[^.?!;0-9]{0,40}\b(?:at|for)\s+"
          r"(?:₹|rs\.?\s*)?\d[\d.]*(?!\s*(?:%|am|pm|days?|weeks?|units?|o'?clock))"),
    (3.6, r"\bscenario\b[^.?!;]{0,60}\d|[-+−]\s?\d[\d.]*\s?(?:%|percent)\s+(?:on|for|in)\b"),
    (3.6, rf"\b(?:play\s+out|try(?:ing)?(?:\s+out)?|test(?:ing)?|model)\b{_NEAR}(?:₹|\brs\.?)\s*\d"),
    (3.6, r"\bsimulat\w+\b|\bwhat[\s-]*if\b[^.?!;]{0,80}?\b(?:prices?|rates?|₹|rs)\b"),
    (3.6, r"\d[\d.]*\s*(?:%|per\s*cent|percent)\s+(?:cheaper|dearer|costlier|less|more|off|discount)\b"),
    (3.6, r"(?:(?:₹|\brs\.?)\s*\d[\d.]*|\d[\d.]*\s*(?:rupees?\b|rs\b|₹))\s+(?:cheaper|dearer|costlier)\b"),
)  # fmt: skip
ANOMALY = _cues(
    (3.5, r"\banomal\w+\b|\babnormal\w*\b|\boutliers?\b|\birregular\w*\b"),
    (3.5, r"\b(?:unusual|strange|odd|weird|suspicious|fishy|unexpected|out\s+of\s+(?:the\s+)?ordinary)\b"),
    (3.5, r"\b(?:wrong|impossible|incorrect|suspicious|fake)\s+(?:\w+\s+)?(?:prices?|rates?|stock"
          r"|records?|returns?|claims?|entr\w+)\b"),
    (3.5, r"\b(?:mess(?:ing)?|cheat(?:ing)?|tamper\w*)\b|\b(?:red\s+flags?|discrepanc\w+|mismatch\w*"
        r"|oddit\w+|foul\s+play|pilfer\w*|theft|leakage)\b"),
    (3.5, r"\bexceptions?\b(?!\s+(?:to|of|from)\b)(?=[^.?!;]{0,25}\b(?:for|in|on|at|noticed|found|noted"
        r"|seen|reported|report|list)\b|\W*$)"),
    (3.5, r"\bclaims?\b[^.?!;]{0,25}\brepe(?:at|tit)\w*|\brepe(?:at|tit)\w*\b[^.?!;]{0,25}\bclaims?\b"),
    (3.2, r"\b(?:anything|something|everything)\b[^.?!;]{0,15}\b(?:look(?:s|ing)?|seem(?:s"
        r"|ing)?)\s+(?:\w+\s+)?(?:off|wrong|odd|strange|fine|normal|ok(?:ay)?)\b"),
    (3.5, r"\b(?:spikes?|sudden(?:ly)?\s+(?:drop(?:s|ped)?|dip(?:s|ped)?|falls?|fell|jump(?:s|ed)?|rises?"
          r"|rose|surges?|swings?|ups|downs|changes?))\b"),
    (3, r"\b(?:anything|something)\s+(?:\w+\s+)?(?:wrong|off|amiss)\b|\bfraud\w*\b|\brepeated\s+claims?\b"),
)  # fmt: skip
HYPOTHETICAL = Pattern(r"\b(?:if|would|will|should|could|shall)\b", re.IGNORECASE)
"""Asks about a change that is not made yet."""
_WHY = (
    r"(?:why|how\s+come|what\s+(?:made|caused|drove|is\s+behind|explains)|what's\s+behind"
    r"|to\s+what\s+do\s+(?:we|i)\s+owe)"
)
_FELL = (
    r"(?:erosion|erod\w+|squeez\w*|shrink\w*|shrank|slid\w*|tank(?:ed)?|slump(?:ed)?|crash(?:ed)?"
    r"|plung(?:e|ed)|dip(?:ped|s)?|sag(?:ged)?|soften\w*|sank|sink|fall|fell|fallen"
    r"|thin(?:n\w+)?|drop(?:ped)?|declin\w+|decreas\w+|down|lower|less|wors\w+|slow\w*|weak\w*)"
)
_ROSE = (
    r"(?:soar(?:ed)?|pick(?:ed|ing)?\s+up|surg(?:e|ed)|climb(?:ed)?|rise|rose|risen|grow\w*|grew|increas\w+|up|higher|more"
    r"|improv\w+|better|jump\w*|chang\w+|differ\w*|movements?|swings?|varia(?:nce|tion)s?)"
)
CHANGE = _cues(
    (3.6, rf"\b{_WHY}\b{_NEAR}\b(?:{_FELL}|{_ROSE})\b"),
    (3.6, r"\b(?:what|who|which\s+(?!products?|items?|brands?|stores?)\w+)\s+(?:moved|drove|hit|hurt"
        r"|pushed|pulled|changed|shifted|swung)\b[^.?!;]{0,40}"
          r"\b(?:margins?|revenue|sales|profits?|units?|volumes?|turn-?over|takings)\b"),
    (3.6, r"\bwhere\s+(?:did|has|have)\b[^.?!;]{0,20}\b(?:profits?|margins?|sales"
        r"|money)\b[^.?!;]{0,15}\b(?:go|gone|vanish\w*|disappear\w*|leak\w*)\b"),
    (3.6, rf"\b(?:explain|account\s+for|break\s*down|reasons?\s+(?:for|behind))\b{_NEAR}"
          rf"\b(?:{_FELL}|{_ROSE}|gap|swing|move(?:ment|d)?)\b"),
    (3.6, rf"\b(?:{_FELL}|{_ROSE})\b{_NEAR}\b(?:why|how\s+come|reasons?|because\s+of\s+what"
          rf"|root\s+cause|rca|drivers?|causes?|caused|to\s+what\s+do\s+(?:we|i)\s+owe|what'?s?\s+(?:is\s+)?behind)\b"),
    (3.6, r"\b(?:margins?|profits?)\b[^.?!;]{0,20}\b(?:ate|eaten|eats?)\b|\b(?:ate|eaten"
        r"|eats?)\b[^.?!;]{0,20}\b(?:margins?|profits?)\b"),
    (3.6, rf"\b(?:eating|hurting|dragging|killing|denting|hitting|squeezing)\b{_NEAR}\b(?:margins?"
          rf"|profits?|sales|revenue)\b"),
    (3.6, rf"\b(?:root\s+cause|rca|drivers?|causes?)\b{_NEAR}\b(?:{_FELL}|{_ROSE})\b"),
)  # fmt: skip
FORECAST = _cues(
    (3, r"\bforecast\w*|\bpredict\w*|\bproject(?:ed|ions?)\b|\boutlook\b"),
    (3, rf"\b(?:will|would|'ll|shall|could)\b{_NEAR}\b(?:sell|be\s+sold|move)\b(?!\s+out)"),
    (3, r"\b(?:going|likely|expect(?:ed|ing)?)\s+to\s+(?:\w+\s+){0,2}(?:sell|be\s+sold|move)\b(?!\s+out)"),
    (3, r"\bexpect(?:ed|ing)?\s+(?:\w+\s+){0,4}(?:sales|demand|units|volume|quantity|to\s+sell)\b"),
    (2.2, r"\byou\s+(?:are\s+|have\s+)?(?:say|said|saying|show|showed|showing|tell|told|telling|gave"
          r"|giving|suggest\w*|estimat\w*|put)\b"
          r"[^?]{0,12}\d[^?]{0,60}\bwhy\b"),
    (2.5, r"\bdemands?\b|\bestimat\w+\s+(?:\w+\s+){0,2}(?:sales|units)\b"),
    (3, r"\bhow\s+(?:much|many)\b[^.?!;]{0,60}\b(?:will|shall|should)\b[^.?!;]{0,20}\b(?:get"
        r"|go)\s+through\b"),
    (3, r"\blikely\s+to\s+(?:be\s+)?(?:sell|sold|need)|\b(?:how\s+much|how\s+many)\b[^.?!;]{0,60}\bneeded\b"),
    (2, rf"\b(?:can|should|do)\s+(?:we|i)\s+expect\b|\bexpect(?:ed)?\b{_NEAR}\bsell\b"),
    (2, rf"\b(?:will|going\s+to|can|could)\b{_NEAR}\b(?:make|earn)\b"),
    (1.5, r"\bwill\s+(?:\w+\s+){0,4}(?:sales|need|want)\b|\bsales\s+(?:will|going)\b"),
)  # fmt: skip
KPI = _cues(
    (3, rf"\b(?:did|have|has|had)\b{_NEAR}\b(?:sell|sold|earn(?:ed)?|make)\b"),
    (2.5, r"\bsold\b(?!\s+out)"),
    (2, rf"\bhow\b[^.?!;]{{0,40}}\b{_WENT}\b(?!\s+(?:i|we)\b)"),
    (2, r"\bperformance\b"),
    (2, r"\bhow\s+(?:much|many)\s+(?:was|were)\b(?![^.?!;]{0,20}\b(?:left|ordered|charged))"
        r"|\bhow\s+much\s+did\s+(?:we|i)\s+do\b"),
    (1.6, r"^\W*(?:what\s+was\s+)?(?:the\s+)?total\b(?:\s+(?:for|of|in|at)\b[^.?!;]*)?(?:\(|\W*$)"),
    (2, r"\b(?:best|worst|busiest|slowest|strongest|weakest|top)\s+(?:\w+\s+)?(?:day|week|month)s?\b"),
    (2, r"\b(?:top|bottom|best|worst|leading)\s+(?:\w+\s+){0,2}(?:products?|items?|skus?|stores?)\b"),
    (2, r"\b(?:top|bottom|best|worst|leading)\s+(?:\w+\s+){0,2}(?:brands?|categor\w+|cit(?:y|ies))\b"),
    (2, r"\bkpis?\b|\b(?:numbers|figures|summary|report|overview|snapshot|results)\b"),
    (2, r"\bhow\s+(?:is|was|are|were)\s+(?:the\s+|my\s+|our\s+)?(?:business|sales|things|shop|stores?)\b"),
    (2.5, r"\b(?:sells?|selling|sold|moves?|moving)\s+(?:more|better|faster|less|worse)\b"
          r"|\b(?:more|better|faster|less)\s+(?:sells?|sold|selling|sale)\b"),
    (2, r"\b(?:which|who)\b[^.?!;]{0,30}\b(?:strong|weak|poor|low|high)(?:er|est)\s+(?:in|on|by|for)\b"),
    (2.5, r"\b(?:stores?|shops?|branch(?:es)?|outlets?)\b[^.?!;]{0,20}"
          r"\b(?:good|better|best|well|bad(?:ly)?|worst?|worse)\b[^.?!;]{0,12}\b(?:lasting|running|going|doing)\b"),
    (2.5, r"\b(?:stores?|shops?|branch(?:es)?|outlets?)\s+(?:is|are)\s+(?:doing|going|running|performing)\b"),
    (1.5, r"\b(?:do|does)\s+(?:we|i|it|they)\s+(?:\w+\s+)?sell\b|\bsells?\b|\bselling\b"),
)  # fmt: skip
PAST_EVENT = Pattern(
    r"\b(?:did|was|were|ran|stocked|went|sold\s+out|had|have\s+been|has\s+been)\b", re.IGNORECASE
)
OVERRIDE = Pattern(
    r"\boverrid(?:e|ing)\b"
    r"|\b(?:set|change|adjust|update|replace|correct|make|fix|put|raise|increase|lower|reduce|cut)\s+"
    r"(?:the\s+|my\s+|our\s+|ǂ+\s+|'s\s+|\w+'s\s+){0,3}(?:sales\s+|demand\s+)?(?:forecast|prediction)s?\b"
    r"|\b(?:bump|push|take|nudge|mark|move|bring)\s+(?:up\s+|down\s+)?(?:the\s+|my\s+"
    r"|our\s+)?(?:forecast|prediction)s?\b"
    r"|\bforecasts?\b[^.?!;]{0,80}\b(?:to|at)\s+\d+\s*(?:units?\s*)?(?:/|per|a|each)\s*day\b"
    r"|^\W*(?:please\s+|kindly\s+)*(?:set|make|put|keep|use|change)\b[^.?!;]{0,80}\b(?:to"
    r"|at)\s+\d[\d,]*\s*(?:units?\s*|pieces?\s*|pcs\s*)?"
    r"(?:/|per|a|each)\s*day\b"
    r"|\bforecasts?\b[^.?!;]{0,80}\b(?:should|must|has\s+to)\s+be\s+\d"
    r"|\b(?:forecast|prediction)s?\s+(?:should\s+i\s+|(?:is|has|have|needs?)\s+to\s+(?:be\s+)?"
    r"|needs?\s+|to\s+be\s+|must\s+be\s+|i\s+want\s+to\s+)"
    r"(?:chang|correct|updat|fix|adjust|revis|replac|overrid)\w*\W*$"
    r"|\binstead\s+of\s+(?:your|the)\s+(?:forecast|prediction)\b"
    r"|\b(?:set|put|use|take|count|assume|keep|plan)\s+(?:on\s+|for\s+)?\d[\d,]*\s*(?:units?\s+|pieces?\s+|packs?\s+|packets?\s+)?"
    r"(?:daily|(?:per|a|each|every)\s+day)\b"
    r"|\b(?:daily|(?:per|each|every)\s+day)\s+\d[\d,]*\s*(?:units?|pieces?|packs?|packets?)?\s*"
    r"(?:take|count|set|keep|put|use|assume|accept|hold|catch)\b"
    r"|\bset\b[^.?!;]{0,80}\bdemand\b[^.?!;]{0,80}\b(?:to|at)\s+\d",
    re.IGNORECASE,
)
"""Puts a person's own figure in the place of the forecast."""
EXPLAIN = Pattern(
    r"\bwhy\b|\bhow\s+come\b|\bexplain\w*|\bexplanation\b|\b(?:key\s+|main\s+)?drivers?\b"
    r"|\breasons?\b(?!\s+is\b)"
    r"|\b(?:what|which)\s+(?:\w+\s+)?(?:drives?|moves|affects?|influences?|push(?:es)?|lifts?"
    r"|feeds?)\b|\bwhat\s+(?:all\s+)?(?:goes|went|is\s+factored)\s+into\b"
    r"|\bbasis\s+(?:what|is|of)\b|\bwhat\s+(?:is\s+)?(?:the\s+)?basis\b|\b(?:on|by)\s+(?:what"
    r"|which)\s+(?:basis|logic)\b|\bwhat\s+makes\b|\bbased\s+on\s+what\b"
    r"|\bwhat\b[^.?!;]{0,15}\bbased\s+on\b|\bwhat\b[^.?!;]{0,15}\bbasing\b|\bfactors\b"
    r"|\bhow\b[^.?!;]{0,40}\b(?:arrived?|calculated?|computed?|derived?|worked\s+out|came\s+up"
    r"|come\s+up|built)\b"
    r"|\bwhat\s+(?:sits|lies|stands)\s+behind\b"
    r"|\bwhat(?:'s|\s+is|\s+are)\s+(?:driving|behind|affecting|influencing|pushing|lifting)\b",
    re.IGNORECASE,
)
"""Asks what a forecast is made of; of the past it asks something else."""
ASKS_ABOUT = Pattern(
    r"^\W*(?:what|which|who|when|why|how|show|list|was|were|is|are|did|does|do|should\s+(?:i|we))\b",
    re.IGNORECASE,
)
"""Opens a question: of an override it asks, it makes none."""
REASON = Pattern(
    r"\b(?:because(?:\s+of)?|due\s+to|on\s+account\s+of|owing\s+to|as\s+there(?:\s+is|'s|\s+will\s+be)"
    r"|since(?!\s+(?:\d|last|yesterday))|(?:the\s+)?reason\s*(?:is\b|:|=|-))",
    re.IGNORECASE,
)
"""Opens the reason a person gives; what follows is theirs, up to the end."""
