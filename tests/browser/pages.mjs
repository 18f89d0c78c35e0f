// What no page may do, in every language and in the dark: break a rule of WCAG 2.2 AA that axe-core knows, be wider than a phone
// or than half a window, break the content policy, ask another host, or need a script to be read.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { address, context, watched } from "./world.mjs";
import { paths } from "./paths.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["cat.color"];

/** What breaks a rule, each with where. */
async function violations(page, rules = RULES) {
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), rules);
  return found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);
}

/** What sticks out to the right, where the page scrolls sideways. */
const sticksOut = (page) => page.evaluate(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  // A box, or the words in it.
  const out = [...document.body.querySelectorAll("*")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > wide + 0.5 || (box.left + one.scrollWidth > wide + 0.5 && getComputedStyle(one).overflowX === "visible");
  });
  return [`${document.documentElement.scrollWidth - wide} px: ${out.slice(-3).map((one) => one.outerHTML.slice(0, 100)).join(" | ")}`];
});

/** How a page is looked at: a phone; half a window, which is a window of 1,280 at 200 %; letters of twice their size. */
const LOOKS = [
  ["360 pixels", { width: 360, height: 740 }, ""],
  ["200 %", { width: 640, height: 450 }, ""],
  ["letters of twice the size", { width: 1280, height: 900 }, "200%"],
];

// They only look: several at a time.
describe("pages", { concurrency: 3 }, () => {
  for (const language of ["ko", "en", "zh"]) {
    test(`axe finds nothing on any page, nor in the dark: ${language}`, async () => {
      const own = await context({ language, bypassCSP: true });
      const page = await own.newPage();
      const faults = [];
      for (const path of paths) {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(address + path);
        faults.push(...(await violations(page)).map((fault) => `${path}: ${fault}`));
        if (language !== "ko") continue;
        // In the dark nothing is different but colours.
        await page.emulateMedia({ colorScheme: "dark" });
        faults.push(...(await violations(page, COLOURS)).map((fault) => `${path} in the dark: ${fault}`));
      }
      assert.deepEqual(faults, []);
      await own.close();
    });
  }

  test("axe finds nothing at the doors", async () => {
    const own = await context({ bypassCSP: true });
    await own.clearCookies();
    const page = await own.newPage();
    await page.goto(`${address}/login`);
    assert.deepEqual(await violations(page), []);
    await own.close();
  });

  for (const language of ["ko", "en", "zh"]) {
    test(`no page scrolls sideways, fails in the console or asks another host: ${language}`, async () => {
      const own = await context({ language });
      const page = await watched(own);
      const faults = [];
      for (const path of paths) {
        await page.goto(address + path);
        for (const [name, size, letters] of LOOKS) {
          await page.setViewportSize(size);
          await page.evaluate((letters) => { document.documentElement.style.fontSize = letters; }, letters);
          faults.push(...(await sticksOut(page)).map((fault) => `${path} at ${name}: ${fault}`));
        }
      }
      // The page that isn't there says so in the console.
      assert.deepEqual([...faults, ...page.faults.filter((fault) => !fault.includes("404"))], []);
      await own.close();
    });
  }

  test("the policy holds: a script or a style put into a page does nothing", async () => {
    const own = await context();
    const page = await watched(own);
    await page.goto(`${address}/`);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.setAttribute("style", "display: none");
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
    });
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).display), "none");
    assert.ok(page.faults.length >= 2, "and the watch sees it");
    await own.close();
  });

  test("every page is read without scripts", async () => {
    const own = await context({ javaScriptEnabled: false });
    const page = await own.newPage();
    for (const path of paths) {
      await page.goto(address + path);
      assert.ok((await page.innerText("h1")).trim(), `${path} has no heading`);
      assert.ok((await page.innerText("main")).trim().length > 20, `${path} says nothing`);
    }
    // A figure's walk back needs none either.
    await page.goto(`${address}/events/OCT09`);
    assert.ok(await page.locator("svg").count(), "the chart is there");
    assert.ok((await page.locator("table").count()) > 0, "and its table");
    await own.close();
  });

  test("the list of pages leaves none out that pages lead to", async () => {
    const own = await context();
    const page = await own.newPage();
    // An id or a number is as good as another of its kind.
    const kind = (path) => path.replace(/^\/(events|claims)\/(?!change)[^/]+/, "/$1/ID").replace(/^\/(documents|second|history|jobs|persons)\/\d+/, "/$1/N");
    const known = new Set(paths.map((path) => kind(path.split("?")[0])));
    const missing = new Set();
    for (const path of paths) {
      await page.goto(address + path);
      const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
      for (const link of links) if (!known.has(kind(link))) missing.add(`${link} (from ${path})`);
    }
    assert.deepEqual([...missing], []);
    await own.close();
  });
});
