// Locking on demand and unlocking: nothing is shown, and a form that was half typed, or sent to a locked door, comes back; with
// scripts and without.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, address, context, unlock, watched } from "./world.mjs";

/** Locks from another page, as an idle clock or another tab would. */
async function lockElsewhere(own) {
  const other = await own.newPage();
  await other.goto(`${address}/settings`);
  await Promise.all([other.waitForURL(/\/unlock$/), other.locator("form.lock button").click()]);
  await other.close();
}

test("two presses of Escape hide and lock; the draft is there after unlocking", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, "당국자는 탈북민 20여 명이 북송됐다고 말했다.\n", { publisher: "잠금" });
  await page.fill("#f-note", "잠그기 직전에 적은 글");
  await page.keyboard.press("Escape");
  await Promise.all([page.waitForURL(/\/unlock$/), page.keyboard.press("Escape")]);
  const door = await page.content();
  assert.ok(!door.includes("OCT09") && !door.includes("잠금</bdi>") && !door.includes("직전"), "the door says nothing");
  await page.goto(`${address}/events/OCT09`);
  assert.ok(page.url().endsWith("/unlock"));
  await page.fill("#passphrase", "틀린 암호문");
  await Promise.all([page.waitForNavigation(), page.click("main.door button")]);
  assert.ok(await page.locator(".wrong").count(), "a wrong passphrase opens nothing");
  await page.goto(`${address}/unlock`);
  await unlock(page);
  await page.goto(`${address}/documents/${number}`);
  await page.waitForFunction(() => document.getElementById("f-note").value === "잠그기 직전에 적은 글");
  await own.close();
});

test("a form sent to a door that was locked meanwhile comes back whole", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, "소식통은 탈북민 25명이 북송됐다고 말했다.\n", { publisher: "잠긴 문" });
  await lockElsewhere(own);
  const values = { "#f-quote": "25명", "#f-id": "LOCKED-1", '#claim-form [name="event"]': "OCT09", "#f-note": "잠긴 뒤에 적은 글" };
  for (const [field, value] of Object.entries(values)) await page.fill(field, value);
  await page.selectOption("#f-aspect", "occurrence");
  await page.selectOption("#f-act", "forcible_return");
  await page.selectOption("#f-modality", "asserted");
  await Promise.all([page.waitForURL(/\/claim$/), page.locator("#claim-form button").click()]);
  assert.ok(await page.locator("p.done").count(), "the door says that it is kept");
  await unlock(page);
  await page.waitForURL(/\/kept\//);
  assert.equal(await page.inputValue('#kept [name="note"]'), "잠긴 뒤에 적은 글");
  await Promise.all([page.waitForNavigation(), page.locator("#kept button").first().click()]);
  await page.waitForURL(new RegExp(`/documents/${number}`));
  assert.ok((await page.textContent("p.done")).includes("LOCKED-1"));
  await page.waitForTimeout(300);
  assert.notEqual(await page.inputValue("#f-note"), "잠긴 뒤에 적은 글", "what is recorded is no draft any more");
  await own.close();
});

test("without scripts too: a text pasted into a form whose session expired is not lost", async () => {
  const own = await context({ javaScriptEnabled: false });
  const page = await own.newPage();
  await page.goto(`${address}/documents/add`);
  await page.fill("#a-text", "스크립트 없이 붙여 넣은 글.\n둘째 줄.\n");
  await page.fill("#a-publisher", "스크립트 없음");
  await lockElsewhere(own);
  await page.locator("#add-form button").last().click();
  assert.ok(!(await page.content()).includes("붙여 넣은"), "the door says nothing of what was sent");
  // A wrong passphrase in between loses nothing.
  await page.fill("#passphrase", "틀린 암호문");
  await page.click("main.door button");
  await unlock(page);
  assert.match(page.url(), /\/kept\//);
  assert.equal((await page.inputValue('#kept [name="text"]')).replaceAll("\r", ""), "스크립트 없이 붙여 넣은 글.\n둘째 줄.\n");
  await page.locator("#kept button").first().click();
  assert.match(page.url(), /\/documents\/\d+$/);
  assert.ok((await page.textContent("#copy")).includes("둘째 줄."));
  await own.close();
});
