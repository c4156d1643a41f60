"""The model registry: versions are kept, one serves, and an earlier one can be brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from adapters.lake import IcebergLake
from adapters.lake.models import KEPT_VERSIONS
from core.errors import InputError
from core.model_record import ModelRecord
from tests.adapters.lake.shop import Shop

START = datetime(2026, 11, 1, 2, tzinfo=UTC)


def record(number: int) -> ModelRecord:
    return ModelRecord(
        version=f"m{number}",
        trained_at=START + timedelta(days=number),
        cutoff=date(2026, 11, 1) + timedelta(days=number),
        reason="first",
        data_snapshot={"curated.daily_sales": "77"},
        parameters={"rounds": 250},
        report={"wape": 0.31},
        artifact=bytes([number]) * 10,
    )


def test_a_saved_model_serves_and_comes_back_whole(shop: Shop, reopen: Callable[[], IcebergLake]) -> None:
    shop.lake.save_model("shop", record(1))
    found = reopen().serving_model("shop")
    assert found is not None
    assert found.artifact == b"\x01" * 10
    assert (found.version, found.serving) == ("m1", True)
    assert (found.data_snapshot, found.report) == ({"curated.daily_sales": "77"}, {"wape": 0.31})
    assert found.trained_at == START + timedelta(days=1)


def test_where_nothing_was_trained_nothing_serves(shop: Shop) -> None:
    assert shop.lake.serving_model("shop") is None
    assert shop.lake.models("shop") == []


def test_the_newest_serves_and_the_list_is_newest_first_without_artifacts(shop: Shop) -> None:
    for number in (1, 2):
        shop.lake.save_model("shop", record(number))
    listed = shop.lake.models("shop")
    assert [(one.version, one.serving, one.artifact) for one in listed] == [
        ("m2", True, b""),
        ("m1", False, b""),
    ]


def test_an_earlier_model_can_serve_again(shop: Shop, reopen: Callable[[], IcebergLake]) -> None:
    for number in (1, 2):
        shop.lake.save_model("shop", record(number))
    shop.lake.serve_model("shop", "m1")
    found = reopen().serving_model("shop")
    assert found is not None
    assert (found.version, found.artifact) == ("m1", b"\x01" * 10)


def test_a_model_that_is_not_there_cannot_serve(shop: Shop) -> None:
    shop.lake.save_model("shop", record(1))
    with pytest.raises(InputError, match=r"no model 'm9'. There are: m1"):
        shop.lake.serve_model("shop", "m9")


def test_a_version_is_saved_once(shop: Shop) -> None:
    shop.lake.save_model("shop", record(1))
    with pytest.raises(InputError, match="already"):
        shop.lake.save_model("shop", record(1))


def test_only_the_last_versions_are_kept_and_tenants_do_not_share_them(shop: Shop) -> None:
    for number in range(KEPT_VERSIONS + 2):
        shop.lake.save_model("shop", record(number))
    assert len(shop.lake.models("shop")) == KEPT_VERSIONS
    assert shop.lake.models("other") == []
