"""export_data: every kind as a file, in the caller's own part of the shop, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from app.cli.export import KINDS as KINDS_OF_THE_COMMAND
from core.errors import InputError, PolicyError, ScopeError
from core.ports import ImportReport
from tests.jobs.importing.fakes import FakeLedger
from tests.tools.conftest import AS_OF, NOW, SELLER, Call, FakeAudit
from tests.tools.fake_alerts import LOW_MILK, MemoryAlerts
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges, MemoryRecommendations
from tests.tools.test_on_the_way import accepted
from tests.tools.test_review_price_changes import changed_on
from tools import export_rows
from tools.export_data import ExportDataResult
from tools.export_rows import KINDS
from tools.registry import Registry


def export(call: Call, blobs: MemoryBlobs, kind: str, **arguments: Any) -> list[dict[str, str]]:
    result = call("export_data", kind=kind, **arguments).result
    assert isinstance(result, ExportDataResult)
    assert result.blob_key is not None
    text = blobs.kept[result.blob_key].decode()
    rows = json.loads(text) if result.format == "json" else list(csv.DictReader(io.StringIO(text)))
    assert result.rows.value == len(rows)
    return rows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_every_kind_goes_out_in_every_format(call: Call, blobs: MemoryBlobs, kind: str, form: str) -> None:
    place = {} if kind == "quarantine" else {"store_id": "DELHI_01"}
    result = call("export_data", kind=kind, format=form, **place).result
    assert isinstance(result, ExportDataResult)
    assert blobs.kept[result.blob_key or ""]
    (file,) = result.files
    assert (file.name, file.blob_key) == (result.file_name.value, result.blob_key)
    assert file.name == f"{kind}.{form}"
    for fact in (result.rows, result.file_name):
        assert fact.source.tables
        assert fact.source.method


def test_a_seller_takes_out_the_own_stores_only(call: Call, blobs: MemoryBlobs, audit: FakeAudit) -> None:
    rows = export(call, blobs, "sales", who=SELLER)
    assert {row["store_id"] for row in rows} == {"DELHI_01", "DELHI_02"}
    with pytest.raises(ScopeError):
        export(call, blobs, "forecast", who=SELLER, store_id="MUMBAI_01")
    allowed, denied = audit.appended
    assert (allowed["outcome"], allowed["kind"], allowed["rows"]) == ("allowed", "sales", len(rows))
    assert (denied["outcome"], denied["store_id"]) == ("denied", "MUMBAI_01")


def test_the_catalogue_has_its_columns_and_the_price_in_force(
    call: Call, blobs: MemoryBlobs, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF, sku_id="SOAP", price="145.00", before="150.00")
    rows = {row["sku_id"]: row for row in export(call, blobs, "catalog")}
    assert list(rows["MILK"]) == ["sku_id", "name", "category", "brand", "pack_size", "mrp", "price"]
    assert (rows["MILK"]["price"], rows["SOAP"]["price"]) == ("28.0", "145.0")  # 28 in two stores of three


def test_rows_put_aside_go_out_to_those_who_take_files_in(
    call: Call, blobs: MemoryBlobs, imports: FakeLedger
) -> None:
    for import_id, status, quarantined in (("A", "committed", 1), ("B", "undone", 1), ("C", "committed", 0)):
        imports.begin(
            import_id=import_id,
            tenant_id="demo",
            user_id="vikram",
            kind="sales",
            file="sales.csv",
            blob_key=f"demo/raw/{import_id}",
            sha256="0",
            received_at=NOW,
        )
        report = ImportReport(import_id, "sales", "sales.csv", status, quarantined=quarantined)  # pyright: ignore[reportArgumentType]
        imports.finish(import_id, report)
    bad = {"file": "sales.csv", "row": 7, "column": "units_sold", "value": "=1+1", "reason": "not_a_number"}
    blobs.put("demo/quarantine/A", BytesIO(json.dumps(bad).encode() + b"\n"))
    (row,) = export(call, blobs, "quarantine")
    assert (row["import_id"], row["kind"], row["row"], row["reason"]) == ("A", "sales", "7", "not_a_number")
    assert row["value"] == "'=1+1"
    with pytest.raises(PolicyError):
        export(call, blobs, "quarantine", who=SELLER)
    with pytest.raises(InputError, match="leave those out"):
        export(call, blobs, "quarantine", store_id="DELHI_01")


def test_price_changes_tell_what_was_expected_and_measured(
    call: Call, blobs: MemoryBlobs, price_changes: MemoryPriceChanges
) -> None:
    change = changed_on(price_changes, AS_OF - timedelta(days=20))
    price_changes.save_outcome(
        "demo", change.change_id, {"state": "measured", "units_pct": [1.0, 2.0, 3.0], "end": "2026-11-21"}
    )
    (row,) = export(call, blobs, "price_changes", format="json")
    assert (row["price"], row["expected_units_pct"], row["measured_units_pct_high"]) == (25.0, 6.0, 3.0)
    assert (row["outcome"], row["applied_at"]) == ("measured", "2026-11-01T06:30:00+00:00")


def test_recommendations_have_the_seed_s_columns_and_alerts_are_apart(
    call: Call, blobs: MemoryBlobs, recommendations: MemoryRecommendations, alerts: MemoryAlerts
) -> None:
    accepted(recommendations, AS_OF, 24)
    alerts.evaluated("demo", {"stockout_risk"}, [LOW_MILK], at=NOW)
    (row,) = export(call, blobs, "recommendations")
    seed = ["run_date", "sku_id", "store_id", "rec_type", "payload_json", "score", "status", "explanation"]
    assert list(row)[:8] == seed
    assert (row["rec_type"], row["status"], json.loads(row["payload_json"])["quantity"]) == (
        "reorder",
        "accepted",
        24,
    )
    (alert,) = export(call, blobs, "alerts")
    assert (alert["type"], alert["store_id"], alert["reference"]) == ("stockout_risk", "DELHI_01", "R_1")
    assert alert["recommended_action"] == "Order 24 by 2026-11-23."
    assert json.loads(alert["facts_json"])["values"]["on_hand"]["value"] == 15


def test_orders_are_those_of_the_plan(call: Call, blobs: MemoryBlobs, lake: FakeLake) -> None:
    lake.stock_rows = [row for row in lake.stock_rows if row["store_id"] != "DELHI_02"]  # nothing to move
    planned = call("plan_reorder").result.model_dump()["series"]
    wanted = {(row["sku_id"], row["store_id"]): row["quantity"] for row in planned}
    rows = export(call, blobs, "reorder")
    assert rows
    assert all(wanted[row["sku_id"], row["store_id"]] == int(row["quantity"]) for row in rows)
    assert rows[0]["product"] == "Mohini Toned Milk 500 ml"


def test_a_period_limits_sales(call: Call, blobs: MemoryBlobs) -> None:
    period = {"start": "2026-11-20", "end": "2026-12-31"}
    rows = export(call, blobs, "sales", period=period, sku_ids=["MILK"], format="json")
    assert {row["date"] for row in rows} == {"2026-11-20", "2026-11-21"}


def test_a_text_that_a_spreadsheet_would_run_is_shown_instead(
    call: Call, blobs: MemoryBlobs, lake: FakeLake
) -> None:
    lake.products_rows[0]["name"] = '=HYPERLINK("http://x")'
    names = {row["sku_id"]: row["name"] for row in export(call, blobs, "catalog")}
    assert names["MILK"].startswith("'=")
    result = call("export_data", kind="catalog", format="xlsx").result
    assert isinstance(result, ExportDataResult)
    sheet = load_workbook(io.BytesIO(blobs.kept[result.blob_key or ""])).active
    assert sheet is not None
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert '\'=HYPERLINK("http://x")' in cells


def test_the_same_content_is_kept_once_and_a_preview_keeps_nothing(
    call: Call, registry: Registry, blobs: MemoryBlobs
) -> None:
    told = registry.preview("export_data", {"kind": "sales"}, SELLER)
    assert told is not None
    assert blobs.kept == {}
    export(call, blobs, "sales")
    export(call, blobs, "sales")
    assert len(blobs.kept) == 1


def test_too_many_rows_are_refused_with_a_remedy(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_rows, "MOST_ROWS", 10)
    with pytest.raises(InputError, match="fewer stores"):
        call("export_data", kind="sales")


def test_an_empty_table_still_has_its_header(call: Call, blobs: MemoryBlobs) -> None:
    result = call("export_data", kind="overrides").result
    assert isinstance(result, ExportDataResult)
    assert blobs.kept[result.blob_key or ""].decode().startswith("override_id,sku_id,store_id,start,end")


def test_the_command_knows_every_kind() -> None:
    assert KINDS_OF_THE_COMMAND == KINDS


def test_a_day_is_a_day_in_a_workbook(call: Call, blobs: MemoryBlobs) -> None:
    result = call("export_data", kind="sales", format="xlsx", sku_ids=["MILK"], store_id="DELHI_01").result
    assert isinstance(result, ExportDataResult)
    sheet = load_workbook(io.BytesIO(blobs.kept[result.blob_key or ""])).active
    assert sheet is not None
    first = [cell.value for cell in next(sheet.iter_rows(min_row=2))]
    assert str(first[0])[:10] == (AS_OF - timedelta(days=90)).isoformat()


def test_without_any_data_what_people_did_still_goes_out(call: Call, lake: FakeLake) -> None:
    lake.sales = pl.DataFrame(schema=lake.sales.schema)
    result = call("export_data", kind="price_changes").result
    assert isinstance(result, ExportDataResult)
    assert result.as_of is None
    assert result.rows.value == 0
