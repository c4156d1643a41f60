"""The page in a real browser: sign in, ask, watch the answer come, look at its sources."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from core.fact import Citation
from core.message import Choice, Outcome
from tests.channels.web.browsing import HOSTILE, IN_A_BROWSER, Site, answered, ask, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = IN_A_BROWSER


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


def test_a_numbered_line_has_its_mark_drawn_and_its_words_aligned(page: Page, site: Site) -> None:
    site.world.inbox.reply_changes = {"answer": "2 bills\n1. ❌ *GP/77*, ₹7,455: no State\n2. ✅ *GP/78*"}
    sign_in(page)
    ask(page, "which bills need review?")
    turn = answered(page)
    assert "❌" not in turn.inner_text()  # not every device has the sign
    assert turn.locator(".item [role=img]").count() == 2
    assert "1. " in turn.inner_text()


def test_the_logo_stands_in_its_card_and_the_bell_s_count_beside_its_word(page: Page) -> None:
    logo, card = page.locator(".card .logo").bounding_box(), page.locator(".card").bounding_box()
    assert logo is not None
    assert card is not None
    assert logo["y"] > card["y"]
    assert logo["width"] == 56
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page)
    # In one go: the page, once it has heard of no alerts, hides the count again.
    width, right, word = page.evaluate(
        """() => {
            const count = document.getElementById("alerts-count");
            Object.assign(count, {hidden: false, textContent: "27"});
            const box = count.getBoundingClientRect();
            const word = document.querySelector("#alerts-bell span").getBoundingClientRect();
            return [box.width, box.right, word.left];
        }"""
    )
    assert width > 0
    assert right <= word


def test_no_number_among_the_sources_is_broken(page: Page) -> None:
    sign_in(page)
    ask(page, "what will stock out")
    answered(page).get_by_role("button", name=re.compile("Sources")).click()
    page.evaluate(
        "document.querySelector('#sources .fact header span').textContent = 'Units to order '.repeat(9)"
    )
    height = page.evaluate(
        "getComputedStyle(document.querySelector('#sources .fact header strong')).lineHeight"
    )
    box = page.locator("#sources .fact header strong").first.bounding_box()
    assert box is not None
    assert box["height"] < 1.5 * float(height.removesuffix("px"))


def test_two_places_of_one_text_are_told_apart(page: Page, site: Site) -> None:
    def rule(number: int) -> Citation:
        return Citation(source="Packaged goods rules", ref=f"rule {number}", url=f"/knowledge/read/r{number}")

    site.world.inbox.reply_changes = {"citations": (rule(6), rule(18), rule(6))}
    sign_in(page)
    ask(page, "may I sell above MRP?")
    assert answered(page).locator(".foot a").all_inner_texts() == ["rule 6", "rule 18"]


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
