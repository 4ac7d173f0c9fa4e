// What an officer does in a browser, from a pile of files to a PDF: node officer.js ADDRESS PILE PICTURES. Every page is
// held to WCAG 2.2 AA by axe-core, and no page may say anything on the console.
"use strict";
const fs = require("fs"), path = require("path"), assert = require("assert");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [address, pile, pictures] = process.argv.slice(2);
const base = new URL(address).origin;

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", acceptDownloads: true });
  const page = await context.newPage();
  const said = [];
  page.on("console", (m) => said.push(m.text()));
  page.on("pageerror", (e) => said.push(e.message));
  const look = async (name) => {
    await page.screenshot({ path: path.join(pictures, name + ".png") });
    await page.evaluate(axe); // by the debugger, whom the page's policy does not bind
    const found = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    assert(found.passes.length > 10, name + " was not checked");
    assert.deepStrictEqual(found.violations.map((v) => v.id + ": " + v.nodes[0].html), [], name);
    assert(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name + " is wider than the screen");
  };

  await page.goto(address);
  assert.strictEqual(page.url(), base + "/");
  await look("1-grid");

  await page.click("text=收件");
  await page.setInputFiles("input[webkitdirectory]", pile);
  await page.waitForURL("**/inbox?done=upload", { timeout: 120000 });
  await look("2-inbox");

  const lost = page.locator(".card.medium").first();
  const count = await page.locator(".card.medium").count();
  assert(count > 0, "nothing is left to place");
  const name = await page.locator("#institutions option").first().getAttribute("value");
  await lost.locator("input[name=institution]").fill(name);
  await lost.locator("select[name=year]").selectOption("2024");
  await lost.locator("input[name=by]").fill("李某");
  await lost.locator("button[value=归属]").click();
  await page.waitForURL("**/inbox?done=place");
  assert.strictEqual(await page.locator(".card.medium").count(), count - 1);

  await page.click("nav >> text=评分排名");
  await look("3-scores");
  const hrefs = await page.$$eval("tbody th a", (list) => list.map((a) => a.getAttribute("href")));
  let moved = false;
  for (const href of hrefs) {
    await page.goto(base + href);
    const seats = page.locator('.v[data-p="/venues/theory_seats"]');
    if (!(await seats.count()) || !(await page.locator(".score b").count())) { continue; }
    const before = await page.locator(".score b").first().textContent();
    await seats.first().click();
    assert((await page.locator(".m.on").count()) > 0, "the words of the value are not lit");
    await look("4-report");
    await page.fill("#fix input[name=value]", "3");
    await page.fill("#fix input[name=reason]", "电话核实");
    await page.fill("#fix input[name=by]", "李某");
    await page.click("#fix button");
    await page.waitForURL("**done=correct**");
    const after = await page.locator(".score b").first().textContent();
    await look("5-corrected");
    if (before !== after) { moved = true; break; }
  }
  assert(moved, "no score moved");

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=下载评估报告")]);
  assert.strictEqual(fs.readFileSync(await download.path()).subarray(0, 5).toString(), "%PDF-");
  await page.click("nav >> text=打印");
  await look("6-print");
  await browser.close();
  assert.deepStrictEqual(said, []);
})().catch((e) => { console.error(e); process.exit(1); });
