"""Which language a message is in: English, Hindi, or Hindi in Latin letters (Hinglish)."""

from __future__ import annotations

import unicodedata
from typing import Literal

from language.tokens import words

Language = Literal["en", "hi", "hinglish"]

# Words of romanised Hindi that are no English words: one is a loan, two are a language.
_HINGLISH = frozenset(
    """
    aaj aaya agle agla aise apna apne aur bacha bache badhao badha batao bata baki bechu becha beche
    bechna bechun bik bika bike bikega bikegi bikenge bikri bikta chahiye chaiye dikhao dikha dilli
    dukaan dukan gaya gayi ghatao ghata haan hafta hafte hai hain hoga hogi honge hota hua hui hun
    itna iska isko kab kaha kahan kaise kal kam kar karna karu karun karo kaun kaunsa kaunse khatam
    khatm kitna kitne kitni kitnaa kiya kya kyaa kyon kyu kyun lena liye maal mahina mahine mangao
    mangana mangwana mangwau mein mera mere meri mujhe munafa nahi nahin pichhla pichhle pichla pichle
    ka ki ke ko se pe dono laga lagao lagado lagade bana banao banado chalega chalegi chalenge din
    theek thik achha accha bhai bhaiya yaar wahan yahan kaisa kaisi paas kuch koi sab sirf bhi
    abhi phir dekho dekh ruko chhodo chhod rehne pehle pahle pehla pehli doosra doosri doosre
    dusra dusri tum aap hum hamara uska usko usme isme jaldi zara zaroori upar neeche andar hazar
    hazaar rupay rupaye bhejo bhej mangwao nikalo rakho
    namaste namaskar dhanyavaad dhanyavad shukriya
    wla wli wle krdo kro kru krna btao bta nhi
    parso raha rahe rahi rakhna rakhu sabse saal sasta stok tak tha thi toh wala wale wali yaani zyada
    """.split()  # noqa: SIM905 a word list is read and edited as lines, not as 100 quoted strings
)


def _is_devanagari(word: str) -> bool:
    return any("DEVANAGARI" in unicodedata.name(char, "") for char in word if char.isalpha())


def detect_language(text: str) -> Language:
    """Return the language a message is written in.

    Words in Devanagari in at least as great a number as a third of all words make it
    Hindi; two romanised Hindi words, or one in a message of at most four words, make it
    Hinglish. Anything else is answered in English. Letters would tell less: a name in Latin
    letters has many, and में but one.
    """
    tokens = words(text)
    lettered = [token for token in tokens if any(char.isalpha() for char in token)]
    devanagari = sum(map(_is_devanagari, lettered))
    if devanagari and devanagari * 3 >= len(lettered):
        return "hi"
    hindi = sum(token in _HINGLISH for token in tokens)
    if hindi >= 2 or (hindi == 1 and len(tokens) <= 4):
        return "hinglish"
    return "en"
