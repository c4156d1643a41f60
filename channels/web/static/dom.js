// Building the page from text: every string becomes a text node, never markup.

const texts = JSON.parse(document.body.dataset.texts);

/** Return the page's sentence of that code, its {blanks} filled in. */
export function say(code, values = {}) {
  return (texts[code] ?? code).replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}

/** Tell whether there is a sentence of that code. */
export function knows(code) {
  return code in texts;
}

/** How dates are written: as in India, in the page's language. */
export const dateLocale = `${document.documentElement.lang || "en"}-IN`;

/** Return what people call a tool. */
export function toolName(tool) {
  return knows(`tool_${tool}`) ? say(`tool_${tool}`) : tool.replaceAll("_", " ");
}

/** Return an element; `properties` are set as properties, children are nodes or text. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Return the element with that id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Show one view and hide the others. */
export function showView(name) {
  for (const view of document.querySelectorAll(".view")) view.hidden = !view.classList.contains(name);
  document.body.dataset.view = name;
}

/** Return an id nobody else has; `randomUUID` is missing on plain http. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
