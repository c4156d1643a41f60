"""Charts and pictures under answers, in a real browser: drawn, readable, and harmless."""

from __future__ import annotations

import io
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from core.chart import Chart
from core.picture import PagePicture
from tests.adapters.test_chart import drivers_spec, forecast_spec
from tests.channels.fakes import ASHA
from tests.channels.web.browsing import HOSTILE, IN_A_BROWSER, Site, answered, ask, sign_in
from tests.jobs.documents.fakes import BILL

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = IN_A_BROWSER

ALT = "About 140 units."


def draw(site: Site, **changes: Any) -> Chart:
    """Let the next answers come with a chart."""
    fields: dict[str, Any] = {
        "title": "Mohini Toned Milk 500 ml, Delhi 1",
        "alt": ALT,
        "spec": forecast_spec(),
    }
    chart = Chart(**{**fields, **changes})
    site.world.inbox.reply_changes = {"charts": (chart,)}
    return chart


def drawn(page: Page, theme: str = "light") -> Any:
    page.wait_for_selector(f".plot[data-drawn={theme}] canvas", timeout=15_000)
    return page.locator(".chart")


PIXELS = """() => {
  const canvas = document.querySelector(".plot canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const shares = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.slice(at, at + 3).join();
    shares[colour] = (shares[colour] ?? 0) + 4 / data.length;
  }
  return { first: data.slice(0, 3).join(), shares };
}"""
BARS, LIKELY, WIDEST = "117,133,140", "134,197,186", "211,233,229"


def test_a_chart_stands_under_its_answer_in_words_too_and_survives_a_reload(page: Page, site: Site) -> None:
    chart = draw(site)
    sign_in(page)
    ask(page, "forecast milk")
    answered(page)
    assert drawn(page).count() == 1
    assert page.get_by_role("img", name=chart.alt).is_visible()
    assert page.inner_text(".chart figcaption") == chart.title
    shares = page.evaluate(PIXELS)["shares"]
    for colour in (BARS, LIKELY, WIDEST):
        assert shares.get(colour, 0) > 0.02  # far more than its sign in the legend
    page.reload()
    assert drawn(page).count() == 1


def test_what_moves_a_forecast_is_drawn_too(page: Page, site: Site) -> None:
    draw(site, spec=drivers_spec())
    sign_in(page)
    ask(page, "why")
    drawn(page)
    assert page.evaluate(PIXELS)["shares"].get(BARS, 0) > 0.02


def test_a_chart_follows_the_page_from_light_to_dark(page: Page, site: Site) -> None:
    draw(site)
    sign_in(page)
    ask(page, "forecast milk")
    drawn(page)
    assert page.evaluate(PIXELS)["first"] == "255,255,255"
    page.emulate_media(color_scheme="dark")
    drawn(page, "dark")
    assert page.evaluate(PIXELS)["first"] == "27,33,40"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_chart_is_as_wide_as_there_is_room(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    draw(site)
    sign_in(page)
    ask(page, "forecast milk")
    drawn(page)
    plot, canvas = page.locator(".plot").bounding_box(), page.locator(".plot canvas").bounding_box()
    assert plot is not None
    assert canvas is not None
    assert canvas["width"] == pytest.approx(plot["width"], abs=1)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_pointing_at_a_day_shows_its_figures(page: Page, site: Site) -> None:
    draw(site)
    sign_in(page)
    ask(page, "forecast milk")
    drawn(page)
    page.locator(".plot canvas").hover(position={"x": 120, "y": 150})
    tip = page.locator(".chart .tip")
    tip.wait_for()
    day, sold = tip.inner_text().split("\n")
    assert re.fullmatch(r"\w{3} \d{1,2} (Oct|Nov)", day)
    assert sold == "Sold: 5"


def test_a_hostile_chart_draws_text_and_fetches_nothing(page: Page, site: Site) -> None:
    spec = forecast_spec(HOSTILE, event=HOSTILE)
    draw(site, title=HOSTILE, alt=HOSTILE, spec=spec)
    sign_in(page)
    ask(page, "forecast milk")
    drawn(page)
    assert page.inner_text(".chart figcaption") == HOSTILE
    assert page.locator(".chart img, .chart b, .chart a").count() == 0


def test_an_address_in_a_chart_is_not_followed(page: Page, site: Site) -> None:
    draw(site, spec={"mark": "bar", "data": {"url": "https://example.com/x.csv"}})
    sign_in(page)
    ask(page, "forecast milk")
    drawn(page)  # and the page's fixture has seen no request but ours


def test_a_chart_that_cannot_be_drawn_is_told_in_words(page: Page, site: Site) -> None:
    draw(site, spec={"mark": "nonsense"})
    sign_in(page)
    ask(page, "forecast milk")
    page.locator(".plot.in-words", has_text=ALT).wait_for(timeout=15_000)
    assert "Mohini" in answered(page).inner_text()


# --- files ----------------------------------------------------------------------------


def read_in_time(site: Site) -> None:
    """Do what the worker does: keep and read the file, then ask for its result in the conversation."""
    papers, inbox = site.world.papers, site.world.inbox
    deadline = time.monotonic() + 10
    while not inbox.messages and time.monotonic() < deadline:
        time.sleep(0.02)
    [sent] = inbox.messages.values()
    document, _ = papers.service.receive(io.BytesIO(BILL), sent.attachments[0].name, ASHA)
    papers.reading.read(document.doc_id)
    picture = PagePicture(doc_id=document.doc_id, page=1, alt="invoice page 1")
    inbox.reply_changes = {"answer": "❌ *Invoice GK/2231*: 1 problem", "pictures": (picture,)}
    told = sent.model_copy(update={"message_id": f"{sent.message_id}:document:0", "attachments": ()})
    inbox.messages[told.channel, told.message_id] = told


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_a_bill_is_sent_with_the_button_acknowledged_and_shown_with_its_problem(
    page: Page, site: Site, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    site.world.inbox.reply_changes = {"answer": "✅ Got it, reading…", "facts": (), "choices": ()}
    sign_in(page)
    with page.expect_file_chooser() as opened:
        page.get_by_role("button", name="Attach a photo, PDF or table").click()
    opened.value.set_files({"name": "bill.pdf", "mimeType": "application/pdf", "buffer": BILL})
    page.locator(".theirs[aria-busy=false]", has_text="Got it, reading").wait_for()
    assert "bill.pdf" in page.locator(".mine").inner_text()
    read_in_time(site)
    page.locator(".theirs", has_text="1 problem").wait_for(timeout=30_000)
    image = page.locator(".pages img")
    page.wait_for_function("() => document.querySelector('.pages img')?.naturalWidth > 0")
    box = image.bounding_box()
    assert box is not None
    assert box["width"] >= 200  # readable, and never a dot while it is drawn
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert site.world.inbox.accepted == 1
