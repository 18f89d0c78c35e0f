// Two records of one name, who is a hero of a novel: so that the pages on persons have something to show.
import { address, context } from "./world.mjs";

export const NAME = "홍길동";

export async function register() {
  const own = await context();
  const page = await own.newPage();
  for (const list of ["court", "families"]) {
    await page.goto(`${address}/persons/add`);
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    await page.fill("#c-name", NAME);
    await page.fill("#c-list", list);
    await page.fill("#c-birth_date", "1970-05-01");
    await Promise.all([page.waitForNavigation(), page.click("main form:has(#c-name) button")]);
  }
  await own.close();
}
