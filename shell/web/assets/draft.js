// Drafts of a form that says where they are kept (data-draft): sent as they are typed, one after the other.

/** Keeps what is typed into a form; a line in the page (#draft-state) says whether it is kept. */
export function keepDrafts(form) {
  const state = document.getElementById("draft-state");
  let waiting = 0;
  let sent = Promise.resolve();
  const send = async () => {
    const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(typed), redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = await answer.json();
      if (!kept.beside) form.elements.version.value = kept.version;
      state.textContent = kept.beside ? state.dataset.beside : state.dataset.kept;
    } catch {
      state.textContent = state.dataset.failed;
      waiting = setTimeout(queue, 5000);
    }
  };
  // One after the other, so that versions follow.
  const queue = () => { sent = sent.then(send); };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(queue, 500);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
