// Pictures of the main pages, in Korean, as the README shows them. Input: a server's address, a folder; the login token in the
// environment. Output: small PNG files.
import { chromium } from "playwright-core";

const [base, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
const context = await browser.newContext({ locale: "ko-KR", viewport: { width: 1000, height: 700 } });
const page = await context.newPage();
await page.goto(`${base}/login`);
await page.fill("#token", process.env.ATTESTED_TOKEN);
await page.keyboard.press("Enter");
await page.waitForURL(`${base}/`);
for (const [name, path] of [["home", "/"], ["event", "/events/OCT09"], ["document", "/documents/1"]]) {
  await page.goto(base + path);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
await browser.close();
