// Drafts of a form that says where they are kept (data-draft): sent as they are typed, one after the other. What the server
// doesn't have yet, since it can't be reached or is locked, stays in the form, and sealed in the tab's own storage (AES-GCM), so
// that a page opened anew has it again. The key is the project's: it comes from an unlocked server and is in no storage.

/** Fields that are no part of what was typed, or that are kept nowhere but sealed in the project. */
const NOT_TYPED = ["csrf", "held", "contact"];

const letters = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function sealingKey(csrf) {
  const answer = await fetch("/drafts/key", { method: "POST", body: new URLSearchParams({ csrf }), redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  const secret = new TextEncoder().encode((await answer.json()).key);
  const hash = await crypto.subtle.digest("SHA-256", secret);
  return crypto.subtle.importKey("raw", hash, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Keeps what is typed into a form; a line in the page (#draft-state) says whether it is kept. */
export function keepDrafts(form) {
  const state = document.getElementById("draft-state");
  const place = `draft ${form.dataset.draft}`;
  const key = sealingKey(form.elements.csrf.value);
  let waiting = 0;
  let typed = 0; // grows with each change; what was sent last is `kept`
  let kept = 0;
  let inOrder = key.catch(() => {});
  let sent = Promise.resolve(true);

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  /** One after the other: what was typed last is what lies there last. */
  const seal = () => {
    inOrder = inOrder.then(async () => {
      if (kept === typed) return sessionStorage.removeItem(place);
      const own = fields().filter(([name]) => !NOT_TYPED.includes(name));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(JSON.stringify(own)));
      sessionStorage.setItem(place, `${letters(iv)} ${letters(new Uint8Array(sealed))}`);
    }).catch(() => {}); // no key, or no room: it is still in the form
    return inOrder;
  };
  /** Sends what is typed now. True once the server has it, null if it couldn't be reached, false if it took nothing. */
  const send = async () => {
    const now = typed;
    if (now === kept) return true;
    let answer = null;
    try {
      answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields()), redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const drafted = await answer.json();
      if (!drafted.beside) form.elements.version.value = drafted.version;
      kept = now;
      state.textContent = drafted.beside ? state.dataset.beside : state.dataset.kept;
      await seal();
      return true;
    } catch {
      state.textContent = state.dataset.failed;
      clearTimeout(waiting);
      waiting = setTimeout(queue, 5000);
      return answer ? false : null;
    }
  };
  // One after the other, so that versions follow.
  const queue = () => { sent = sent.then(send); return sent; };
  const changed = () => {
    typed += 1;
    seal();
    clearTimeout(waiting);
    waiting = setTimeout(queue, 500);
  };

  /** Brings back what an earlier page of this tab had and the server hasn't, with the version that it was typed over. */
  const again = async () => {
    const lies = sessionStorage.getItem(place);
    if (!lies) return;
    const [iv, sealed] = lies.split(" ").map(bytes);
    let own;
    try {
      own = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, sealed)));
    } catch (error) {
      // Sealed for another project that was served here: nobody can open it any more.
      if (error.name === "OperationError") sessionStorage.removeItem(place);
      return;
    }
    if (typed > 0) return; // somebody types already
    for (const [name, value] of own) if (form.elements[name]) form.elements[name].value = value;
    changed();
  };
  again();

  form.addEventListener("input", changed);
  addEventListener("online", () => { if (typed !== kept) queue(); });
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    if (event.defaultPrevented || typed === kept) return;
    // What can't reach the server doesn't leave the page.
    event.preventDefault();
    const button = event.submitter;
    const took = await queue();
    if (took === null) return;
    // Refused, as by a lock: the server keeps what is sent to it now, and shows it again.
    kept = typed;
    await seal();
    form.requestSubmit(button);
  });
}
