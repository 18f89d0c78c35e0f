// The event on paper: no bar and no forms, the figure, its data in a table, and the words that numbers rest on as notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, context } from "./world.mjs";

test("an event is printed with its data and its notes and without what can only be clicked", async () => {
  const own = await context();
  const page = await own.newPage();
  await page.goto(`${address}/events/OCT09`);
  await page.emulateMedia({ media: "print" });
  const seen = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  for (const gone of [".bar", ".skip", "form", "nav", "button", "input:not([type=hidden])", "select"]) {
    assert.equal(await seen(gone), 0, `${gone} is printed`);
  }
  assert.ok((await seen("svg")) >= 1, "the chart is printed");
  assert.ok((await seen("table")) >= 1, "the data is printed");
  const text = await page.innerText("main");
  assert.ok(text.includes("600") && text.includes("C085"), "numbers and their claims are printed");
  // What stands folded on the screen is a note on paper.
  const quotation = "declined to confirm the exact number";
  assert.ok(text.includes(quotation), "quotations are printed");
  const closed = await page.locator(".note, details.data").evaluateAll((all) =>
    all.filter((one) => one.textContent.trim() && ![...one.querySelectorAll("*")].some((part) => part.tagName !== "SUMMARY" && part.closest("summary") === null && part.checkVisibility())).map((one) => one.outerHTML.slice(0, 120)));
  assert.deepEqual(closed.slice(0, 3), [], "something stays folded on paper");
  const paper = await page.pdf({ format: "A4" });
  assert.ok(paper.subarray(0, 5).toString() === "%PDF-" && paper.length > 20_000);
  // No wider than the paper: A4 between margins is 718 pixels.
  await page.setViewportSize({ width: 718, height: 1000 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 718);
  await own.close();
});
