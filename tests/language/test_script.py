import pytest

from language.script import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What will stock out next week in Delhi?", "en"),
        ("कल दिल्ली में क्या खत्म होगा?", "hi"),
        ("Mohini दूध कितना बचा है", "hi"),
        ("Mumbai 1 में Suvarna Atta 5 kg कितना बचा है", "hi"),
        ("invoice पर HSN कितने digit", "hi"),
        ("kal dilli me kya khatam hoga", "hinglish"),
        ("kitna bacha hai", "hinglish"),
        ("kya", "hinglish"),
        ("Sales of Saal brand in Delhi last month please", "en"),
        ("What is the price of आटा in Delhi and Mumbai", "en"),
        ("", "en"),
        ("12345 !!", "en"),
    ],
)
def test_a_message_is_answered_in_its_own_language(text: str, language: str) -> None:
    assert detect_language(text) == language
