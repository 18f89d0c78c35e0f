// The story in Korean: a text is added, suggestions are decided by keys, a claim is made from words selected, and its figure
// leads back to those words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, address, context, select, watched } from "./world.mjs";

// Our own words, no outlet's.
const TEXT = `통일부 당국자는 13일 중국이 탈북민 600여 명을 강제 북송했다고 밝혔다.
북한인권단체 관계자는 10일 중국 당국이 탈북민 약 250명을 북송했다고 주장했다.
한 소식통은 12일 "단둥에서 40명이 넘는 탈북민이 북송됐다"고 전했다.
외교부 대변인은 북송 규모를 확인해 줄 수 없다고 말했다.
`;

test("a text becomes claims, and a figure leads back to its words", async () => {
  const own = await context();
  const page = await watched(own);
  const number = await addText(page, TEXT, { publisher: "시험 신문" });
  const found = await page.locator(".card[data-waiting]").count();
  assert.ok(found >= 3, `three suggestions at least, not ${found}`);
  const waiting = () => page.locator(".card[data-waiting]").count();
  const current = () => page.evaluate(() => document.activeElement.dataset.number);

  // Accepted by key, for an event that is named first.
  await page.fill("#decide-event", "OCT09");
  await page.locator("h1").click();
  await page.keyboard.press("j");
  const first = await current();
  assert.ok(first, "the focus is on a suggestion");
  assert.ok(await page.locator("mark.current").count(), "its words are marked");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("a")]);
  assert.equal(await waiting(), found - 1);
  await page.locator(`#card-${first} a[href^="/claims/"]`).waitFor();
  assert.ok(await page.locator("p.done").count(), "the page says what was recorded");

  // The focus is on the next one: edited by key, and recorded from the form.
  const second = await current();
  assert.ok(second && second !== first, "the next suggestion has the focus");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("e")]);
  assert.ok((await page.inputValue("#f-quote")).length > 0, "the quotation is filled");
  assert.equal(await page.inputValue('#claim-form [name="event"]'), "OCT09");
  await page.fill("#f-note", "시험 삼아 고침");
  const edited = await page.inputValue("#f-id");
  await Promise.all([page.waitForNavigation(), page.locator("#claim-form button").click()]);
  assert.equal(await waiting(), found - 2);
  await page.goto(`${address}/claims/${edited}`);
  assert.ok((await page.textContent("main")).includes("시험 삼아 고침"));

  // Rejected by key.
  await page.goto(`${address}/documents/${number}`);
  await page.locator(".card[data-waiting]").first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("x")]);
  assert.equal(await waiting(), found - 3);

  // A claim from words that are selected.
  await select(page, "40명이 넘는 탈북민이 북송됐다");
  await page.keyboard.press("q");
  assert.equal(await page.inputValue("#f-quote"), "40명이 넘는 탈북민이 북송됐다");
  const from = Number(await page.inputValue('[name="start"]'));
  assert.equal([...TEXT].slice(from, from + 2).join(""), "40", "it stands where it was selected");
  const values = { "#f-id": "BROWSER-1", '#claim-form [name="event"]': "OCT09", "#f-low": "40", "#f-quantity_words": "40명이 넘는", "#f-speaker": "한 소식통", "#f-class": "" };
  for (const [field, value] of Object.entries(values)) await page.fill(field, value);
  const choices = { aspect: "number", act: "forcible_return", modality: "asserted", measure: "flow", quantity_kind: "more_than", scope: "part" };
  for (const [field, value] of Object.entries(choices)) await page.selectOption(`#f-${field}`, value);
  await page.locator("#draft-state", { hasText: "초고 보관됨" }).waitFor();
  await Promise.all([page.waitForNavigation(), page.locator("#claim-form button").click()]);
  assert.ok((await page.textContent("p.done")).includes("BROWSER-1"), "it is recorded");
  assert.equal(await page.inputValue("#f-quote"), "", "its draft is gone");

  // The event: figure, explanation, the words highlighted where they stand.
  await page.goto(`${address}/events/OCT09`);
  const link = page.locator(`a[href^="/documents/${number}?from=${from}&"]`).first();
  await link.waitFor({ state: "attached" });
  const closed = page.locator("details:not([open])", { has: link });
  while (await closed.count()) await closed.first().locator("> summary").click();
  await Promise.all([page.waitForNavigation(), link.click()]);
  assert.equal(await page.locator("mark.pointed").allTextContents().then((pieces) => pieces.join("")), "40명이 넘는 탈북민이 북송됐다");
  assert.deepEqual(page.faults, []);
  await own.close();
});
