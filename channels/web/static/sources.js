// The drawer: each number of an answer, and where it was read.

import { byId, dateLocale, element, say, toolName } from "./dom.js";

function row(label, value) {
  return value ? [element("dt", {}, label), element("dd", {}, value)] : [];
}

function asWords(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asWords).join(", ");
  if (typeof value === "object") return Object.entries(value).map(([key, one]) => `${key} ${asWords(one)}`).join(", ");
  return String(value);
}

function parameters(source) {
  return Object.entries(source.parameters ?? {})
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${asWords(value)}`)
    .join(" · ");
}

function when(moment) {
  if (!moment) return "";
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return "";
  return time.toLocaleString(dateLocale, { dateStyle: "medium", timeStyle: "short" });
}

function valueNode(fact) {
  return element("header", {}, element("span", {}, fact.label), element("strong", {}, fact.display ?? asWords(fact.value)));
}

function sourceNode(source) {
  const tables = Object.entries(source.tables ?? {});
  return element(
    "dl",
    {},
    ...row(say("table"), tables.map(([name]) => name.replace(/^curated\./, "").replaceAll("_", " ")).join(", ")),
    ...row(say("snapshot"), tables.map(([, snapshot]) => snapshot).filter(Boolean).join(", ")),
    ...row(say("as_of"), source.as_of ?? ""),
    ...row(say("method"), (source.method ?? "").replaceAll("_", " ")),
    ...row(say("parameters"), parameters(source)),
    ...row(say("computed"), when(source.computed_at)),
  );
}

/** Facts read from the same place stand together, and the place is named once. */
function factNodes(facts) {
  const groups = new Map();
  for (const fact of facts) {
    const place = JSON.stringify(fact.source);
    groups.set(place, [...(groups.get(place) ?? []), fact]);
  }
  return Array.from(groups.values(), (group) =>
    element("article", { className: "fact" }, ...group.map(valueNode), sourceNode(group[0].source)),
  );
}

/** A link that opens a cited text at its place, in a tab of its own; only ours, or an absolute one. */
function sourceLink(citation, label) {
  const safe = /^(?:https?:\/\/|\/(?!\/))/.test(citation.url ?? "");
  return safe ? element("a", { href: citation.url, target: "_blank", rel: "noopener noreferrer" }, label) : null;
}

/** One link for each place that is cited; where two are of one text, each is called by its own place. */
export function sourceLinks(citations) {
  const places = citations.filter((one, at) => citations.findIndex((other) => other.url === one.url) === at);
  const shared = (one) => places.some((other) => other !== one && other.source === one.source);
  return places.map((one) => sourceLink(one, shared(one) && one.ref ? one.ref : one.source)).filter(Boolean);
}

function citationNode(citation) {
  return element(
    "article",
    { className: "fact" },
    element("header", {}, sourceLink(citation, citation.source) ?? element("span", {}, citation.source), element("span", { className: "quiet small" }, citation.ref)),
    citation.quote ? element("blockquote", { className: "small" }, citation.quote) : null,
  );
}

function callNode(call) {
  const given = Object.entries(call.arguments).map(([name, value]) => `${name.replaceAll("_", " ")}: ${asWords(value)}`);
  return element(
    "article",
    { className: "fact" },
    element("header", {}, element("span", {}, toolName(call.tool))),
    given.length ? element("span", { className: "quiet small" }, given.join(" · ")) : null,
  );
}

const ms = (time) => say("took", { seconds: (time / 1000).toLocaleString(dateLocale, { maximumFractionDigits: 2 }) });

/** How the answer came about: who answered, each step with its time, what a model read and wrote. */
function traceNode(reply) {
  const steps = (reply.trace ?? []).map((step) => {
    const name = step.kind === "tool" ? toolName(step.name) : step.name;
    const noted = Object.entries(step.noted).map(([key, value]) => `${key.replaceAll("_", " ")}: ${asWords(value)}`);
    return row(name, [ms(step.ms), ...noted].join(" · "));
  });
  const tokens = reply.usage && say("tokens", { tokens: reply.usage.input_tokens + reply.usage.output_tokens, calls: reply.usage.calls });
  return element(
    "details",
    {},
    element("summary", {}, say("trace")),
    element("p", { className: "quiet small" }, [say("answered_by", { model: reply.model }), ms(reply.elapsed_ms), tokens].filter(Boolean).join(" · ")),
    element("dl", {}, ...steps.flat()),
  );
}

/** Facts that are numbers or dates (names need no source), those in the answer apart from the rest. */
export function sortedFacts(reply) {
  const values = reply.facts.filter((fact) => fact.unit !== "text");
  const used = values.filter((fact) => fact.used);
  return used.length ? [used, values.filter((fact) => !fact.used)] : [values, []];
}

/** Open the drawer on a reply's facts, citations and calls. */
export function showSources(reply) {
  const body = byId("sources-body");
  const [used, others] = sortedFacts(reply);
  const documents = reply.citations.filter((citation) => citation.quote || citation.url);
  body.replaceChildren(...factNodes(used));
  if (documents.length) {
    body.append(element("h3", {}, say("citations")), ...documents.map(citationNode));
  }
  if (reply.tool_calls.length) {
    body.append(element("h3", {}, say("steps")), ...reply.tool_calls.map(callNode));
  }
  if (reply.trace?.length) body.append(traceNode(reply));
  if (others.length) {
    const summary = element("summary", {}, say("also_read", { count: others.length }));
    body.append(element("details", {}, summary, ...factNodes(others)));
  }
  body.scrollTop = 0;
  byId("sources").showModal();
}

/** Wire the drawer's closing: the button, Escape (the dialog's own) and the backdrop. */
export function prepareSources() {
  const drawer = byId("sources");
  byId("close-sources").addEventListener("click", () => drawer.close());
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer) drawer.close();
  });
}
