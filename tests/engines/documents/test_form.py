from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.document import DocType, Document
from engines.documents.examine import documents_of
from tests.engines.documents.drawn import page_of, reading_of


def document_of(drawing: str) -> Document:
    (document,) = documents_of(reading_of(page_of(drawing)))
    return document


def found(document: Document, *names: str) -> tuple[object, ...]:
    return tuple(document.value(name) for name in names)


def test_a_gst_certificate_is_read() -> None:
    document = document_of("""
        Form GST REG-06
        Registration Certificate
        Registration Number : 27AAPFU0939F1ZV
        1.  Legal Name                                 Usha Farms
        2.  Trade Name, if any                         Usha Fresh
        3.  Constitution of Business                   Partnership
        4.  Address of Principal Place of Business     12, Market Road, Sadar Bazar,
                                                       Nashik, Maharashtra, 422001
        5.  Date of Liability                          01/07/2020
        6.  Period of Validity                         From   01/07/2020   To   Not Applicable
        7.  Type of Registration                       Regular
        9.  Date of issue of Certificate               15/07/2020
    """)
    assert document.doc_type is DocType.GST_CERTIFICATE
    assert found(document, "gstin", "legal_name", "trade_name", "constitution", "registration_type") == (
        "27AAPFU0939F1ZV", "Usha Farms", "Usha Fresh", "Partnership", "Regular",
    )  # fmt: skip
    assert document.value("address") == "12, Market Road, Sadar Bazar, Nashik, Maharashtra, 422001"
    assert found(document, "valid_from", "issue_date", "valid_to") == (
        date(2020, 7, 1),
        date(2020, 7, 15),
        None,
    )


def test_an_udyam_certificate_is_read() -> None:
    document = document_of("""
        UDYAM REGISTRATION CERTIFICATE
        UDYAM REGISTRATION NUMBER         UDYAM-MH-19-0012345
        NAME OF ENTERPRISE                M/S Usha Farms
        TYPE OF ENTERPRISE                Micro
        MAJOR ACTIVITY                    MANUFACTURING
        DATE OF INCORPORATION             01/04/2015
        DATE OF UDYAM REGISTRATION        12/08/2020
    """)
    assert document.doc_type is DocType.MSME_CERTIFICATE
    assert found(document, "udyam_number", "enterprise_name", "enterprise_type", "date_of_registration") == (
        "UDYAM-MH-19-0012345", "Usha Farms", "micro", date(2020, 8, 12),
    )  # fmt: skip


def test_a_claim_form_is_read() -> None:
    document = document_of("""
        RETURN CLAIM FORM
        Claim ID           : CLM-583962
        Claim Date         : 16 Jan 2026
        Seller / Claimant  : Usha Fresh
        Order ID           : OD838627243465
        Order Date         : 09 Jan 2026
        Product            : USB-C Wall Charger 20W
        Quantity           : 2
        Claim Amount       : Rs. 495.62
        Reason for Claim   : Item received damaged
    """)
    assert document.doc_type is DocType.CLAIM_FORM
    assert found(document, "claim_id", "order_id", "quantity", "claim_amount", "claim_reason") == (
        "CLM-583962", "OD838627243465", Decimal(2), Decimal("495.62"), "Item received damaged",
    )  # fmt: skip
    assert found(document, "claim_date", "order_date") == (date(2026, 1, 16), date(2026, 1, 9))


def test_a_policy_is_read() -> None:
    document = document_of("""
        Usha Retail Pvt Ltd

        Return and Refund Policy
        Version: 2.1
        Effective from: 5th April 2026
        1. Purpose
        This policy says what staff and partners do so that every customer is treated alike.
        2. Rules
        Requests are answered within two working days by whoever is in the shop that day.
        Exceptions are approved by a manager in writing and kept for three years with their reason.
        Each decision is recorded with its reason and kept for three years by the office.
    """)
    assert document.doc_type is DocType.POLICY
    assert found(document, "title", "version", "effective_from", "issuer") == (
        "Return and Refund Policy", "2.1", date(2026, 4, 5), "Usha Retail Pvt Ltd",
    )  # fmt: skip


def test_no_place_serves_two_fields() -> None:
    document = document_of(
        "RETURN CLAIM FORM\nClaim ID: CLM-1\nClaim Date: 16 Jan 2026\nOrder ID: OD12\nSKU: A-1"
    )
    places = [field.place for field in document.fields.values() if field.place is not None]
    assert len({(place.page, place.box) for place in places}) == len(places)


def test_headings_in_two_languages_stand_over_their_values() -> None:
    document = document_of("""
                  RETURN CLAIM FORM
            आर्डर संख्या        आर्डर तिथि        एसकेयू
             Order No.        Order Date        SKU
          OD905894158197      01.08.2025      MLT-3645

                वस्तु              मात्रा       दावा राशि
                 Product           Quantity    Claim Amount
         Herbal Toothpaste 200g        3        Rs. 188.70
    """)
    assert found(document, "order_id", "sku_id") == ("OD905894158197", "MLT-3645")
    assert found(document, "product", "claim_amount") == ("Herbal Toothpaste 200g", Decimal("188.70"))


def test_a_key_that_breaks_off_goes_on_below() -> None:
    document = document_of("""
        FORM GST REG-06
        REGISTRATION CERTIFICATE
        GSTIN                  36VLZFS3504V2ZR        Registration   Regular
        Legal Name             SARALMART & SONS       Trade Name     Saralmart
        Liable to tax from     12/08/2019             Valid To       NA
        Address of Principal   Office 259, Market Yard, Warangal,
        Place of Business      Telangana, 506002
    """)
    assert document.value("address") == "Office 259, Market Yard, Warangal, Telangana, 506002"
    assert document.value("date_of_liability") == date(2019, 8, 12)


def test_what_a_form_says_to_sellers_names_no_claimant() -> None:
    document = document_of("""
        Return Claim Form
        For sellers: use one form for one returned article
        Claim No.                      Date of claim
        CLM-153021                     17-10-2025
        Seller / Claimant              Marketplace
        Samvrit Enterprises            Dukaanwala
    """)
    assert found(document, "claimant_name", "marketplace") == ("Samvrit Enterprises", "Dukaanwala")
