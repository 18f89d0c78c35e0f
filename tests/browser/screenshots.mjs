// Pictures of the main pages in Korean and English, for the README. Input: the environment of `world.mjs`, and a folder in
// ATTESTED_PICTURES. Output: a PNG for each page and language. `cargo xtask screenshots` starts it.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { address, close, context, logIn } from "./world.mjs";

/** A picture is no larger than this, so that a clone stays small. */
const MOST_BYTES = 150_000;
const PAGES = { home: "/", document: "a document", event: "/events/OCT09", review: "/review?event=OCT09" };

/** The first document in a language from which something is suggested. */
async function documentIn(page, language) {
  for (let number = 1; ; number += 1) {
    const answer = await page.goto(`${address}/documents/${number}?event=OCT09`);
    assert.ok(answer.ok(), `no document in ${language} has suggestions`);
    const found = await page.locator(`#copy[lang|="${language}"]`).count();
    if (found && (await page.locator(".card[data-waiting]").count()) > 2) return;
  }
}

await logIn();
for (const language of ["ko", "en"]) {
  const own = await context({ language, colorScheme: "light", viewport: { width: 1000, height: 600 } });
  const page = await own.newPage();
  for (const [name, at] of Object.entries(PAGES)) {
    if (name === "document") await documentIn(page, language);
    else await page.goto(address + at, { waitUntil: "networkidle" });
    // The chart, rather than what stands above it.
    if (name === "event") await page.evaluate(() => document.querySelector("svg.chart").scrollIntoView({ block: "start" }));
    const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
    assert.ok(picture.length <= MOST_BYTES, `${name} in ${language}: ${picture.length} bytes`);
    fs.writeFileSync(path.join(process.env.ATTESTED_PICTURES, `${name}-${language}.png`), picture);
    console.log(`${name}-${language}.png ${picture.length} bytes`);
  }
  await own.close();
}
await close();
