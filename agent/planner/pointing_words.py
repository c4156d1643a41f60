"""The words of a pointing in English, Hindi and Hinglish: places, yes, no, why, and what says nothing.

Input words, not text we show. Each is as `language.tokens` normalises it.
"""

from __future__ import annotations

from agent.decision_words import FILLER, MAKE, NO
from language.tokens import words


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _places(*texts: str) -> dict[str, int]:
    return {word: place for place, text in enumerate(texts, 1) for word in words(text)}


ORDINALS = _places(
    "first pehla pehli pehle pahla pahli pahle पहला पहली पहले",
    "second two doosra doosri doosre dusra dusri dusre दूसरा दूसरी दूसरे",
    "third three teesra teesri teesre tisra tisri tisre तीसरा तीसरी तीसरे",
    "fourth four chautha chauthi chauthe चौथा चौथी चौथे",
    "fifth five paanchva paanchvi panchva paanchwa पांचवां पाँचवाँ पांचवा",
    "sixth six chhatha chhathi chhata छठा छठी",
    "seventh seven saatva saatvi सातवां सातवाँ",
    "eighth eight aathva आठवां आठवाँ",
    "ninth nine nauva नौवां नौवाँ",
    "tenth ten dasva दसवां दसवाँ",
)
"""Words that name a place, from 1."""

UNSURE_NUMBERS = {"one": 1, "ek": 1, "do": 2, "teen": 3, "char": 4, "chaar": 4, "paanch": 5, "एक": 1, "दो": 2}
"""Numbers that mostly say something else: "the second one", "do the first"."""

LAST = _set("last final aakhri akhri aakhiri akhiri आखिरी आख़िरी")
NUMBERED = _set("number nambar no option item action line नंबर")
HINDI_ONE = _set("wala wali wale vala vali vale aala aali aale वाला वाली वाले")
ALL = _set("all both everything every each sab sabhi saare sare dono donon सब सभी सारे दोनों")

ACCEPT = _set(
    "do accept accepted approve approved confirm take go ahead yes yeah yep ok okay sure apply implement "
    "haan haa ha han karo kar kardo karna kardijiye kijiye kijiye manzoor manjur manzur theek thik sahi "
    "lagao हाँ हां करो कर करना कीजिए मंजूर मंज़ूर ठीक सही स्वीकार"
) | (MAKE - _set("show put"))
REJECT = _set(
    "reject rejected decline refuse dismiss skip ignore no not don dont nope nahi nahin nahee na mat "
    "hatao hata chhodo chodo rehne cancel नहीं मत हटाओ हटा छोड़ो रहने ना अस्वीकार रिजेक्ट"
) | (NO - _set("n hold later wait ruk ruko rukiye रुको रुकिए रुकें रुक"))
LEADING_NO = _set("no nope nahi nahin na नहीं")
TELL = _set(
    "why explain explanation reason reasons details detail about kyun kyu kyon kyo samjhao batao bata "
    "karan kaaran wajah vajah क्यों क्यूँ क्यूं समझाओ बताओ कारण वजह"
)
IT = _set(
    "it this that isko ise isse usko use usse ye yeh wo woh wala wali wale "
    "इसे इसको उसे उसको यह वह वाला वाली वाले"
)
"""What a reason may follow after a comma: "reject it, we are shut that day"."""
OUTRIGHT = (NUMBERED - _set("no")) | _set(
    "accept approve reject decline dismiss manzoor manjur manzur मंजूर मंज़ूर"
)
"""Beside a figure these say that it counts lines, whatever the thread takes figures of."""

NODS = _set("ok okay theek thik sahi cancel ठीक सही thanks thank you")
"""What answers a list as a whole: seen, or not now."""

BECAUSE = _set("because since kyunki kyonki kyuki क्योंकि")

FILLERS = _set(
    "chahiye chahie chaiye चाहिए "
    "the one ones a an this that it its them of my me please pls kindly st nd rd th t option number no item "
    "action actions line recommendation suggestion and also then now with to for i want will ll let us s go "
    "what tell show more is nambar aala aali aale "
    "wala wali wale vala vali vale wahi bhi ko ka ki ke ji hai hain he de den "
    "did does was fail failed hua hui hue bill bills invoice invoices document documents kaagaz kagaz बिल "
    "काग़ज़ कागज फेल फ़ेल हुआ हुई हुए "
    "dijiye par to only just aur और वाला वाली वाले भी को का की के जी है हैं दीजिए तो नंबर इसे उसे isko usko ise use"
) | (FILLER - ACCEPT - REJECT - _set("ek एक"))
