// Typing while the server can't be reached: the page keeps it, sealed, and sends it when the server is back. Reloading and going
// back lose nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, address, context, watched } from "./world.mjs";

const SECRET = "연결이 끊긴 동안 적은 비밀스러운 글";
/** What an offline browser says of requests that fail is no fault of a page. */
const others = (page) => page.faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"));
const stored = (page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]));

test("what is typed offline is kept sealed and sent when the server is back", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, "당국자는 탈북민 80여 명이 북송됐다고 말했다.\n", { publisher: "오프라인" });
  await page.goto(`${address}/documents/${number}`, { waitUntil: "networkidle" });
  await own.setOffline(true);
  await page.fill("#f-note", SECRET);
  await page.locator("#draft-state", { hasText: "초고를 보관하지 못했다" }).waitFor();
  const lies = await stored(page);
  assert.ok(lies.includes(`draft /documents/${number}/draft`), "it lies in the tab's storage");
  assert.ok(!lies.includes("비밀") && !lies.includes("note"), "and can't be read there");

  // Sending the form leaves nothing and goes nowhere.
  await page.fill("#f-quote", "80여 명");
  await page.fill('#claim-form [name="event"]', "OCT09");
  await page.selectOption("#f-act", "forcible_return");
  await page.selectOption("#f-modality", "asserted");
  await page.locator("#claim-form button").click();
  await page.waitForTimeout(300);
  assert.ok(page.url().startsWith(`${address}/documents/${number}`));
  assert.equal(await page.inputValue("#f-note"), SECRET);

  await own.setOffline(false);
  await page.locator("#draft-state", { hasText: "초고 보관됨" }).waitFor();
  await page.waitForFunction(() => sessionStorage.length === 0);
  const other = await watched(await context());
  await other.goto(`${address}/documents/${number}`);
  assert.equal(await other.inputValue("#f-note"), SECRET, "the server has it");
  assert.deepEqual([...others(page), ...other.faults], []);
  await other.context().close();
  await own.close();
});

test("a page that is opened anew has again what never reached the server", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, "단체는 탈북민 90여 명이 북송됐다고 말했다.\n", { publisher: "다시 열기" });
  const at = `${address}/documents/${number}`;
  await page.goto(at, { waitUntil: "networkidle" });
  // The server is there for pages and never for drafts.
  await page.route("**/draft", (route) => route.abort());
  await page.fill("#f-note", SECRET);
  await page.waitForFunction(() => sessionStorage.length === 1);
  await page.reload();
  await page.waitForFunction((text) => document.getElementById("f-note").value === text, SECRET);
  // Away and back.
  await page.goto(`${address}/claims`);
  await page.goBack();
  await page.waitForFunction((text) => document.getElementById("f-note").value === text, SECRET);
  await page.unroute("**/draft");
  await page.fill("#f-note", `${SECRET}.`);
  await page.locator("#draft-state", { hasText: "초고 보관됨" }).waitFor();
  await page.reload();
  assert.equal(await page.inputValue("#f-note"), `${SECRET}.`);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, "nothing lies in the tab once the server has it");
  await own.close();
});

test("back and reload after recording send nothing twice", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, "대변인은 탈북민 30여 명이 북송됐다고 말했다.\n", { publisher: "뒤로" });
  await page.fill("#decide-event", "OCT09");
  await Promise.all([page.waitForNavigation(), page.locator(".card[data-waiting] button:not([formaction])").first().click()]);
  const claims = async () => {
    const other = await watched(own);
    await other.goto(`${address}/claims?q=${encodeURIComponent("30여 명")}`);
    const rows = await other.locator("tbody tr").count();
    await other.close();
    return rows;
  };
  const before = await claims();
  assert.ok(before >= 1);
  await page.reload();
  await page.goBack();
  await page.reload();
  await page.goForward();
  assert.equal(await claims(), before);
  assert.ok(page.url().includes(`/documents/${number}`));
  assert.deepEqual(page.faults, []);
  await own.close();
});
