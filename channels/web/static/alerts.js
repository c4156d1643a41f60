// The panel of alerts: what needs attention, how much of it is new, and what is done about each.

import { byId, dateLocale, element, say } from "./dom.js";
import { dealWith, readAlerts } from "./server.js";

const LOOK_EVERY_MS = 60_000;
const MARKS = { critical: "mark_red", high: "mark_red", medium: "mark_orange", low: "mark_green" };
const DEEDS = ["acknowledge", "snooze", "resolve"];

function day(moment) {
  return new Date(moment).toLocaleDateString(dateLocale, { weekday: "short", day: "numeric", month: "short" });
}

/** Days inside a sentence, as people write them. */
function told(text) {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => day(`${date}T00:00:00`));
}

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function money(alert) {
  if (alert.worth === null) return "";
  const shape = { style: "currency", currency: alert.currency, maximumFractionDigits: 0 };
  return say("alert_at_stake", { amount: alert.worth.toLocaleString(dateLocale, shape) });
}

/** A person's alerts: the bell with what is new, and the drawer that lists them. */
export class AlertPanel {
  #alerts = [];
  #timer = null;
  #fresh = new Set();

  /** `onAsk` takes what to ask in the chat, and tells whether it could. */
  constructor(onAsk) {
    this.onAsk = onAsk;
    this.bell = byId("alerts-bell");
    this.badge = byId("alerts-count");
    this.drawer = byId("alerts");
    this.body = byId("alerts-body");
    this.bell.addEventListener("click", () => this.open());
    byId("close-alerts").addEventListener("click", () => this.drawer.close());
    this.drawer.addEventListener("click", (event) => {
      if (event.target === this.drawer) this.drawer.close();
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.look();
    });
  }

  /** Begin to look for somebody's alerts. */
  start(user) {
    this.stop();
    this.slot = `smartretail:${user.user_id}:alerts-seen`;
    this.#timer = setInterval(() => document.hidden || this.look(), LOOK_EVERY_MS);
    this.look();
  }

  /** Stop looking: nobody is signed in. */
  stop() {
    clearInterval(this.#timer);
    this.#timer = null;
    this.#alerts = [];
    this.drawer.close();
    this.#count();
  }

  /** Look now; where the server cannot be reached, what was known stays. Tell whether it could. */
  async look() {
    if (this.#timer === null) return false;
    try {
      this.#alerts = await readAlerts();
    } catch {
      return false;
    }
    this.#count();
    if (this.drawer.open) this.#list();
    return true;
  }

  /** Show the drawer; what it shows is no longer new. */
  async open() {
    this.body.replaceChildren(element("p", { className: "quiet" }, say("loading")));
    this.drawer.showModal();
    if (!(await this.look())) {
      this.body.replaceChildren(element("p", { className: "error", role: "alert" }, say("unavailable")));
      return;
    }
    this.body.scrollTop = 0;
  }

  #seen() {
    return localStorage.getItem(this.slot) ?? "";
  }

  #unread() {
    const seen = this.#seen();
    return this.#alerts.filter((alert) => alert.status === "open" && alert.news_at > seen);
  }

  #count() {
    const count = this.#timer === null ? 0 : this.#unread().length;
    this.badge.textContent = count > 99 ? "99+" : String(count);
    this.badge.hidden = count === 0;
    this.bell.ariaLabel = count ? say("alerts_new", { count }) : say("alerts");
  }

  #list() {
    for (const alert of this.#unread()) this.#fresh.add(`${alert.alert_id} ${alert.news_at}`);
    const newest = this.#alerts.map((alert) => alert.news_at).sort().at(-1);
    if (newest) localStorage.setItem(this.slot, newest);
    this.#count();
    const open = this.#alerts.filter((alert) => alert.status === "open");
    const waiting = this.#alerts.filter((alert) => alert.status !== "open");
    byId("alerts-sum").textContent = open.length ? say("alerts_open", { count: open.length }) : "";
    this.body.replaceChildren(...open.map((alert) => this.#card(alert)));
    if (!open.length) this.body.append(element("p", {}, say("alerts_none")), element("p", { className: "quiet small" }, say("alerts_watched")));
    if (waiting.length) {
      const summary = element("summary", {}, say("alerts_waiting", { count: waiting.length }));
      this.body.append(element("details", {}, summary, ...waiting.map((alert) => this.#card(alert))));
    }
  }

  #card(alert) {
    const [subject, ...rest] = alert.reason.split(": ");
    const sign = element("span", { className: `mark ${MARKS[alert.severity]}`, role: "img", ariaLabel: say(MARKS[alert.severity]) });
    const isNew = this.#fresh.has(`${alert.alert_id} ${alert.news_at}`);
    const head = element(
      "header",
      {},
      element("strong", {}, sign, rest.length ? subject : told(alert.reason)),
      isNew ? element("span", { className: "new" }, say("alert_new")) : null,
    );
    const why = rest.length ? element("p", {}, capitalised(told(rest.join(": ")))) : null;
    const advice = alert.recommended_action ? element("p", { className: "advice" }, told(alert.recommended_action)) : null;
    const foot = [money(alert), say("alert_since", { date: day(alert.created_at) })].filter(Boolean).join(" · ");
    const card = element("article", { className: "alert" }, head, why, advice, element("p", { className: "quiet small" }, foot));
    card.dataset.alert = alert.alert_id;
    card.append(alert.status === "open" ? this.#buttons(alert) : this.#state(alert));
    if (alert.status !== "open") card.append(this.#buttons(alert, ["resolve"]));
    return card;
  }

  #buttons(alert, deeds = DEEDS) {
    const row = element("div", { className: "deeds" });
    const ask = element("button", { type: "button", className: "primary" }, say("alert_ask"));
    ask.addEventListener("click", () => {
      if (this.onAsk(say("alert_question", { id: alert.alert_id }))) this.drawer.close();
    });
    row.append(ask);
    for (const deed of deeds) {
      const button = element("button", { type: "button" }, say(`alert_${deed}`));
      button.dataset.deed = deed;
      button.addEventListener("click", () => this.#deal(alert, deed, row));
      row.append(button);
    }
    return row;
  }

  async #deal(alert, deed, row) {
    for (const button of row.children) button.disabled = true;
    try {
      const now = await dealWith(alert.alert_id, deed);
      this.#alerts = this.#alerts.map((one) => (one.alert_id === now.alert_id ? now : one));
      row.closest(".alert").classList.add("dealt");
      row.replaceWith(this.#state(now));
      byId("alerts-sum").textContent = say("alerts_open", { count: this.#alerts.filter((one) => one.status === "open").length });
    } catch (refusal) {
      for (const button of row.children) button.disabled = false;
      row.after(element("p", { className: "error small", role: "alert" }, refusal.message || say("unavailable")));
    }
  }

  /** What became of an alert, said where its buttons were. */
  #state(alert) {
    const values = alert.snoozed_until ? { date: day(alert.snoozed_until) } : {};
    return element("p", { className: "state small", role: "status" }, say(`alert_is_${alert.status}`, values));
  }
}
