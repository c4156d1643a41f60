// One answer on the page, from the first sign of life to its sources and choices.

import { fileNodes, pageNodes } from "./attach.js";
import { chartNode } from "./chart.js";
import { dateLocale, element, say, toolName } from "./dom.js";
import { answerNodes } from "./markup.js";
import { showSources, sortedFacts, sourceLinks } from "./sources.js";

function thinking() {
  const dots = element("span", { className: "dots", ariaHidden: "true" }, element("i"), element("i"), element("i"));
  return element("p", { className: "thinking" }, dots, element("span", {}, say("thinking")));
}

/** The copilot's side of one exchange. */
export class Turn {
  #text = "";
  #badges = new Map();
  #shown = "[]";

  constructor(onChoice) {
    this.onChoice = onChoice;
    this.badgeRow = element("div", { className: "badges", hidden: true });
    this.answer = element("div", { className: "answer" }, thinking());
    this.charts = element("div", { className: "charts", hidden: true });
    this.files = element("div", { className: "files", hidden: true });
    this.pages = element("div", { className: "pages", hidden: true });
    this.foot = element("div", { className: "foot", hidden: true });
    this.bubble = element("div", { className: "bubble" }, this.badgeRow, this.answer, this.files, this.charts, this.pages, this.foot);
    this.choices = element("div", { className: "choices", hidden: true });
    const speaker = element("span", { className: "hidden" }, say("copilot"));
    this.node = element("li", { className: "theirs", ariaBusy: "true" }, speaker, this.bubble, this.choices);
  }

  /** Show one AG-UI event. */
  take(event) {
    if (event.type === "TOOL_CALL_START") this.#startTool(event.toolCallId, event.toolCallName);
    else if (event.type === "TOOL_CALL_END") this.#finishTool(event.toolCallId);
    else if (event.type === "TEXT_MESSAGE_CONTENT") this.#say(this.#text + event.delta);
    else if (event.type === "RUN_ERROR") this.fail(event.message);
    else if (event.type === "CUSTOM") this.#takeCustom(event);
  }

  #takeCustom(event) {
    if (event.name === "tool_finished") this.#finishTool(event.value.toolCallId);
    else if (event.name === "charts") this.#show(event.value);
    else if (event.name === "reply") this.finish(event.value);
    else if (event.name === "restarted") this.#restart();
  }

  #restart() {
    this.#text = "";
    this.#badges.clear();
    this.badgeRow.replaceChildren();
    this.answer.replaceChildren(thinking());
    this.#show([]);
  }

  #startTool(id, tool) {
    const badge = element("span", { className: "badge" }, toolName(tool));
    badge.dataset.tool = tool;
    this.#badges.set(id, badge);
    this.badgeRow.append(badge);
    this.badgeRow.hidden = false;
  }

  #finishTool(id) {
    this.#badges.get(id)?.classList.add("done");
  }

  #say(text) {
    this.#text = text;
    this.answer.replaceChildren(...answerNodes(text));
  }

  #show(charts) {
    this.#shown = JSON.stringify(charts);
    this.charts.replaceChildren(...charts.map(chartNode));
    this.charts.hidden = !charts.length;
    this.bubble.classList.toggle("wide", charts.length > 0);
  }

  /** Show the whole reply: the last word, whatever was streamed before. */
  finish(reply) {
    this.#say(reply.answer);
    const charts = reply.charts ?? []; // a reply of before there were charts has none
    if (JSON.stringify(charts) !== this.#shown) this.#show(charts);
    this.files.replaceChildren(...fileNodes(reply.files ?? []));
    this.files.hidden = !this.files.childElementCount;
    this.pages.replaceChildren(...pageNodes(reply.pictures ?? []));
    this.pages.hidden = !this.pages.childElementCount;
    if (!this.badgeRow.childElementCount) {
      reply.tool_calls.forEach((call, index) => this.#startTool(`said-${index}`, call.tool));
    }
    for (const badge of this.#badges.values()) badge.classList.add("done");
    this.foot.replaceChildren(...this.#footNodes(reply));
    this.foot.hidden = !this.foot.childElementCount;
    this.showChoices(reply.choices);
    this.node.classList.toggle("error-turn", reply.outcome === "error");
    this.node.ariaBusy = "false";
  }

  #footNodes(reply) {
    const nodes = [];
    if (reply.outcome === "refused") nodes.push(element("span", {}, say("refused")));
    nodes.push(...sourceLinks(reply.citations));
    if (reply.outcome === "clarify") nodes.push(element("span", {}, say("clarify")));
    if (reply.facts.length) {
      nodes.push(element("span", { className: reply.verified ? "checked" : "" }, say(reply.verified ? "verified" : "unverified")));
    }
    const days = reply.facts.map((fact) => fact.source.as_of).filter(Boolean).sort();
    if (days.length) nodes.push(element("span", {}, say("data_to", { date: shownDate(days.at(-1)) })));
    if (reply.facts.length || reply.citations.length) {
      const [used] = sortedFacts(reply);
      const label = used.length ? say("sources_count", { count: used.length }) : say("sources");
      const button = element("button", { className: "plain", type: "button" }, label);
      button.addEventListener("click", () => showSources(reply));
      nodes.push(button);
    }
    return nodes;
  }

  /** Offer the replies that may come next; only the newest turn's can be pressed. */
  showChoices(choices) {
    this.choices.replaceChildren(
      ...choices.map((choice) => {
        const button = element("button", { type: "button" }, choice.label);
        button.addEventListener("click", () => this.onChoice(choice.message));
        return button;
      }),
    );
    this.choices.hidden = !choices.length;
  }

  /** Say that there is no answer, and offer to try again where that can help. */
  fail(message, retry = null) {
    this.failed = true;
    this.node.classList.add("error-turn");
    this.node.ariaBusy = "false";
    for (const badge of this.#badges.values()) badge.classList.add("done");
    this.answer.replaceChildren(element("p", { role: "alert" }, message || say("failed")));
    this.foot.hidden = retry === null;
    if (retry !== null) {
      const button = element("button", { className: "plain", type: "button" }, say("retry"));
      button.addEventListener("click", retry);
      this.foot.replaceChildren(button);
    }
  }
}

function shownDate(day) {
  const parsed = new Date(`${day}T00:00:00`);
  if (Number.isNaN(parsed.getTime())) return day;
  const year = parsed.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return parsed.toLocaleDateString(dateLocale, { day: "numeric", month: "short", ...year });
}
