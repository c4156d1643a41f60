"""What a person answers to "shall I?": yes, no, change it, or something else altogether.

A decision is a whole message, word by word: "haan bhai, kar do" and "ruko, abhi nahi" are, "yes,
but what sold?" and "no, 104" are not. One word that is neither a yes, a no nor filler makes it
a message like any other, so that nothing is ever approved by the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from core.message import InboundMessage
from language.tokens import words

Decision = Literal["approve", "reject", "edit"]

_LONGEST = 12


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


# Input words, not text we show.
_YES = _set(
    "yes y yep yeah yup ya ok okay okey k confirm confirmed approve approved agreed agree sure right fine "
    "correct "
    "done absolutely definitely proceed "
    "haan haa ha han hn hanji haanji ji theek thik thek tik sahi pakka bilkul zaroor jarur manzoor "
    "manjoor manjur "
    "chalega हाँ हां जी ठीक सही पक्का बिल्कुल बिलकुल ज़रूर जरूर मंज़ूर मंजूर पुष्टि स्वीकार चलेगा कन्फर्म "
    "ओके यस"
)
_MAKE = _set(
    "apply send save set put make update submit execute implement publish "
    "kar kr karo kro kardo krdo karde krde karna karein karen kijiye kijie kariye laga lagao lagado bhej "
    "bhejo bhejdo "
    "bana banao badha ghata daal dalo "
    "कर करो करें करिए कीजिए कीजिये करना लगा लगाओ लगाएँ भेज भेजो भेजें भेजिए बना बनाओ बढ़ा घटा डाल"
)
"""Says to do it; a yes where nothing else is said."""
_NO = _set(
    "no n nope nah not dont don never cancel cancelled stop reject rejected wait leave drop skip forget "
    "hold later "
    "nahi nahin nahee nai nhi nai naa nako mat mt ruk ruko rukiye rukna rukjao thahro thehro rehne rahne "
    "rehna rahna "
    "chhodo chodo chhod chod chhodiye hatao radd "
    "नहीं नही मत रुको रुकिए रुकें रुक रुकना ठहरो ठहरिए रहने रहना छोड़ो छोड़िए छोड़ छोड़ें रद्द हटाओ कैंसल "
    "कैंसिल"
)
_MAYBE_NO = _set("na ना न")
""""Na" is a no by itself, and softens what stands before it: "haan na", "kar do na"."""
_EDIT = _set("edit change modify badlo badal badalo badliye बदलो बदल बदलिए बदलें")
_FILLER = _set(
    "it that this the as is then so now yet please pls plz do go ahead on for with me us all once let be "
    "of course "
    "just and very well good great perfect to my thought thoughts second mind thanks thank you s t will i "
    "we want "
    "bhai bhaiya bhaia yaar sir madam maam dear boss aur abhi ab hi bhi to toh de do dena dijiye dijie "
    "den dein diya "
    "hai hain he h hoon hu hun ja jao jaye jaane jane karta karti karte chalo chal accha acha achha isko "
    "ise usko use "
    "baad mein me phir fir ek baar "
    "भाई भैया यार साहब सर मैडम अभी अब ही भी तो दे दो दीजिए दें देना है हैं हूँ हूं जा जाओ जाने करता करती "
    "करते "
    "चलो चल अच्छा इसे उसे इसको बाद में फिर एक बार और"
)
_DO_IT = re.compile(
    r"\b(?:do|go)\s+(?:it|that|this|so|ahead|for\s+it)\b|\b(?:please|pls|plz)\s+do\b", re.IGNORECASE
)
_THANKS_ONLY = _set("ok okay thanks thank you")
_ASKS = re.compile(r"\?\s*$")


def decision_in(message: InboundMessage) -> Decision | None:
    """Return the decision a message is, or `None` where it is a message like any other.

    A door with buttons says it in its context (`decision`); a person in words.
    """
    pressed = str(message.context.get("decision", "")).strip().casefold()
    for decision in ("approve", "reject", "edit"):
        if pressed == decision:
            return decision
    return None if pressed else said_decision(message.text)


def said_decision(text: str) -> Decision | None:
    """Return the decision that a whole text is; `None` where it says anything else."""
    said = words(text)
    if not said or len(said) > _LONGEST or not all(_is_known(word) for word in said):
        return None
    if any(word in _EDIT for word in said):
        return "edit"
    yes = any(word in _YES or word in _MAKE for word in said) or bool(_DO_IT.search(text))
    if any(word in _NO for word in said) or (not yes and any(word in _MAYBE_NO for word in said)):
        return "reject"
    if not yes or _ASKS.search(text) or _only_thanks(said):
        return None
    return "approve"


def says_to_do(text: str) -> bool:
    """Tell whether a yes says to do something: "ok" alone may only have heard."""
    does = any(word in _MAKE for word in words(text)) or _DO_IT.search(text) is not None
    return does and said_decision(text) == "approve"


def _is_known(word: str) -> bool:
    return any(word in group for group in (_YES, _MAKE, _NO, _MAYBE_NO, _EDIT, _FILLER))


def _only_thanks(said: Sequence[str]) -> bool:
    """Tell whether the message thanks rather than agrees: "ok thanks" may be either."""
    return bool({"thanks", "thank"} & set(said)) and all(word in _THANKS_ONLY for word in said)
