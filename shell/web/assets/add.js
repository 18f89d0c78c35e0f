// Keeps the draft of a document that is being added, and says at once when a file is too large. The form works without it.
import { keepDrafts } from "/assets/draft.js";

const form = document.getElementById("add-form");
const file = document.getElementById("a-file");
const warning = document.getElementById("too-large");
if (form && file && warning) {
  if (form.dataset.draft) keepDrafts(form);
  const isTooLarge = () => [...file.files].some((one) => one.size > Number(form.dataset.most));
  file.addEventListener("change", () => { warning.hidden = !isTooLarge(); });
  form.addEventListener("submit", (event) => {
    if (!isTooLarge()) return;
    event.preventDefault();
    warning.hidden = false;
    file.focus();
  });
}
