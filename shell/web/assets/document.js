// The document's keys, the quotation from a selection, and drafts that are kept as they are typed.
import { isTyping, moveAmong } from "/assets/app.js";
import { keepDrafts } from "/assets/draft.js";

const cards = [...document.querySelectorAll(".card")];
const copy = document.getElementById("copy");
const form = document.getElementById("claim-form");

function mark(card) {
  for (const one of copy?.querySelectorAll("mark.current") ?? []) one.classList.remove("current");
  const number = card?.dataset.number;
  const spans = number ? [...copy.querySelectorAll("mark[data-suggestion]")] : [];
  const own = spans.filter((one) => one.dataset.suggestion.split(" ").includes(number));
  for (const one of own) one.classList.add("current");
  own[0]?.scrollIntoView({ block: "nearest" });
}
for (const card of cards) card.addEventListener("focusin", () => mark(card));

/** Letters (code points) of the copy before a place in the page. */
function offset(node, at) {
  const before = document.createRange();
  before.setStart(copy, 0);
  before.setEnd(node, at);
  return [...before.toString()].length;
}

/** Fills the quotation from what is selected in the copy. */
function quote() {
  const selection = getSelection();
  if (!form || !copy || !selection?.rangeCount || selection.isCollapsed) return false;
  const range = selection.getRangeAt(0);
  if (!copy.contains(range.startContainer) || !copy.contains(range.endContainer)) return false;
  form.elements.quote.value = range.toString();
  form.elements.start.value = offset(range.startContainer, range.startOffset);
  form.elements.end.value = offset(range.endContainer, range.endOffset);
  form.elements.suggestion.value = "";
  form.dispatchEvent(new Event("input"));
  form.elements.event.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  const card = cards.find((one) => one.contains(document.activeElement));
  const press = (selector) => {
    const found = card?.querySelector(selector);
    if (found) event.preventDefault();
    found?.click();
  };
  if (event.key === "j") moveAmong(cards, 1);
  else if (event.key === "k") moveAmong(cards, -1);
  else if (event.key === "a") press("button:not([formaction])");
  else if (event.key === "e") press("a[data-edit]");
  else if (event.key === "x") press("button[formaction]");
  else if (event.key === "q" && quote()) event.preventDefault();
});

// Accepting and editing need the event: it goes along with the link, as it is written now.
for (const link of document.querySelectorAll("a[data-edit]")) {
  link.addEventListener("click", () => {
    const event = document.getElementById("decide-event")?.value.trim();
    const address = new URL(link.href);
    if (event) address.searchParams.set("event", event);
    link.href = address.href;
  });
}

if (form) {
  keepDrafts(form);
  form.addEventListener("input", (event) => {
    // Words that were changed by hand no longer stand where they were selected.
    if (event.target === form.elements.quote) form.elements.start.value = form.elements.end.value = "";
  });
}
