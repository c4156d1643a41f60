"""The page in a real browser: sign in, ask, watch the answer come, look at its sources."""

from __future__ import annotations

import io
import os
import re
import socket
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from adapters.chart import VegaCharts
from app.http import create_app
from channels.web.settings import WebSettings
from core.chart import Chart
from core.message import Choice, Outcome
from core.picture import PagePicture
from tests.adapters.test_chart import drivers_spec, forecast_spec
from tests.channels.fakes import ASHA, World
from tests.jobs.documents.fakes import BILL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
HOSTILE = "<img src=x onerror=alert(1)> *<b>bold</b>*"

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # playwright's pipes outlive its loop
]


@dataclass
class Site:
    address: str
    world: World


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> VegaCharts:
    return VegaCharts(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def site(charts: VegaCharts, tmp_path: Path) -> Generator[Site]:
    world = World(tmp_path, charts=charts)
    settings = WebSettings(bound_to_loopback=True, demo_users=("asha", "vikram"), questions=("What sells?",))
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(world.parts(web=settings)), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}/", world)
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Generator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on(
        "console",
        lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None,
    )
    opened.on(
        "request",
        lambda request: None if request.url.startswith(site.address) else troubles.append(request.url),
    )
    opened.goto(site.address)
    yield opened
    context.close()
    assert troubles == []


def sign_in(page: Page) -> None:
    page.click("[data-user=asha]")
    page.wait_for_selector("#questions button")


def ask(page: Page, question: str) -> None:
    page.fill("#message", question)
    page.keyboard.press("Enter")


def answered(page: Page) -> Any:
    page.wait_for_selector(".theirs[aria-busy=false]")
    return page.locator(".theirs").last


def test_a_seller_signs_in_asks_and_sees_where_the_numbers_come_from(page: Page, site: Site) -> None:
    sign_in(page)
    assert page.inner_text("#greeting") == "Namaste, Asha"
    tool_ran, rest_said = threading.Event(), threading.Event()
    site.world.inbox.holds = {3: tool_ran, 6: rest_said}
    ask(page, "what will stock out in delhi")
    page.wait_for_selector(".badge:not(.done)")  # shown while the tool runs
    assert page.inner_text(".badge") == "Stock-out risk"
    tool_ran.set()
    page.wait_for_selector(".badge.done")
    page.locator(".answer", has_text=re.compile("^1 item will likely r$")).wait_for()
    assert page.get_attribute(".theirs", "aria-busy") == "true"  # the text comes before the end
    rest_said.set()
    turn = answered(page)
    assert turn.locator(".badge.done").count() == 1
    assert "Numbers checked" in turn.locator(".foot").inner_text()
    assert turn.locator("strong").first.inner_text() == "Mohini Toned Milk 500 ml"
    turn.get_by_role("button", name=re.compile("Sources")).click()
    drawer = page.locator("#sources")
    assert drawer.is_visible()
    text = drawer.inner_text()
    for shown in ("Units to order", "240", "sales", "snap-1", "2026-11-21", "city: Delhi", "Returns policy"):
        assert shown in text
    assert "₹18,401" not in text  # looked at, but not in the answer
    drawer.get_by_text("Also looked at (1)").click()
    assert "₹18,401" in drawer.inner_text()
    page.keyboard.press("Escape")
    assert not drawer.is_visible()


def test_the_conversation_is_there_after_a_reload_and_gone_after_new_chat(page: Page) -> None:
    sign_in(page)
    ask(page, "what will stock out")
    answered(page)
    page.reload()
    page.wait_for_selector(".theirs .foot button")
    assert page.locator(".messages li").count() == 2
    page.click("#new-chat")
    assert page.locator(".messages li").count() == 0
    page.reload()
    page.wait_for_selector("#questions button")
    assert page.locator(".messages li").count() == 0


def test_a_reload_in_the_middle_of_an_answer_follows_it_to_its_end(page: Page, site: Site) -> None:
    ran = site.world.inbox.holds[3] = threading.Event()
    sign_in(page)
    ask(page, "what will stock out")
    page.wait_for_selector(".badge")
    page.reload()
    page.wait_for_selector(".badge")
    ran.set()
    answered(page)
    assert page.locator(".mine").count() == 1
    assert site.world.inbox.accepted == 1


def test_a_suggestion_and_a_choice_are_asked_with_one_tap(page: Page, site: Site) -> None:
    sign_in(page)
    page.click("#questions button")
    answered(page)
    page.click(".choices button")
    page.locator(".theirs[aria-busy=false]").nth(1).wait_for()
    asked = [message.text for message in site.world.inbox.messages.values()]
    assert asked == ["What sells?", "Show the order list"]
    assert page.locator(".choices button").count() == 1  # only the newest turn's


def test_nothing_that_is_said_becomes_markup(page: Page, site: Site) -> None:
    changes = {"answer": HOSTILE, "choices": (Choice(label=HOSTILE, message="x"),)}
    site.world.inbox.reply_changes = changes
    sign_in(page)
    ask(page, HOSTILE)
    turn = answered(page)
    assert page.locator(".messages img, .messages b").count() == 0
    assert "<img src=x" in turn.inner_text()
    assert "<img src=x" in page.inner_text(".mine")


def test_shift_enter_makes_a_line_and_enter_sends(page: Page, site: Site) -> None:
    sign_in(page)
    page.fill("#message", "one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    answered(page)
    [message] = site.world.inbox.messages.values()
    assert message.text == "one\ntwo"
    assert page.input_value("#message") == ""


def test_a_wrong_token_is_said_and_a_right_one_opens(page: Page) -> None:
    page.fill("#token", "nonsense")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sign-in-error:not([hidden])")
    page.fill("#token", "token-vikram")
    page.keyboard.press("Enter")
    page.wait_for_selector("#greeting")
    page.locator("#greeting", has_text="Vikram").wait_for()


def test_signing_out_leaves_nothing_on_the_screen(page: Page) -> None:
    sign_in(page)
    ask(page, "what will stock out")
    answered(page)
    page.click("#sign-out")
    page.wait_for_selector("#token-form")
    assert page.locator(".messages li").count() == 0
    page.reload()
    page.wait_for_selector("#token-form")


def test_a_lost_connection_is_said_and_can_be_tried_again(page: Page, site: Site) -> None:
    sign_in(page)
    page.context.set_offline(True)
    ask(page, "what will stock out")
    page.wait_for_selector(".theirs.error-turn")
    page.context.set_offline(False)
    page.click(".foot button")
    assert "Mohini" in answered(page).inner_text()
    assert site.world.inbox.accepted == 1
    assert page.locator(".mine").count() == 1


def test_an_expired_session_leads_back_to_signing_in(page: Page) -> None:
    sign_in(page)
    page.context.clear_cookies()
    ask(page, "what will stock out")
    page.wait_for_selector("#token-form")
    assert "session has ended" in page.inner_text("#sign-in-error")


def test_a_reply_that_failed_looks_like_it(page: Page, site: Site) -> None:
    site.world.inbox.reply_changes = {"outcome": Outcome.ERROR, "answer": "Please ask again.", "facts": ()}
    sign_in(page)
    ask(page, "hi")
    answered(page)
    assert page.locator(".theirs.error-turn").count() == 1


def test_the_page_fits_a_small_phone_and_names_its_controls(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    sign_in(page)
    ask(page, "what will stock out")
    answered(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    for name in ("Send", "Attach a photo, PDF or table", "New chat", "Sign out"):
        assert page.get_by_role("button", name=name).is_visible()
    assert page.get_by_role("textbox", name="Your message").is_visible()
    assert page.get_by_role("log", name="Conversation").is_visible()


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


@pytest.mark.parametrize("width", [320, 390, 1280])
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
