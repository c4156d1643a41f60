from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.database.encoding import decode, encode
from core.identity import Role

plain = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(fold=0))
)
keys = st.text() | st.sampled_from(["$decimal", "$date", "$datetime", "$$date", "$"])


def same(left: Any, right: Any) -> bool:
    """Equal, and of the same types: 1 is not True and not Decimal(1)."""
    return left == right and repr(left) == repr(right)


@settings(deadline=None)  # the machine may be busy
@given(st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=12))
def test_what_goes_in_comes_out(value: Any) -> None:
    assert same(decode(encode(value)), value)


def test_content_cannot_pose_as_a_tag() -> None:
    assert decode(encode({"$decimal": "not a number"})) == {"$decimal": "not a number"}


@pytest.mark.parametrize(
    "value",
    [
        MappingProxyType({"$decimal": "1.5"}),
        {"price": Decimal(1), "kind": MappingProxyType({"$date": "2026-01-01"})},
        {Decimal(1): Decimal(2), "$decimal": date(2026, 1, 1)},
        [Decimal(1), "$decimal", {'"$': Decimal(2)}],
        {(1, 2): {"$": Decimal(3)}},
    ],
)
def test_it_cannot_among_what_json_has_no_form_for(value: Any) -> None:
    assert decode(encode(value)) == _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in cast("Mapping[Any, Any]", value).items()}
    return [_plain(item) for item in cast("list[Any]", value)] if isinstance(value, list) else value


def test_what_json_has_no_form_for_is_kept_as_its_nearest() -> None:
    value = {"role": Role.SELLER, "at": time(9, 30), "pair": (1, date(2026, 1, 1)), "set": {2}}
    assert decode(encode(value)) == {
        "role": "seller",
        "at": "09:30:00",
        "pair": [1, date(2026, 1, 1)],
        "set": [2],
    }


def test_a_moment_stays_a_moment_and_money_keeps_its_paise() -> None:
    value = [datetime(2026, 1, 1, 9, 30, tzinfo=UTC), Decimal("12.50")]
    assert repr(decode(encode(value))) == repr(value)
