// Two tabs that write one claim: what each typed is kept, and both are shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, address, context, watched } from "./world.mjs";

test("two tabs draft one claim: both are kept and both are shown", async () => {
  const own = await context();
  const [left, right] = [await watched(own), await watched(own)];
  const number = await addText(left, "한 단체는 탈북민 70여 명이 북송됐다고 전했다.\n", { publisher: "두 창" });
  for (const page of [left, right]) await page.goto(`${address}/documents/${number}`);
  await left.fill("#f-note", "왼쪽 창의 글");
  await left.locator("#draft-state", { hasText: "초고 보관됨" }).waitFor();
  await right.fill("#f-note", "오른쪽 창의 글");
  await right.locator("#draft-state", { hasText: "둘 다 보관했다" }).waitFor();
  // Each goes on with its own.
  await left.fill("#f-note", "왼쪽 창의 글, 이어서");
  await left.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.ok());

  const third = await watched(own);
  await third.goto(`${address}/documents/${number}`);
  assert.equal(await third.inputValue("#f-note"), "왼쪽 창의 글, 이어서");
  await Promise.all([third.waitForNavigation(), third.locator('a[href*="?beside="]').click()]);
  assert.equal(await third.inputValue("#f-note"), "오른쪽 창의 글");
  for (const page of [left, right, third]) assert.deepEqual(page.faults, []);
  await own.close();
});

test("two tabs code one claim anew: the second sees both, and each version stays", async () => {
  const own = await context();
  const [left, right] = [await watched(own), await watched(own)];
  for (const page of [left, right]) await page.goto(`${address}/claims/C013/edit`);
  const send = async (page, note) => {
    await page.fill("#f-note", note);
    await page.fill("#reason", "두 창에서");
    await Promise.all([page.waitForNavigation(), page.locator("#recode button").click()]);
  };
  await send(left, "먼저 적은 것");
  await left.waitForURL(`${address}/claims/C013`);
  await send(right, "나중에 적은 것");
  const shown = await right.textContent(".wrong");
  assert.ok(shown.includes("먼저 적은 것") && shown.includes("나중에 적은 것"), "both are shown");
  assert.equal(await right.inputValue("#f-note"), "나중에 적은 것", "what was typed is still there");
  // Looked at, and sent again: now it is recorded over the other, which stays in the history.
  await Promise.all([right.waitForNavigation(), right.locator("#recode button").click()]);
  await right.waitForURL(`${address}/claims/C013`);
  assert.ok((await right.textContent("main")).includes("나중에 적은 것"));
  const versions = await right.locator('a[href*="?recorded="]').evaluateAll((all) => all.map((one) => one.href));
  assert.equal(versions.length, 3, "as it was imported, and as each window left it");
  let said = "";
  for (const version of versions) {
    await right.goto(version);
    said += await right.textContent("main");
  }
  assert.ok(said.includes("먼저 적은 것"), "the other's version is kept");
  // That an answer says "conflict" is said in the console too.
  assert.deepEqual(right.faults.filter((fault) => !fault.includes("409")), []);
  await own.close();
});
