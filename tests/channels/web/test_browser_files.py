"""A bill sent from the page: what a lost connection and a reload do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.web.browsing import IN_A_BROWSER, Site, sign_in
from tests.jobs.documents.fakes import BILL

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = IN_A_BROWSER


def test_a_bill_that_was_lost_is_sent_again_and_its_verdict_outlives_a_reload(page: Page, site: Site) -> None:
    inbox = site.world.inbox
    sign_in(page)
    page.context.set_offline(True)
    page.set_input_files("#file", {"name": "bill.pdf", "mimeType": "application/pdf", "buffer": BILL})
    page.wait_for_selector(".theirs.error-turn")
    page.context.set_offline(False)
    page.click(".theirs.error-turn .foot button")
    page.locator(".theirs[aria-busy=true]").wait_for()  # acknowledged, and being read
    page.locator(".theirs[aria-busy=false]").wait_for()
    assert page.locator(".mine").count() == 1
    page.reload()
    page.locator(".theirs[aria-busy=true]").wait_for()
    [sent] = inbox.messages.values()
    told = sent.model_copy(
        update={"message_id": f"{sent.message_id}:document:0", "attachments": (), "asked_by": "machine"}
    )
    inbox.messages[(told.channel, told.message_id)] = told
    page.locator(".theirs[aria-busy=false]").nth(1).wait_for()
    assert "Mohini" in page.locator(".theirs").last.inner_text()  # what the fake answers to anything
    page.context.set_offline(True)
    page.click("#sign-out")
    page.locator(".error-turn", has_text="cannot be reached").wait_for()
