// The page's two screens, sign-in and chat, and what leads from one to the other.

import { AlertPanel } from "./alerts.js";
import { watchPicker } from "./attach.js";
import { Chat } from "./chat.js";
import { byId, element, knows, say, showView } from "./dom.js";
import { readSession, signIn, signOut } from "./server.js";
import { prepareSources } from "./sources.js";

let chat = null;
const alerts = new AlertPanel((question) => chat.send(question));

function placeOf(user) {
  return user.stores === null ? say("all_stores") : user.stores.join(", ");
}

function roleOf(user) {
  return knows(`role_${user.role}`) ? say(`role_${user.role}`) : user.role;
}

function showError(message) {
  const place = byId("sign-in-error");
  place.textContent = message;
  place.hidden = !message;
}

async function prove(proof) {
  showError("");
  try {
    await signIn(proof);
  } catch (refusal) {
    if (refusal.status === 401 || refusal.status === 422) showError(say("wrong_token"));
    else showError(say(refusal.status === 429 ? "slow_down" : "unavailable"));
    return;
  }
  byId("token").value = "";
  await open();
}

function showSignIn(session, message = "") {
  const people = session.demo_users.map((user) => {
    const detail = element(
      "span",
      { className: "detail" },
      element("strong", {}, user.name),
      element("span", { className: "quiet small" }, `${roleOf(user)} · ${placeOf(user)}`),
    );
    const initial = element("span", { className: "initial", ariaHidden: "true" }, user.name.slice(0, 1).toUpperCase());
    const button = element("button", { type: "button" }, initial, detail);
    button.dataset.user = user.user_id;
    button.addEventListener("click", () => prove({ demo_user: user.user_id }));
    return element("li", {}, button);
  });
  byId("demo-users").replaceChildren(...people);
  byId("demo").hidden = !people.length;
  showView("sign-in");
  showError(message);
}

function showQuestions(questions) {
  const offered = questions.length ? questions : ["question_1", "question_2", "question_3"].map((code) => say(code));
  byId("questions").replaceChildren(
    ...offered.map((question) => {
      const button = element("button", { type: "button" }, question);
      button.addEventListener("click", () => chat.send(question));
      return element("li", {}, button);
    }),
  );
}

async function open(message = "") {
  const session = await readSession();
  if (!session.user) {
    alerts.stop();
    showSignIn(session, message);
    return;
  }
  chat = new Chat(session.user, (reason) => open(reason));
  byId("greeting").textContent = say("greeting", { name: session.user.name });
  byId("account").textContent = `${session.user.name} · ${roleOf(session.user)} · ${placeOf(session.user)}`;
  showQuestions(session.questions);
  showView("chat");
  alerts.start(session.user);
  byId("message").focus();
  await chat.restore();
}

function growToFit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function prepareComposer() {
  const field = byId("message");
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    if (chat.send(field.value)) field.value = "";
    growToFit(field);
  });
  watchPicker(byId("attach"), byId("file"), (file) => {
    if (chat.sendFile(file, field.value)) field.value = "";
    growToFit(field);
  });
  field.addEventListener("input", () => growToFit(field));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId("composer").requestSubmit();
  });
}

async function start() {
  prepareComposer();
  prepareSources();
  byId("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    prove({ token: byId("token").value });
  });
  byId("new-chat").addEventListener("click", () => {
    chat.startOver();
    byId("message").focus();
  });
  byId("sign-out").addEventListener("click", async () => {
    try {
      await signOut();
    } catch {
      chat.complain(say("unavailable"));
      return;
    }
    byId("messages").replaceChildren();
    await open();
  });
  try {
    await open();
  } catch {
    document.querySelector(".loading").textContent = say("unavailable");
  }
}

start();
