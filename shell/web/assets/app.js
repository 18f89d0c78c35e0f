// Keys that every page has. A page is whole without this module.

/** Whether a key is being typed into something, or into an input method that composes Korean or Chinese. */
export function isTyping(event) {
  const target = event.target;
  return event.isComposing || event.ctrlKey || event.metaKey || event.altKey
    || (target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]"));
}

/** Moves the focus among cards; returns the one that has it. */
export function moveAmong(cards, step) {
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[Math.max(0, Math.min(cards.length - 1, at < 0 ? 0 : at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next;
}

let lastEscape = -Infinity; // a page that was opened just now has had none

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) {
    if (event.timeStamp - lastEscape < 700) document.querySelector("form.lock")?.requestSubmit();
    lastEscape = event.timeStamp;
    return;
  }
  if (isTyping(event)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("quick")?.focus();
  } else if (event.key === "?") {
    event.preventDefault();
    document.querySelector("a.keys")?.click();
  }
});

// A page that an address points into puts the focus there, so that keys go on from it.
const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (target?.matches(".card")) target.focus();
