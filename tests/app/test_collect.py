"""`smartretail collect` and `run hourly` on a home of its own and a site on loopback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_home
from app.cli import parser
from core.errors import InputError
from core.identity import Scope
from tests.adapters.collector.loopback_site import LoopbackSite, open_site, product_page

AGENT = "MeenaPrices/1.0 (+https://meena.example/prices)"


@pytest.fixture
def site() -> Generator[LoopbackSite]:
    with open_site() as opened:
        yield opened


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that knows two products."""
    folder = tmp_path_factory.mktemp("template")
    products = folder / "products.csv"
    products.write_text(
        "sku_id,category,brand,pack_size,mrp\nATTA,STAPLES,Suvarna,5 kg,280\nSOAP,CARE,Kesar,4,150\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMARTRETAIL_HOME", str(folder / "home"))
        assert main("ingest", str(products), "--kind", "products", "--json") == 0
    return folder / "home"


@pytest.fixture
def home(template: Path, tmp_path: Path, site: LoopbackSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(template, tmp_path / "home")
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "competitors"
    folder.mkdir()
    (folder / "shop.toml").write_text(
        f'user_agent = "{AGENT}"\n[[source]]\nname = "Rival"\nkind = "jsonld"\n'
        f'base_url = "{site.address}"\nurl_template = "/p/{{id}}"\nproducts = "rival.csv"\n'
        "min_seconds_between_requests = 1\nallow_private_addresses = true\nconfidence = 0.9\n"
    )
    (folder / "rival.csv").write_text("sku_id,id\nATTA,1\nSOAP,2\n")
    return tmp_path / "home"


def main(*command: str) -> int:
    """Run a command as `app.cli.main` does, but for what that sets for a whole process."""
    arguments = parser().parse_args(command)
    return int(arguments.run(arguments))


def run(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, Any]:
    code = main(*command, "--json")
    return code, json.loads(capsys.readouterr().out)


def observed() -> list[tuple[str, str, str]]:
    with open_home() as home:
        frame = home.lake.competitor_prices(Scope("shop"), date(2020, 1, 1), date(2100, 1, 1)).frame
    return [
        (row["sku_id"], row["competitor"], f"{row['competitor_price']:.2f}")
        for row in frame.iter_rows(named=True)
    ]


def test_from_a_site_to_the_table_of_competitor_prices(
    home: Path, site: LoopbackSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.say("/p/1", product_page("265.00"))
    site.say("/p/2", product_page("9.99", currency="USD"))
    code, dry = run(capsys, "collect", "--dry-run")
    assert (code, dry["sources"][0]["new"], observed()) == (0, 1, [])

    code, done = run(capsys, "collect", "--source", "Rival")
    (rival,) = done["sources"]
    assert (code, rival["asked"], rival["from_cache"], rival["new"]) == (0, 0, 2, 1)
    assert [row["reason"] for row in rival["quarantined"]] == ["other_currency"]
    assert observed() == [("ATTA", "Rival", "265.00")]

    code, hourly = run(capsys, "run", "hourly")
    assert (code, hourly["ok"]) == (0, True)
    assert "0 new, 0 asked, 2 from cache, 1 quarantined" in hourly["parts"][0]["detail"]
    assert site.paths == ["/robots.txt", "/p/1", "/p/2"]

    _, last = run(capsys, "collect", "--last")
    assert last["sources"][0]["known"] == 1
    _, log = run(capsys, "audit", "list")
    actions = [(record["action"], record["actor"]) for record in log["records"]]
    assert actions.count(("collect_prices", "owner")) == 2


def test_a_price_that_changes_during_the_day_is_in_force_and_the_earlier_one_is_not(
    home: Path, site: LoopbackSite, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "competitors" / "shop.toml"
    path.write_text(path.read_text() + "ttl_hours = 1e-9\n")  # over at once
    for price in ("265.00", "259.00", "265.00"):
        site.say("/p/1", product_page(price))
        _, report = run(capsys, "collect")
        assert report["sources"][0]["new"] == 1
        assert observed() == [("ATTA", "Rival", price)]


def test_a_person_reads_what_came_of_it(
    home: Path, site: LoopbackSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.say("/robots.txt", "User-agent: *\nDisallow: /p/2")
    site.say("/p/1", product_page("265.00"))
    assert main("collect") == 0
    out = capsys.readouterr().out
    assert "✓ Rival: 1 new, 0 known; pages: 1 asked for (0 unchanged), 0 still fresh" in out
    assert f"robots.txt says no: {site.address}/p/2" in out


def test_a_site_that_is_down_is_a_failure_of_the_command(
    home: Path, site: LoopbackSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.say("/p/1", status=500)
    site.say("/p/2", status=500)
    code, report = run(capsys, "collect")
    assert (code, report["ok"], len(report["sources"][0]["failed"])) == (1, False, 2)


def test_a_wrong_file_is_refused_by_its_place(home: Path, site: LoopbackSite) -> None:
    (home / "competitors" / "shop.toml").write_text("source = 3\n")
    with pytest.raises(InputError, match=r"shop\.toml, source"):
        main("collect")
    assert site.asked == []


def test_without_sources_it_says_how_to_set_one_up(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "competitors" / "shop.toml").unlink()
    assert main("collect") == 0
    assert "docs/competitors.md" in capsys.readouterr().out
