// The keyboard alone: it reaches everything that can be used, shows where it is, and does the main work.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, context, watched } from "./world.mjs";
import { paths } from "./paths.mjs";

/** What can be used on a page and isn't hidden, by a number that is set on each. */
const usable = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
  const seen = all.filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
  seen.forEach((one, i) => { one.dataset.walk = i; });
  return seen.length;
});

test("Tab goes through everything, and where it is can be seen", async () => {
  const own = await context();
  const page = await own.newPage();
  for (const path of ["/", "/documents/1", "/events/OCT09", "/review?event=OCT09", "/documents/add", "/claims/C001/edit", "/settings"]) {
    await page.goto(address + path);
    const count = await usable(page);
    const reached = new Set();
    const unseen = [];
    // Radio buttons of one name are one stop.
    for (let step = 0; step < count + 5; step += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const look = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
        const name = `${one.outerHTML.slice(0, 100)} outline ${look.outline}`;
        return { walk: one.dataset.walk, name, isSeen: ring && box.width > 0 && box.right > 0 && box.bottom > 0 };
      });
      if (!at) break;
      reached.add(at.walk);
      if (!at.isSeen) unseen.push(at.name);
    }
    assert.deepEqual(unseen, [], `${path}: the focus can't be seen`);
    assert.ok(reached.size >= count, `${path}: Tab reaches ${reached.size} of ${count}`);
  }
  await own.close();
});

test("what repeats has its key, and keys are letters where somebody types", async () => {
  const own = await context();
  const page = await watched(own);
  await page.goto(`${address}/`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main", "the first stop leads past the bar");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "quick");
  await page.keyboard.type("북송?");
  assert.equal(await page.inputValue("#quick"), "북송?");
  await page.keyboard.press("Backspace");
  await Promise.all([page.waitForURL(/\/search\?q=/), page.keyboard.press("Enter")]);
  assert.ok(await page.locator("mark", { hasText: "북송" }).count());
  await page.locator("h1").click();
  await Promise.all([page.waitForURL(/\/keys$/), page.keyboard.press("?")]);

  await page.goto(`${address}/review?event=OCT09`);
  const number = () => page.evaluate(() => [...document.querySelectorAll(".card")].indexOf(document.activeElement));
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await number(), 1);
  await page.keyboard.press("k");
  assert.equal(await number(), 0);
  // A decision without its reason leads to the reason.
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.name), "reason");
  await page.keyboard.type("subject");
  assert.equal(await page.evaluate(() => document.activeElement.value), "subject", "j, s and u are letters here");
  assert.deepEqual(page.faults, []);
  await own.close();
});

test("keys that an input method composes with do nothing", async () => {
  const own = await context();
  const page = await own.newPage();
  await page.goto(`${address}/documents/1`);
  const moved = await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, isComposing: true }));
    return document.activeElement !== document.body;
  });
  assert.equal(moved, false);
  await own.close();
});

test("every page that is asked has one main heading, one main part and a title of its own", async () => {
  const own = await context();
  const page = await own.newPage();
  for (const path of paths) {
    await page.goto(address + path);
    assert.equal(await page.locator("h1").count(), 1, path);
    assert.equal(await page.locator("main").count(), 1, path);
    assert.ok((await page.title()).endsWith(" · Attested") && (await page.title()).length > 12, path);
  }
  await own.close();
});
