// The small markup answers share with WhatsApp: *bold*, lines, bullets.

import { element, say } from "./dom.js";

const BOLD = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu;
const ITEM = /^\s*(?:[•\-–]|\d{1,2}[.)])\s/u;

// Drawn by us: not every device has the signs, and a screen reader should say what they mean.
const MARKS = new Map([["🔴", "mark_red"], ["🟠", "mark_orange"], ["🟢", "mark_green"], ["✅", "mark_yes"], ["❌", "mark_no"]]);
const MARK = /^(🔴|🟠|🟢|✅|❌)\uFE0F?\s*/u;

function line(text) {
  const mark = MARK.exec(text);
  if (mark === null) return plainLine(text);
  const code = MARKS.get(mark[1]);
  const sign = element("span", { className: `mark ${code}`, role: "img", ariaLabel: say(code), title: say(code) });
  const paragraph = plainLine(text.slice(mark[0].length));
  paragraph.className = "marked";
  paragraph.prepend(sign);
  return paragraph;
}

function plainLine(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(BOLD)) {
    parts.push(text.slice(end, match.index), element("strong", {}, match[1]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return element("p", { className: ITEM.test(text) ? "item" : "" }, ...parts);
}

/** Return an answer as paragraphs. */
export function answerNodes(text) {
  return text.split("\n").map(line);
}
