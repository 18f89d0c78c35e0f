// Keys of the review: j and k move, s, n and u choose a decision once its reason is written.
import { isTyping, moveAmong } from "/assets/app.js";

const DECISIONS = { s: "same", n: "apart", u: "unsure" };
const cards = [...document.querySelectorAll(".card")];
document.addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  if (event.key === "j") moveAmong(cards, 1);
  else if (event.key === "k") moveAmong(cards, -1);
  else if (DECISIONS[event.key]) {
    const card = cards.find((one) => one.contains(document.activeElement));
    if (!card) return;
    const button = card.querySelector(`button[value="${DECISIONS[event.key]}"]`);
    if (!button) return;
    event.preventDefault();
    const reason = card.querySelector('input[name="reason"]');
    if (reason.value.trim()) button.click();
    else reason.focus();
  }
});
