from __future__ import annotations

import pytest

from channels.problem import status_of
from core.errors import (
    ApprovalRequiredError,
    ConflictError,
    DataError,
    ExternalError,
    IdentityError,
    InputError,
    PolicyError,
    ScopeError,
    SmartRetailError,
    StorageFullError,
)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("x"), 422),
        (ConflictError("x"), 409),
        (DataError("x"), 422),
        (IdentityError("x"), 401),
        (ScopeError("x"), 403),
        (ApprovalRequiredError("x"), 403),
        (PolicyError("x"), 403),
        (StorageFullError("x"), 507),
        (ExternalError("x"), 503),
        (SmartRetailError("x"), 500),
        (ScopeError("x", code="not_found"), 404),
        (PolicyError("x", code="rate_limited"), 429),
        (ExternalError("x", code="turn_timeout"), 504),
    ],
)
def test_each_error_has_its_status(error: SmartRetailError, status: int) -> None:
    assert status_of(error) == status


def test_every_class_of_the_tree_has_a_status_of_its_own() -> None:
    unmapped = [kind for kind in _leaves(SmartRetailError) if status_of(kind("x")) == 500]
    assert unmapped == []


def _leaves(kind: type[SmartRetailError]) -> list[type[SmartRetailError]]:
    below = [one for one in kind.__subclasses__() if one.__module__ == "core.errors"]
    return below + [leaf for one in below for leaf in _leaves(one)]
