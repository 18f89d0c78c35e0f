// The pages in a real browser. Input: the address of a server that serves the demonstration's record; the login token and the
// passphrase in the environment. Output: a line for each check; exit 1 if any failed. Left out: what the pages say.
import { chromium } from "playwright-core";
import fs from "node:fs";

const base = process.argv[2];
const { ATTESTED_TOKEN: token, ATTESTED_PASSPHRASE: passphrase } = process.env;
const axe = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PAGES = ["/", "/events/OCT09", "/events/OCT09?as_of=2023-10-13", "/documents", "/documents/1",
  "/documents/1?edit=1&event=OCT09", "/claims", "/claims/C001", "/review?event=OCT09", "/search?q=600", "/history", "/settings", "/keys"];

let failed = 0;
const check = (name, fine, why = "") => {
  if (!fine) failed += 1;
  if (!fine) console.log(`FAILED ${name} ${why}`);
};

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Somebody who reads Korean, in a browser that obeys the content policy; every request and complaint is kept.
const person = await browser.newContext({ locale: "ko-KR" });
const foreign = [];
const complaints = [];
person.on("request", (request) => { if (!request.url().startsWith(base + "/")) foreign.push(request.url()); });
person.on("weberror", (error) => complaints.push(error.error().message));
person.on("console", (message) => { if (message.text().includes("Content Security Policy")) complaints.push(message.text()); });

const page = await person.newPage();
await page.goto(`${base}/login`);
await page.fill("#token", token);
await page.keyboard.press("Enter");
await page.waitForURL(`${base}/`);
check("Korean first", await page.getAttribute("html", "lang") === "ko");

// The story: words of a document become a claim, by keys, and the figure leads back to them.
await page.goto(`${base}/documents/1`);
const said = await page.evaluate(() => {
  const walker = document.createTreeWalker(document.getElementById("copy"), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && node.length < 12) node = walker.nextNode();
  const range = document.createRange();
  range.setStart(node, 0);
  range.setEnd(node, node.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return node.data.trim();
});
await page.keyboard.press("q");
check("q quotes what is selected", (await page.inputValue("#f-quote")).trim() === said);
const chosen = { act: "forcible_return", aspect: "number", modality: "asserted", measure: "flow", quantity_kind: "exact", scope: "whole" };
await page.fill("#f-id", "STORY1");
await page.fill("#f-event", "OCT09");
await page.fill("#f-low", "612");
await page.fill("#f-high", "612");
await page.fill("#f-quantity_words", "612명");
await page.fill("#f-speaker", "이야기의 화자");
for (const [field, value] of Object.entries(chosen)) await page.selectOption(`#f-${field}`, value);

// Locked in the middle of it, and unlocked: what was typed is there.
await page.waitForTimeout(1500);
await page.keyboard.press("Escape");
await page.keyboard.press("Escape");
await page.waitForURL(`${base}/unlock`);
check("a locked project shows nothing", !(await page.content()).includes("OCT09"));
await page.fill("#passphrase", passphrase);
await page.keyboard.press("Enter");
await page.waitForURL(`${base}/`);
await page.goto(`${base}/documents/1`);
check("the draft outlives the lock", await page.inputValue("#f-speaker") === "이야기의 화자");

// A second window types over the same version: both are kept.
const other = await person.newPage();
await other.goto(`${base}/documents/1`);
await other.fill("#f-note", "둘째 창");
await other.waitForTimeout(1500);
await page.fill("#f-note", "첫째 창");
await page.waitForTimeout(1500);
await other.reload();
const both = (await other.content()).includes("beside=0");
check("two windows keep both drafts", both);
await other.close();

await page.click("#claim-form button:not([type=button]):not([name])");
await page.waitForLoadState();
await page.goto(`${base}/claims/STORY1`);
check("the claim is recorded with its words", (await page.content()).includes("612명"), page.url());
await page.goto(`${base}/events/OCT09`);
check("the figure counts it", (await page.content()).includes("STORY1"));
const back = await page.evaluate(() => document.querySelector('a[href^="/documents/1?from="]')?.getAttribute("href"));
check("the figure leads back to the document", Boolean(back));
if (back) {
  await page.goto(base + back);
  check("the words are pointed at", await page.locator("mark.pointed").count() > 0);
}

// On paper: the bar goes, the figures stay.
await page.goto(`${base}/events/OCT09`);
await page.emulateMedia({ media: "print" });
check("no bar in print", !(await page.isVisible(".bar")));
check("figures in print", await page.isVisible("main h1, main h2, header h1"));
await page.emulateMedia({ media: "screen" });

// By keyboard alone: the first stop skips to the content, and every stop is seen.
await page.goto(`${base}/claims`);
await page.keyboard.press("Tab");
check("the first stop skips the bar", await page.evaluate(() => document.activeElement.classList.contains("skip")));
for (let stop = 0; stop < 12; stop += 1) {
  await page.keyboard.press("Tab");
  const seen = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
  check("focus is seen", seen, `stop ${stop} on /claims`);
}

// Every page obeys the policy, fits 360 pixels, and asks nobody else.
await page.setViewportSize({ width: 360, height: 740 });
for (const path of PAGES) {
  const answer = await page.goto(base + path);
  check("answered", answer.status() === 200, path);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - 360);
  check("fits 360 pixels", over <= 0, `${path}: ${over} too wide`);
}
check("no complaint", complaints.length === 0, complaints.join("; ").slice(0, 400));
check("no foreign request", foreign.length === 0, foreign.join(" ").slice(0, 400));

// axe-core, in each language and colour scheme; it is injected, so this context doesn't obey the policy.
const reader = await browser.newContext({ bypassCSP: true, viewport: { width: 1200, height: 800 } });
await reader.addCookies(await person.cookies());
const read = await reader.newPage();
for (const language of ["ko", "en", "zh"]) {
  await reader.addCookies([{ name: "attested_language", value: language, url: base }]);
  for (const colorScheme of ["light", "dark"]) {
    await read.emulateMedia({ colorScheme });
    for (const path of PAGES) {
      await read.goto(base + path);
      await read.evaluate(axe);
      const { violations } = await read.evaluate((rules) => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
      for (const { id, nodes } of violations) check("axe", false, `${language} ${colorScheme} ${path}: ${id}: ${nodes[0].html.slice(0, 160)}`);
    }
  }
}
await browser.close();
console.log(failed === 0 ? "the browser finds nothing wrong" : `${failed} checks failed`);
process.exit(failed === 0 ? 0 : 1);
