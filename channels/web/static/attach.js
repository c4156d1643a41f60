// A photo, a PDF or a table sent with a message, and what came of it.

import { element, say } from "./dom.js";
import { askForResult, sendFile } from "./server.js";

const TABLES = [".csv", ".xlsx"];
const PATIENCE_MS = 15 * 60 * 1000;

/** Let a button open the file picker, and hand the chosen file on. */
export function watchPicker(button, input, onFile) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) onFile(file);
  });
}

/** Tell whether a file holds rows rather than a document. */
export function isTable(name) {
  return TABLES.some((ending) => name.toLowerCase().endsWith(ending));
}

/** Send the file; `onEvent` takes the events of its acknowledgement. */
export function send(file, question, onEvent) {
  return sendFile(file, question, onEvent);
}

/** Follow what came of the file, for as long as it may take; tell whether it was told. */
export async function follow(question, onEvent) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await askForResult(question.key, question.table ? "import" : "document", onEvent)) return true;
  }
  return false;
}

/** Return the files a reply hands over, each a link that saves it. */
export function fileNodes(files) {
  return files
    .filter((file) => file.url.startsWith("/files/"))
    .map((file) => element("a", { className: "file", href: file.url, download: file.name }, `↓ ${file.name}`));
}

/** Return the pages a reply shows, each a picture that opens in full. */
export function pageNodes(pictures) {
  return pictures.map((picture) => {
    const path = `/web/documents/${encodeURIComponent(picture.doc_id)}/page/${Number(picture.page)}.png`;
    const image = element("img", { src: path, alt: say("document_page"), loading: "lazy" });
    return element("a", { className: "page", href: path, target: "_blank", rel: "noopener" }, image);
  });
}
