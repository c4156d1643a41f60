"""Certificates, claims and policies: in order as drawn, and out of order as spoilt."""

from __future__ import annotations

from datetime import date

import pytest

from engines.documents import gstin, udyam
from evals.documents.generator.form import Form, FormKind
from evals.documents.generator.forms import draw_form, spoil
from evals.documents.themes import THEMES
from tests.evals.documents.fakes import seeded

KINDS: tuple[FormKind, ...] = ("gst_certificate", "msme_certificate", "claim_form", "policy")


def day(form: Form, name: str) -> date:
    found = form.date_of(name)
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(12))
def test_what_is_drawn_is_in_order(seed: int) -> None:
    certificate = draw_form(seeded(seed), "gst_certificate")
    assert gstin.is_valid(certificate.get("gstin"))
    assert day(certificate, "valid_from") <= day(certificate, "issue_date")
    enterprise = draw_form(seeded(seed), "msme_certificate")
    assert udyam.is_valid(enterprise.get("udyam_number"))
    assert day(enterprise, "date_of_incorporation") <= day(enterprise, "date_of_registration")
    claim = draw_form(seeded(seed), "claim_form")
    assert day(claim, "order_date") < day(claim, "claim_date")
    assert claim.number("claim_amount") > 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_spoilt_form_is_out_of_order_and_says_how(kind: FormKind) -> None:
    for seed in range(12):
        form = spoil(draw_form(seeded(seed), kind), seeded(seed))
        themes = {defect.theme for defect in form.defects}
        assert themes <= THEMES.keys()
        assert bool(themes) == (kind != "policy")
        if "gstin_check_digit" in themes:
            assert gstin.fault(form.get("gstin")) == "check_digit"
        if "certificate_expired" in themes:
            assert day(form, "valid_to") < form.context["today"]  # type: ignore[operator]
        if "udyam_format" in themes:
            assert not udyam.is_valid(form.get("udyam_number"))
        if "claim_before_order" in themes:
            assert day(form, "claim_date") < day(form, "order_date")
