from __future__ import annotations

import pytest

from engines.documents.likeness import Likeness, concepts_of
from engines.documents.wording import FORMS

CERTIFICATE = Likeness(FORMS["gst_certificate"])


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("दायि%त्व की तारीख", "date_of_liability"),
        ("Starting of validity", "valid_from"),
        ("Kind of registration of the taxpayer", "registration_type"),
        ("Regn. Number (GSTIN)", "gstin"),
    ],
)
def test_a_label_in_no_list_is_known_by_its_words(key: str, meaning: str) -> None:
    scores = CERTIFICATE.of(key)
    assert max(scores, key=lambda name: scores[name]) == meaning


def test_words_of_two_languages_say_the_same() -> None:
    assert concepts_of("दायित्व की तारीख") == concepts_of("Date of liability")


def test_a_name_is_like_no_label() -> None:
    assert max(CERTIFICATE.of("Zaverika Mangalam").values(), default=0.0) < 0.3
