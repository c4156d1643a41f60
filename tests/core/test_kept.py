"""What is kept: only while what it rests on stands, within bounds, each asker its own."""

from __future__ import annotations

from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.errors import InputError
from core.kept import Kept


class Maker:
    """Makes a number, counting how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


def keep(kept: Kept, asked: Hashable, make: Maker, *, rests_on: object = 1, cells: int = 1) -> int:
    return kept.of(asked, rests_on, make, lambda _: cells)


def test_it_is_made_once_while_what_it_rests_on_is_equal() -> None:
    kept, make = Kept(10, 10), Maker()
    assert [keep(kept, "a", make, rests_on=({"sales": "7"}, (1, 2))) for _ in range(3)] == [1, 1, 1]
    assert keep(kept, "b", make, rests_on=({"sales": "7"}, (1, 2))) == 2


@pytest.mark.parametrize("now", [({"sales": "8"}, 1), ({"sales": "7"}, 2), ({"sales": "7", "stock": "1"}, 1)])
def test_it_is_made_anew_as_soon_as_anything_it_rests_on_is_another(now: object) -> None:
    kept, make = Kept(10, 10), Maker()
    keep(kept, "a", make, rests_on=({"sales": "7"}, 1))
    assert [keep(kept, "a", make, rests_on=now) for _ in range(2)] == [2, 2]
    assert keep(kept, "a", make, rests_on=({"sales": "7"}, 1)) == 3  # the old one made way


@pytest.mark.parametrize(("most_cells", "most_things"), [(8, 100), (1_000, 2)])
def test_the_least_used_goes_first(most_cells: int, most_things: int) -> None:
    kept, make = Kept(most_cells, 4, most_things), Maker()
    keep(kept, "a", make, cells=4)
    keep(kept, "b", make, cells=4)
    keep(kept, "a", make, cells=4)
    keep(kept, "c", make, cells=4)
    assert make.made == 3
    keep(kept, "a", make, cells=4)
    assert make.made == 3
    keep(kept, "b", make, cells=4)
    assert make.made == 4


def test_a_large_one_is_not_kept_and_pushes_nothing_out() -> None:
    kept, make = Kept(8, 4), Maker()
    keep(kept, "a", make, cells=4)
    assert [keep(kept, "large", make, cells=5) for _ in range(2)] == [2, 3]
    assert keep(kept, "a", make, cells=4) == 1


def test_what_could_not_be_made_is_not_kept() -> None:
    kept, make = Kept(8, 4), Maker()

    def fail() -> int:
        raise InputError("no")

    with pytest.raises(InputError):
        kept.of("a", 1, fail, lambda _: 1)
    assert keep(kept, "a", make) == 1


def test_many_threads_get_what_rests_on_what_they_asked_for() -> None:
    kept = Kept(6, 2)

    def ask(number: int) -> bool:
        asked, version = number % 5, number % 3
        made = kept.of(asked, version, lambda: (asked, version), lambda _: 2)
        return made == (asked, version)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(2_000)))
