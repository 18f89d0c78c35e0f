// A browser before a served record. Input, from the environment: where it is served, the token that logs in once, the
// passphrase, the browser's program. Output: contexts that are logged in, and what every test asks of a page. Leaves out what is
// tested (the files beside this one); `cargo xtask browser` starts it all.
import { chromium } from "playwright-core";

export const address = process.env.ATTESTED_ADDRESS;
export const passphrase = process.env.ATTESTED_PASSPHRASE;

const browser = await chromium.launch({
  executablePath: process.env.ATTESTED_CHROMIUM,
  // Nothing of the browser's own goes to any other host, and letters look the same on every machine.
  args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-lcd-text", "--no-first-run"],
});

let cookies = [];

/** A browser of one's own: language, width, scripts or none, a policy obeyed unless it is said otherwise. */
export async function context({ language = "ko", ...options } = {}) {
  const own = await browser.newContext({ locale: "ko-KR", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  await own.addCookies([...cookies, { name: "attested_language", value: language, url: address }]);
  own.setDefaultTimeout(15_000);
  return own;
}

/** A page that remembers what it asked of other hosts and what its console called an error. */
export async function watched(own) {
  const page = await own.newPage();
  page.faults = [];
  page.on("console", (said) => {
    // A browser looks for a picture of the site by itself, whatever a page says.
    if (said.type() === "error" && !said.location().url.endsWith("/favicon.ico")) page.faults.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => page.faults.push(`script: ${error.message}`));
  page.on("request", (asked) => {
    if (!asked.url().startsWith(`${address}/`) && !asked.url().startsWith("data:")) page.faults.push(`foreign request: ${asked.url()}`);
  });
  return page;
}

/** Logs in with the token that the terminal printed: once, before everything else. */
export async function logIn() {
  const own = await browser.newContext({ locale: "ko-KR" });
  const page = await own.newPage();
  await page.goto(`${address}/login`);
  await page.fill("#token", process.env.ATTESTED_TOKEN);
  await page.click("button");
  await page.waitForURL(`${address}/`);
  cookies = (await own.cookies()).filter((cookie) => cookie.name.startsWith("attested_session"));
  await own.close();
}

/** Gives the passphrase at the door, and waits for what is behind it. */
export async function unlock(page) {
  await page.waitForURL(/\/unlock$|\/claim$|\/documents\/add$|\/kept\//);
  await page.fill("#passphrase", passphrase);
  await Promise.all([page.waitForNavigation(), page.click("main.door button")]);
}

/** Adds a text as a document by the form; its number. */
export async function addText(page, text, { publisher, published = "2023-10-13", lang = "ko" }) {
  await page.goto(`${address}/documents/add`);
  await page.fill("#a-text", text);
  await page.fill("#a-publisher", publisher);
  await page.fill("#a-published", published);
  await page.selectOption("#a-lang", lang);
  await page.locator("#add-form button").last().click();
  await page.waitForURL(/\/documents\/\d+$/);
  return Number(page.url().split("/").pop());
}

/** Selects words in the working copy, as a mouse would. */
export async function select(page, words) {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.getElementById("copy"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const at = nodes.map((node) => node.data).join("").indexOf(wanted);
    const place = (offset) => {
      let before = 0;
      for (const node of nodes) {
        if (offset <= before + node.data.length) return [node, offset - before];
        before += node.data.length;
      }
      throw new Error("these words are not in the copy");
    };
    if (at < 0) throw new Error("these words are not in the copy");
    const range = document.createRange();
    range.setStart(...place(at));
    range.setEnd(...place(at + wanted.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
}

export const close = () => browser.close();
