// The small markup answers share with WhatsApp: *bold*, lines, bullets.

import { element, say } from "./dom.js";

const BOLD = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu;
const ITEM = /^\s*([•\-–]|\d{1,2}[.)])\s+/u;

// Drawn by us: not every device has the signs, and a screen reader should say what they mean.
const MARKS = new Map([["🔴", "mark_red"], ["🟠", "mark_orange"], ["🟢", "mark_green"], ["✅", "mark_yes"], ["❌", "mark_no"]]);
const MARK = /^(🔴|🟠|🟢|✅|❌)\uFE0F?\s*/u;

/** A line: its number or bullet first, then its mark, each in a room of its own so that the words align. */
function line(text) {
  const item = ITEM.exec(text);
  const numbered = item ? text.slice(item[0].length) : text;
  const mark = MARK.exec(numbered);
  const paragraph = element("p", {}, ...words(mark ? numbered.slice(mark[0].length) : numbered));
  if (mark) paragraph.prepend(markNode(MARKS.get(mark[1])));
  if (item) {
    paragraph.className = /\d/.test(item[1]) ? "item" : "item bullet";
    paragraph.prepend(element("span", { className: "sign" }, `${item[1]} `));
  } else if (mark) paragraph.className = "marked";
  return paragraph;
}

function markNode(code) {
  return element("span", { className: `mark ${code}`, role: "img", ariaLabel: say(code), title: say(code) });
}

function words(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(BOLD)) {
    parts.push(text.slice(end, match.index), element("strong", {}, match[1]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/** Return an answer as paragraphs. */
export function answerNodes(text) {
  return text.split("\n").map(line);
}
