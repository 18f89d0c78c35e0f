// Keys of the review: j and k move; s, n and u choose a decision, and Enter in its reason sends what was chosen.
import { isTyping, moveAmong } from "/assets/app.js";

// Claims are kept apart, persons are not the same.
const DECISIONS = { s: ["same"], n: ["apart", "not-same"], u: ["unsure"] };
const cards = [...document.querySelectorAll(".card")];
const buttons = cards.flatMap((card) => [...card.querySelectorAll("button[name]")]);
for (const button of buttons) button.setAttribute("aria-pressed", "false");
document.addEventListener("keydown", (event) => {
  // Enter alone would send the first button, whichever it is.
  if (event.key === "Enter" && !event.isComposing && event.target.name === "reason") {
    const chosen = event.target.form.querySelector("button[aria-pressed=true]");
    if (event.target.form.querySelector("button[aria-pressed]")) event.preventDefault();
    chosen?.click();
    return;
  }
  if (isTyping(event)) return;
  if (event.key === "j") moveAmong(cards, 1);
  else if (event.key === "k") moveAmong(cards, -1);
  else if (DECISIONS[event.key]) {
    const card = cards.find((one) => one.contains(document.activeElement));
    if (!card) return;
    const button = DECISIONS[event.key].map((value) => card.querySelector(`button[value="${value}"]`)).find(Boolean);
    if (!button) return;
    event.preventDefault();
    for (const one of button.form.querySelectorAll("button[name]")) one.setAttribute("aria-pressed", String(one === button));
    const reason = button.form.elements.reason;
    if (reason.value.trim()) button.click();
    else reason.focus();
  }
});
