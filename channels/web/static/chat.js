// The conversation: asking, following the answer, and finding it again after a reload.

import { follow, isTable, send as sendAttached } from "./attach.js";
import { byId, element, freshId, say } from "./dom.js";
import { ask, readConversation } from "./server.js";
import { Turn } from "./turn.js";

const MESSAGES = { offline: "offline", unknown_identity: "expired", rate_limited: "slow_down" };

/** One person's conversation. The id and an unanswered question outlive the page. */
export class Chat {
  #busy = false;
  #turn = null;

  constructor(user, onSignedOut) {
    this.user = user;
    this.onSignedOut = onSignedOut;
    this.list = byId("messages");
    this.welcome = byId("welcome");
    this.scroller = byId("scroller");
    this.slot = `smartretail:${user.user_id}`;
    this.fileSlot = `${this.slot}:file`;
    this.conversation = localStorage.getItem(this.slot) ?? this.#begin();
  }

  #begin() {
    const id = `web_${freshId()}`;
    localStorage.setItem(this.slot, id);
    localStorage.setItem(`${this.slot}:fresh`, "yes");
    return id;
  }

  /** Tell whether nothing was ever asked in this conversation: then the server knows none. */
  #isFresh() {
    return localStorage.getItem(`${this.slot}:fresh`) === "yes";
  }

  /** Show what was said before; go on with a question that had no answer yet. */
  async restore() {
    const said = this.#isFresh() ? [] : await readConversation(this.conversation);
    this.list.replaceChildren();
    for (const message of said) this.#show(message);
    this.welcome.hidden = said.length > 0;
    this.#toEnd();
    const idOf = (question) => `${this.user.user_id}:${question?.key}`;
    const file = this.#pending(this.fileSlot);
    if (file && !said.some((message) => message.message_id.startsWith(`${idOf(file)}:`))) this.#followFile(file);
    const pending = this.#pending(this.slot);
    if (pending && !said.some((message) => message.message_id === idOf(pending))) await this.#follow(pending, true);
    else this.#forget();
  }

  #show(message) {
    if (message.role === "user") this.#showMine(message.message);
    else if (message.reply) this.#newTurn().finish(message.reply);
  }

  /** Start over with an empty conversation. */
  startOver() {
    if (this.#busy) return;
    this.#forget();
    sessionStorage.removeItem(this.fileSlot);
    this.conversation = this.#begin();
    this.#turn = null;
    this.list.replaceChildren();
    this.welcome.hidden = false;
  }

  /** Ask; while an answer is on its way nothing more is taken. Tell whether it was. */
  send(text) {
    const message = text.trim();
    if (!message || this.#busy) return false;
    const question = { message, conversation_id: this.conversation, key: freshId() };
    sessionStorage.setItem(this.slot, JSON.stringify(question));
    localStorage.removeItem(`${this.slot}:fresh`);
    this.#follow(question, true);
    return true;
  }

  /** Send a file, with what is typed as its caption; tell whether it was taken. */
  sendFile(file, caption) {
    if (this.#busy) return false;
    const table = isTable(file.name);
    const question = { caption: caption.trim(), conversation_id: this.conversation, key: freshId(), table };
    localStorage.removeItem(`${this.slot}:fresh`);
    this.#sendFile(file, question, true);
    return true;
  }

  async #sendFile(file, question, isNew) {
    const again = () => this.#sendFile(file, question, false);
    const shown = question.caption ? `${file.name}\n${question.caption}` : file.name;
    await this.#streamed(isNew ? shown : null, again, (onEvent) => sendAttached(file, question, onEvent));
    if (!this.#turn?.failed) await this.#followFile(question);
  }

  /** Show what came of a file; what is awaited outlives the page. */
  async #followFile(question) {
    sessionStorage.setItem(this.fileSlot, JSON.stringify(question));
    const turn = this.#newTurn();
    this.#toEnd();
    try {
      if (!(await follow(question, (event) => turn.take(event)))) turn.fail(say("unavailable"));
      sessionStorage.removeItem(this.fileSlot);
    } catch (refusal) {
      this.#explain(turn, refusal, () => this.#followFile(question));
    }
    this.#toEnd();
  }

  async #follow(question, isNew) {
    const again = () => this.#follow(question, false);
    await this.#streamed(isNew ? question.message : null, again, (onEvent) => ask(question, onEvent));
  }

  /** Show what is said, where it is new, and the answer as it comes; `again` sends the same once more. */
  async #streamed(said, again, start) {
    this.#setBusy(true);
    this.welcome.hidden = true;
    if (said !== null) this.#showMine(said);
    const turn = this.#newTurn();
    this.#toEnd();
    try {
      await start((event) => {
        const atEnd = this.#isAtEnd();
        turn.take(event);
        if (atEnd) this.#toEnd();
      });
      this.#forget();
    } catch (refusal) {
      this.#explain(turn, refusal, again);
    } finally {
      this.#setBusy(false);
    }
  }

  #explain(turn, refusal, again) {
    if (refusal.code === "unknown_identity") {
      this.onSignedOut(say("expired"));
      return;
    }
    const retry = () => {
      turn.node.remove();
      again();
    };
    const worthRetrying = again !== null && (refusal.status === 0 || refusal.status === 429 || refusal.status >= 500);
    if (!worthRetrying) this.#forget();
    const known = MESSAGES[refusal.code] ?? (worthRetrying ? "unavailable" : null);
    turn.fail(known ? say(known) : refusal.message, worthRetrying ? retry : null);
  }

  /** Say that something could not be done, where it is read. */
  complain(message) {
    this.#newTurn().fail(message);
    this.#toEnd();
  }

  #showMine(text) {
    const speaker = element("span", { className: "hidden" }, say("you"));
    this.list.append(element("li", { className: "mine" }, speaker, element("div", { className: "bubble" }, text)));
  }

  #newTurn() {
    this.#turn?.showChoices([]);
    this.#turn = new Turn((message) => this.send(message));
    this.list.append(this.#turn.node);
    return this.#turn;
  }

  #pending(slot) {
    try {
      const question = JSON.parse(sessionStorage.getItem(slot) ?? "null");
      return question?.conversation_id === this.conversation ? question : null;
    } catch {
      return null;
    }
  }

  #forget() {
    sessionStorage.removeItem(this.slot);
  }

  #setBusy(busy) {
    this.#busy = busy;
    byId("send").disabled = busy;
    byId("new-chat").disabled = busy;
  }

  #isAtEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 80;
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }
}
