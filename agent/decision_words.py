"""The words of a yes, a no and what says neither, in English, Hindi and Hinglish.

Input words, not text we show. They are compared as `folded` leaves them, so that हाँ, हां and a missing
nukta are one word.
"""

from __future__ import annotations

import re
import unicodedata

from language.tokens import words

_NUKTA = "\u093c"
_CHANDRABINDU, _ANUSVARA = "\u0901", "\u0902"


def folded(text: str) -> tuple[str, ...]:
    """Return a text's words, spelled as they are compared: no nukta, one sign for a nasal."""
    return tuple(_folded(word) for word in words(text))


def _folded(word: str) -> str:
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFD", word).replace(_NUKTA, "").replace(_CHANDRABINDU, _ANUSVARA)
    return unicodedata.normalize("NFC", bare)


def _set(text: str) -> frozenset[str]:
    return frozenset(folded(text))


YES = _set(
    """
    yes yess yesss y yep yup yups yeah yah ya ok okay okey oki k confirm confirmed confirming approve
    approved agreed agree agrees sure right fine correct done absolutely definitely certainly proceed
    proceeding perfect alright yess affirmative accept accepted
    haan haa ha han hn haanji hanji haanjee jee ji theek
    thik thek theekh tik sahi pakka pukka pkka bilkul bilkool zaroor jarur jaroor zarur manzoor manjoor
    manjur chalega chalegi raazi razi raji sahmat consent permission ijazat sanction sanctioned
    final
    हाँ हां हा जी ठीक सही पक्का बिल्कुल बिलकुल ज़रूर मंज़ूर पुष्टि स्वीकार स्वीकृत चलेगा चलेगी कन्फर्म
    कंफर्म ओके यस राज़ी सहमत अप्रूव अवश्य इजाज़त अनुमति सहमति फ़ाइनल
    """
)
MAKE = _set(
    """
    apply send save set put make update submit execute implement publish place ship kar kr karo kro
    krro
    kardo krdo karde krde karna karein karen kijiye kijie kariye karwa karwao karva kara karao laga lga
    lgao lgado lagao lagado lagade lagaiye lagaye lagana bhej bhejo bhejdo bhejde bhejna bhejiye bhijwa
    bana banao banado bnado badha badhao badhado ghata ghatao ghatado daal dalo daaldo dal rakh rakho
    rakhdo rakhiye rakhna chala chalao chalado chadha chadhao
    कर करो करें करिए करिये कीजिए कीजिये कीजिएगा करना करवा करवाओ करा कराओ लगा लगाओ लगाएँ लगाए लगाइए
    लगाइये लगाना भेज भेजो भेजें भेजिए भेजना भिजवा बना बनाओ बनाइए बढ़ा बढ़ाओ बढ़ाइए घटा घटाओ घटाइए डाल
    डालो डालिए रख रखो रखें रखिए रखिये रखिएगा रखना चला चलाओ चढ़ा चढ़ाओ
    """
)
"""Says to do it; a yes where nothing else is said."""
NO = _set(
    """
    no n nope nah nopes negative not dont don never cancel cancelled stop reject rejected wait leave drop skip
    forget hold later nahi nahin nahee nai nhi nahn naa nako mat mt ruk ruko rukiye rukna rukjao thahro
    thehro thehriye rehne rahne rhne rehna rahna rehndo chhodo chodo chhod chhodiye hatao radd mana
    नहीं नही मत रुको रुकिए रुकें रुक रुकना ठहरो ठहरिए ठहर रहने रहना छोड़ो छोड़िए छोड़ छोड़ें रद्द हटाओ
    हटा कैंसल कैंसिल मना
    """
)
MAYBE_NO = _set("na ना न")
""""Na" is a no by itself, and softens what stands before it: "haan na", "kar do na"."""
EDIT = _set("edit change modify badlo badal badalo badliye बदलो बदल बदलिए बदलें")
FILLER = _set(
    """
    it that this these those the as is are so then now yet please pls plz do does go ahead on for with
    me us all once let be of course just and very well good great to too my our thought thoughts second
    mind thanks thank you s t ll will i we want sounds looks works work done needful needfull same both
    beta beti
    by means bhai bhaiya bhaia bhaisahab yaar yar sir sirji madam maam dear boss aur abhi ab hi bhi to
    toh de dedo dede do dena dijiye dijie dijiyega den dein diya hai h haii hain he ho hoon hu hun ja
    jao jaye jaaye jaane jane karta karti karte chalo chal chaliye accha acha achha achchha isko ise
    usko use unko inko baad mein me phir fir ek baar yahi yehi wahi ye yeh wo woh sab sabhi dono jaldi
    turant fatafat bas bs
    भाई भैया यार साहब सर मैडम अभी अब ही भी तो दे दो दीजिए दीजिये दीजिएगा दें देना दिया है हैं हूँ हूं हो
    जा जाओ जाए जाने करता करती करते चलो चल चलिए अच्छा इसे उसे इसको उसको इनको बाद में फिर एक बार और यही
    वही यह ये वह वो सब सभी दोनों जल्दी तुरंत बस से लो ले लीजिए
    """
)
AGREEING = _set(
    """
    papa mummy maa dad mom father mother wife husband brother didi bhaiyya uncle partner manager owner
    malik seth team have give given granted
    everyone everybody they he she has have had said agreed ok okayed checked log sabne
    unhone usne ne bol bola bole boli kaha keh kehdiya maan gaye gaya gayi se ko ki ka
    पापा पिताजी माँ पत्नी भैया दीदी चाचा मालिक सेठ मैनेजर सबने उन्होंने ने बोल बोला बोले बोली कहा कह मान
    गए गया गई लोग को की का
    """
)
"""Tells that somebody else agreed: nothing by itself, and no reason against a yes beside it."""

RISKY = _set(
    """
    also too only except but and instead other another if unless until till when before after first same
    tomorrow later par lekin magar aur agar jab pehle pahle kal parso baad sirf bhi bina alawa chhodke jaisa
    पर लेकिन मगर और अगर जब पहले कल परसों बाद सिर्फ केवल भी बिना अलावा
    """
)
"""Beside a yes these make it a yes to something else: "yes, Mumbai also, do it"."""

CONDITIONS = _set("to toh tab once then if till until after when jab agar phir fir baad तो तब जब अगर फिर बाद")
"""Beside what somebody else says these make a yes of later: "papa bole to karna"."""
NO_MATTER = re.compile(
    r"\b(?:no\s+(?:problem|issue|worries|objections?|doubts?|prob)s?|not\s+a\s+problem|why\s+not|don'?t\s+worry"
    r"|ko[iy]\s+(?:baat|dikkat|problem|dikat|masla|issue|tension)\s+(?:nahi+n?|nhi|nai|ni))\b"
    r"|कोई\s+(?:बात|दिक़?्क़?त|समस्या|परेशानी)\s+(?:नहीं|नही)(?:\s+है)?",
    re.IGNORECASE,
)
"""Says no and means none."""
DO_IT = re.compile(
    r"\b(?:do|go)\s+(?:it|that|this|so|ahead|for\s+it|with\s+(?:it|that|this))\b|\b(?:please|pls|plz|kindly)\s+do\b"
    r"|\bdo\s+(?:the\s+)?(?:needfu?ll?|same)\b|\bmake\s+it\s+so\b",
    re.IGNORECASE,
)
PUT_OFF = re.compile(
    r"\b(?:let\s+me|i\s*'?\s*(?:ll|will|must|need\s+to|have\s+to|want\s+to|would\s+like\s+to)|i'd\s+(?:rather|like\s+to)|we\s+(?:will|must|need\s+to|have\s+to))\s+"
    r"(?:first\s+|just\s+)*(?:ask|think|talk|discuss|consult|speak|decide|confirm\s+with|check\s+with|check\s+(?:it\s+)?(?:first|once)|tell\s+you|let\s+you\s+know|get\s+back|come\s+back|sleep\s+on)\b"
    r"|\b(?:not\s+(?:now|yet|today|right\s+now|required|needed|necessary|wanted|interested)|no\s+(?:longer|more)\s+(?:required|needed)"
    r"|no\s+need|isn'?t\s+(?:needed|required|necessary)|(?:do\s+not|don'?t)\s+(?:need|want|require)\s+(?:it|that|this)|changed\s+my\s+mind|maybe\s+later|(?:some|an)other\s+(?:time|day)|give\s+me\s+(?:a|some|one)\s+(?:moment|minute|min|sec|second|time|day)"
    r"|(?:leave|keep|let)\s+(?:it|that|this|them|(?:the|its|our|my)\s+\w+)\s+(?:for\s+(?:now|today)|as\s+(?:it\s+)?is|as\s+before|the\s+same|there|stay|remain)|(?:let\s+it|leave\s+it)\s+be)\b"
    r"|\b(?:po+ch|pu+ch+h?|pu+chh?|soch|salah|baat)\s*(?:kar\s+|ke\s+|kr\s+)*(?:ke?|kar|lu+n?|lun|let[aei]|leta|lete|l[oe]|na\s+(?:hai|padega)|te\s+hain?|kar(?:ke|ta|ti|te)|karni|karna|ne\s+do|enge|unga|ungi|ke\s+bata\w*)\b"
    r"|\b(?:kuchh?|kuch\s+bhi)\s+(?:mat|nahi+n?|na)\s+(?:badal|badl|kar|chhed|ched)\w*|\b(?:po+chh?|pu+chh?|soch)t[aei]\s+(?:h|hai|hain|hu+n?|hoon?)\b"
    r"|(?:पूछ|सोच)त[ाीे]\s+(?:हूँ|हूं|हैं|है)|कुछ\s+(?:भी\s+)?(?:मत|नहीं|न)\s+(?:बदल|कर|छेड़)\S*|\b(?:don'?t|do\s+not)\s+(?:change|touch)\s+anything\b"
    r"|\b(?:abhi|abi|aaj|filhal)\s+(?:ke\s+liye\s+)?(?:nahi+n?|nhi|nai|mat|rehne)\b|\b(?:zaroorat|jarurat|zarurat|jaroorat|man|mood)\s+(?:nahi+n?|nhi|nai)\b"
    r"|\b(?:nahi+n?|nhi|nai)\s+(?:abhi\s+)?(?:chahiye|chaiye|karna|lagana|bhejna|dena)\b|\b(?:baad|bad)\s+(?:me|mein|mai)\s+(?:dekh|bata|kar)\w*"
    r"|(?:पूछ|सोच|सलाह|बात)\s*(?:कर|के|कर\s+के)?\s*(?:कर|के|लूँ|लूं|लेता|लेती|लेते|लेंगे|लें|लेने|ना\s+है|ने\s+दो|बता\S*)"
    r"|(?:अभी|आज|फ़िलहाल|फिलहाल)\s+(?:के\s+लिए\s+)?(?:नहीं|नही|मत|रहने)|(?:ज़रूरत|जरूरत|आवश्यकता|मन)\s+(?:नहीं|नही)|(?:नहीं|नही)\s+(?:चाहिए|करना|लगाना|भेजना)"
    r"|बाद\s+में\s+(?:देख|बता|कर)\S*",
    re.IGNORECASE,
)
"""Puts it off or does without it, whatever else is told beside it."""
WANTS_MORE = re.compile(
    r"\d|\?|\b(?:what|which|how|why|when|where|who|show|list|forecast|kitn\w*|kya|kaun\w*|kyu\w*|kyo\w*|kaise|kahan|kab|bata(?:o|iye|na|\s+do)|dikha\w*)\b"
    r"|कितन|क्या|कौन|क्यों|क्यूँ|कैसे|कहाँ|कब|बताओ|बताइए|बता\s+दो|दिखा",
    re.IGNORECASE,
)
"""Asks for something, so that the message is no plain putting off."""
