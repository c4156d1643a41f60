// Everything the page asks of the server.

/** An answer that was not what we hoped for; `code` names why. */
export class Refusal extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

async function asked(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new Refusal(0, "offline", "");
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, problem.code ?? "unavailable", problem.detail ?? "");
}

function sending(method, body) {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

export const readSession = async () => (await asked("/web/session")).json();
export const signIn = async (proof) => (await asked("/web/session", sending("POST", proof))).json();
export const signOut = () => asked("/web/session", { method: "DELETE" });

export const readAlerts = async () => (await (await asked("/web/alerts")).json()).alerts;

/** Take note of an alert, put it off or close it; return it as it is now. */
export async function dealWith(alertId, action) {
  const path = `/web/alerts/${encodeURIComponent(alertId)}`;
  return (await (await asked(path, sending("POST", { action }))).json()).alerts[0];
}

/** Return the messages of a conversation; none where there is none yet. */
export async function readConversation(id) {
  try {
    return (await (await asked(`/web/conversations/${encodeURIComponent(id)}`)).json()).messages;
  } catch (refusal) {
    if (refusal.status === 404) return [];
    throw refusal;
  }
}

/** Send a question and hand each AG-UI event of its answer to `onEvent`. */
export async function ask(question, onEvent) {
  await followed(await asked("/web/chat", sending("POST", question)), onEvent);
}

/** Send a file as a message; `onEvent` takes the events of its acknowledgement. */
export async function sendFile(file, question, onEvent) {
  const named = { name: file.name, conversation_id: question.conversation_id, key: question.key };
  const headers = { "Content-Type": file.type || "application/octet-stream", "X-SmartRetail-Page": "1" };
  const path = `/web/documents?${new URLSearchParams({ ...named, caption: question.caption })}`;
  await followed(await asked(path, { method: "POST", headers, body: file }), onEvent);
}

/** Follow what came of a file; tell whether there was anything yet. */
export async function askForResult(key, kind, onEvent) {
  const response = await asked(`/web/results/${encodeURIComponent(key)}?${new URLSearchParams({ kind })}`);
  if (response.status === 204) return false;
  await followed(response, onEvent);
  return true;
}

async function followed(response, onEvent) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = "";
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      buffered += value;
      const frames = buffered.split("\n\n");
      buffered = frames.pop();
      for (const frame of frames) {
        if (!frame.startsWith("data: ")) continue;
        const event = JSON.parse(frame.slice(6));
        ended ||= event.type === "RUN_FINISHED" || event.type === "RUN_ERROR";
        onEvent(event);
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new Refusal(0, "offline", "");
  }
  if (!ended) throw new Refusal(0, "offline", "");
}
