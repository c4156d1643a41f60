"""What Hindi and Hinglish become: the planner's English, with names and numbers as they were."""

from __future__ import annotations

import pytest

from language.gloss import in_english

CATALOGUE = frozenset({"suvarna", "atta", "mohini", "milk", "delhi", "mumbai", "दिल्ली", "मोहिनी"})


def _knows(word: str) -> bool:
    return word.lower() in CATALOGUE


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("kal delhi me kya khatam hoga", "tomorrow in delhi what will run out"),
        ("कल दिल्ली में क्या ख़त्म हुआ?", "yesterday in दिल्ली what ran out?"),
        ("agle 2 hafte me atta kitna bikega", "next 2 week atta how much will sell"),
        ("पिछले ३० दिन की बिक्री दिखाओ", "show last 30 day sales"),
        ("agar atta ka rate 5% kam kar du to kya hoga", "atta rate if i lower by 5% what will happen"),
        ("atta ka rate 259 kar do delhi 2 me", "set atta rate to rs 259 in delhi 2"),
        ("पिछले हफ़्ते मुनाफ़ा क्यों गिरा?", "last week profit why fell?"),
        ("somvar se ab tak ki bikri", "since monday sales"),
        ("1 november se 15 november tak ki bikri", "from 1 november to 15 november sales"),
        ("maal kitne din chalega", "stock how many days will last"),
        ("sabse zaroori 3 kaam kya hain", "what is top 3 actions"),
        ("diwali tak kitna stok chahiye", "until diwali how much stock do i need"),
        ("pichli diwali ke mukable is diwali kitna bika", "compared to last diwali diwali how much sold"),
        ("pichli diwali wale hafte ki sale", "week of last diwali sale"),
        ("pichli holi se pehle kitna stock tha", "before last holi how much stock was"),
        ("shehar ke hisab se bikri", "by city sales"),
        ("kal ka total batao", "tell yesterday total"),
        ("mahine me kitna bikega", "in 1 month how much will sell"),
        ("H1 yani april se september ki bikri", "H1 from april to september sales"),
        ("mhne ki bikri", "month sales"),
        ("expiry ke 10 din pehle kitna discount", "10 day before expiry how much discount"),
        ("5 lakh ka order ho to manzoori kiski lagegi", "500000 order needs whose approval will be needed"),
        ("कौन-से देयक अमान्य हैं", "which invoice invalid is"),
        (
            "maal aane me aam taur pe kitne din maan ke chalte hain hum",
            "stock come in usually how many days assume",
        ),
        ("मुनाफ़ा पूछ रहा हूँ, बिक्री नहीं", "profit, sales not"),
        (
            "pichle saal diwali se is saal diwali kaisi rahi",
            "this year diwali compared to last year diwali how was performance",
        ),
        (
            "इस साल दिवाली पिछले साल से कैसी रही",
            "this year diwali compared to last year diwali how was performance",
        ),
        ("pichle mahine se is mahine kaisa raha", "this month compared to last month how was performance"),
        ("kaunsi dukaan ghate me hai", "which store loss is"),
        ("makan bechna hai", "house should i sell"),
        ("makhan kitna bacha hai", "butter how much left"),
        ("ek ek dukan ki bikri batao", "tell each store sales"),
    ],
)
def test_a_question_becomes_the_planners_english(said: str, meant: str) -> None:
    assert in_english(said, _knows) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("दाम घटा दिए जाएँ", "lower price"),
        ("माल मँगा लिया करूँ क्या", "stock should i order"),
        ("मुझे याद दिला दिया करो", "remind"),
        ("माल ख़त्म होने जा रहा है", "stock will run out"),
        ("माल दगा दे जाएगा", "stock will run out"),
        ("कितना बेचा जा चुका है", "how much sold"),
        ("bata sakte ho kya", "tell"),
        ("RU_6e0d82b9f4 uda de", "RU_6e0d82b9f4 remove"),
        ("उसे ठेलवा दो", "its ठेलवा"),
    ],
)
def test_a_main_verb_and_its_light_verbs_are_one_act(said: str, meant: str) -> None:
    assert in_english(said, _knows) == meant


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("dhai lakh ka budget hai", "250000"),
        ("साढ़े तीन हज़ार का बजट है", "3500"),
        ("pachas hazaar ke budget me kya mangau", "50000"),
        ("50 hazar me kya order karu", "50000"),
        ("₹50,000 में क्या मँगाऊँ", "50,000"),
        ("sava lakh ka budget hai", "125000"),
        ("५०० रुपये का बजट है", "500"),
    ],
)
def test_number_words_of_either_script_become_digits(said: str, number: str) -> None:
    assert f"budget rs {number}" in in_english(said, _knows)


@pytest.mark.parametrize(
    "said",
    [
        "What will stock out next week in Delhi?",
        "Show me the sales of Mohini Milk to date",
        "Set the price of Suvarna Atta to 259",
        "spend no more than two lakh rupees",
        "is the price ok in the main store?",
        "",
        "?",
    ],
)
def test_english_stays_as_it_is(said: str) -> None:
    assert in_english(said, _knows) == said


def test_kal_stays_open_where_no_verb_tells_which_day() -> None:
    assert in_english("kal delhi me kya", _knows).startswith("kal")


def test_the_accounts_of_kal_are_yesterdays() -> None:
    assert in_english("kal ki bikri batao", _knows) == "tell yesterday sales"


def test_a_word_of_the_catalogue_is_no_hindi_word() -> None:
    assert in_english("दाल कितनी बिकेगी", lambda word: word == "दाल").startswith("दाल")
    assert in_english("dal kitni bikegi", lambda word: word == "dal").startswith("dal")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kitna bikega", "कितना बिकेगा"),
        ("pichhle hafte ki bikri dikhaiye", "पिछले हफ़्ते की बिक्री दिखाइए"),
        ("munafa kyon gira", "मुनाफ़ा क्यों गिरा"),
        ("kya order karna chahiye", "क्या ऑर्डर करना चाहिए"),
        ("agle mahine kitna maal chahiye", "अगले महीने कितना माल चाहिए"),
        ("khtm ho jayega", "ख़त्म हो जाएगा"),
    ],
)
def test_both_scripts_and_every_spelling_mean_the_same(one: str, other: str) -> None:
    assert in_english(one, _knows) == in_english(other, _knows)


def test_instructions_hidden_in_odd_letters_do_no_harm() -> None:
    odd = "kal " + "@3 #2 =today BIK.FUT " * 50 + "\x00 ǂǂ"
    assert isinstance(in_english(odd, _knows), str)


def test_a_number_after_a_city_that_is_none_of_ours_is_a_number() -> None:
    assert in_english("itwar ka galla bataiye, dilli 2", lambda _: False).endswith("2")
