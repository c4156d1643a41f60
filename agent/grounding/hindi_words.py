"""The Hindi the checks know, in Devanagari and in Latin letters: numbers, days, units, speech.

Words are compared as `language.tokens.normalize` returns them. It keeps the dot of ज़ and फ़,
which people type or leave out: both spellings stand here.
"""

from __future__ import annotations

from functools import cache

from language.locales import spoken_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = _words(
    """
    शून्य तीन चार पांच पाँच छह छः छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह पन्द्रह सोलह सत्रह अठारह
    उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस
    पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस चवालीस पैंतालीस छियालीस
    सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ
    तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर
    सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे
    इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे सौ सैकड़ा सैकड़ों हज़ार
    हजार हज़ारों हजारों लाख लाखों करोड़ करोड़ों अरब आधा आधी आधे डेढ़ ढाई पौन पौना पौने सवा साढ़े पाव
    चौथाई तिहाई दर्जन दर्जनों तीसरा तीसरे तीसरी चौथा चौथे चौथी पाँचवाँ पांचवां दसवाँ दोगुना दोगुनी
    दोगुने दुगुना दुगुनी दुगुने दुगना दुगनी दुगने दूना दूनी दूने तिगुना तिगुनी तिगुने चौगुना चौगुनी
    चौगुने गुना गुनी गुने
    """
)
ROMAN_NUMBERS = _words(
    """
    teen chaar char paanch panch chhe chhah saat aath nau das gyarah barah baarah terah chaudah pandrah
    solah satrah atharah unnis bees ikkis baees teis chaubis chaubees pachees pachis chhabbis sattais
    atthais untis tees ikattis battis tentis chauntis paintis chhattis saintis adtis untalis chalees
    chalis iktalis bayalis taintalis chavalis paintalis chhiyalis saintalis adtalis unchas pachas
    pachaas ikyavan bavan tirpan chauvan pachpan chhappan sattavan atthavan unsath ikaath basath tirsath
    chausath painsath sattar bahattar pachhattar pachattar assi pachasi nabbe pachanve ninyanve sau
    saikda hazaar hazar hajar hazaaron lakh lakhon karod karodon dedh dhai dhaai paune sava saade saadhe
    aadha aadhi aadhe darjan chauthai tihai doguna doguni dogune dugna dugni dugne duguna tiguna tigna
    tiguni chauguna guna guni teesra teesri chautha
    """
)

ONE = frozenset({"एक", "ek"})
"""A number only before something counted: "एक बार में" is "at once"."""


GIVING = _words(
    """
    कर बता भेज दे बढ़ा घटा रख मँगा मंगा छोड़ रहने होने बदल बेच करने जाने लिख दिखा हटा लगा रोक मत करवा
    निकाल
    """
)
"""Verbs that "दो" follows as an imperative."""

COUNTED = _words(
    """
    पीस पैकेट पैक यूनिट चीज़ चीज चीज़ें चीजें आइटम माल प्रोडक्ट दुकान दुकानें दुकानों दिन दिनों हफ़्ता
    हफ़्ते हफ्ता हफ्ते महीना महीने साल प्रतिशत फ़ीसदी फीसदी रुपया रुपये रुपए डिब्बा डिब्बे पेटी बोरी
    किलो लीटर बोतल बोतलें घंटा घंटे गुना में piece pieces pcs packet packets cheez cheezein item items
    dukaan dukan dukaanein din dino hafta hafte mahina mahine saal percent pratishat rupaya rupaye rupay
    dibba dibbe peti bori kilo litre bottle ghanta ghante guna
    """
)
"""Nouns before which "एक" or "do" is a number."""

SCALES = _words("गुना गुनी गुने लाख करोड़ हज़ार हजार सौ guna lakh lac karod hazaar hazar hajar sau")
"""Words that behind a value change it."""

MONTHS = _words(
    """
    जनवरी फरवरी फ़रवरी अप्रैल जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर
    मार्च मई जन॰ फ़र॰ जुल॰ अग॰ सित॰ अक्टू॰ नव॰ दिस॰ janvari farvari april june julai agast sitambar
    aktubar navambar disambar
    """
)
WEEKDAYS = _words(
    """
    सोमवार मंगलवार बुधवार गुरुवार बृहस्पतिवार वीरवार शुक्रवार शनिवार रविवार इतवार सोम मंगल बुध गुरु
    शुक्र शनि रवि somvar somwar mangalvar mangalwar budhvar budhwar guruvar guruwar veervar shukravar
    shukrawar shanivar shaniwar ravivar raviwar itvar itwar
    """
)
RELATIVE_DAYS = _words("आज कल परसों नरसों aaj kal parso parson")
QUALIFIERS = _words(
    """
    अगले अगला अगली पिछले पिछला पिछली बीते बीता बीती इस आने आगामी गत
    agle agla agli pichle pichla pichli pichhle pichhla pichhli beete beeta beeti is aane
    """
)
PERIODS = _words(
    """
    हफ़्ता हफ़्ते हफ़्तों हफ्ता हफ्ते हफ्तों सप्ताह महीना महीने महीनों माह साल सालों वर्ष दिन
    तिमाही hafta hafte hafton saptah mahina mahine mahinon saal salon varsh din timahi
    """
)

UNITS: dict[str, frozenset[str]] = {
    word: kinds
    for words, kinds in (
        ("प्रतिशत फ़ीसदी फीसदी pratishat fisadi", frozenset({"pct", "rate"})),
        ("रुपये रुपए रुपया रुपयों rupaye rupay rupaya rupiye", frozenset({"currency"})),
        ("दिन दिनों din dino", frozenset({"days", "count"})),
        ("हफ़्ते हफ्ते हफ़्ता हफ्ता hafte hafta", frozenset({"count", "ratio"})),
        ("पीस पैकेट पैक यूनिट piece pcs packet", frozenset({"units", "units_per_day"})),
    )
    for word in words.split()
}
"""What the word behind a value makes of it, by the units of facts it may stand behind."""


@cache
def speech() -> frozenset[str]:
    """Return words that may open a sentence or stand in bold in Hindi: of our own sentences, and more."""
    return _SPEECH | spoken_words("hi") | spoken_words("hinglish")


_SPEECH = _words(
    """
    aap aapka aapke aapki aapko aapne abhi agar agla agle andar apna apne apni ab aur baad badh badha
    badhi badhega badhegi bahut behtar bhi bika bike bikega bikegi bikenge bikri chahiye dekhein dhyan
    din dukaan fayda ghata ghati ghatega ghategi haan hafte hai hain hum in inka inke inki inme is isi
    iska iske iski isko ismein isliye isme itna jab jaise jo kab kahan kaise kam kareeb karein karo kaun
    khatam kitna kitne kitni koi kripya kuch kul kya kyun kyunki laagat lekin maal magar main mat matlab
    meri mera mere munafa naya nayi nahi namaste nuksan par pehle phir pichla pichle poora poori rate
    sabhi sabse salah sirf stock sujhav tab tak theek to unka unke unki us uska uske uski waise wajah
    woh yaani yahan yeh zaroorat zyada zyadatar
    """
)
