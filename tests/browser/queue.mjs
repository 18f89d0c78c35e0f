// A pair of the queue is judged by the keyboard, and nobody is named until somebody asks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME } from "./persons.mjs";
import { address, context, watched } from "./world.mjs";

test("a pair of persons is judged by a key and a reason, masked all the while", async () => {
  const own = await context();
  const page = await watched(own);
  for (const path of ["/persons", "/persons/1", "/persons/queue"]) {
    await page.goto(address + path);
    assert.ok(!(await page.content()).includes(NAME), `${path} names somebody`);
  }
  await page.keyboard.press("u");
  assert.equal(await page.evaluate(() => document.activeElement.name), "reason", "the key leads to the reason");
  await page.keyboard.type("two lists, one day of birth");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.ok((await page.innerText("main")).includes("two lists, one day of birth"), "what was judged stands there, to be undone");
  await page.goto(`${address}/persons/1`);
  await page.locator("form:has(input[name=reason]):not([action$='/withdraw']) input[name=reason]").first().fill("to see whether the day is right");
  await Promise.all([page.waitForNavigation(), page.locator("form:has(input[name=reason]):not([action$='/withdraw']) button").first().click()]);
  assert.ok((await page.content()).includes(NAME), "who asks with a reason sees the name");
  assert.ok(!page.url().includes("%ED"), "no name is in an address");
  assert.deepEqual(page.faults, []);
  await own.close();
});
