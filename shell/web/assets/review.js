// Keys of the review: j and k move, s and n choose a decision once its reason is written.
import { isTyping, moveAmong } from "/assets/app.js";

const cards = [...document.querySelectorAll(".card")];
document.addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  if (event.key === "j") moveAmong(cards, 1);
  else if (event.key === "k") moveAmong(cards, -1);
  else if (event.key === "s" || event.key === "n") {
    const card = cards.find((one) => one.contains(document.activeElement));
    if (!card) return;
    event.preventDefault();
    const reason = card.querySelector('input[name="reason"]');
    const button = card.querySelector(`button[value="${event.key === "s" ? "same" : "apart"}"]`);
    if (reason.value.trim()) button.click();
    else reason.focus();
  }
});
