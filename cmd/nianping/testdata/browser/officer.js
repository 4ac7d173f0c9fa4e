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
  const outside = [];
  page.on("request", (r) => { if (!r.url().startsWith(base + "/") && !r.url().startsWith("data:")) { outside.push(r.url()); } });
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
  await lost.locator("input[name=institution]").focus();
  await page.waitForSelector("#institutions option", { state: "attached" });
  const name = await page.locator("#institutions option").first().getAttribute("value");
  await lost.locator("input[name=institution]").fill(name);
  await lost.locator("select[name=year]").selectOption("2024");
  await lost.locator("input[name=by]").fill("李某");
  await lost.locator("button[value=归属]").click();
  await page.waitForURL("**/inbox?**done=place");
  assert.strictEqual(await page.locator(".card.medium").count(), count - 1);
  assert(await page.evaluate(() => document.activeElement.name === "institution"), "the next file is not at hand");

  // What was placed wrongly is placed again.
  await page.click(".said.done >> text=改归属");
  assert.strictEqual(await page.locator(".place input[name=institution]").first().inputValue(), name);
  await look("2-again");
  await page.locator("button[value=不是报送材料]").first().click();
  await page.waitForURL("**/inbox?**done=place");
  assert((await page.locator(".said.done").textContent()).includes("不是报送材料"));

  await page.click("nav >> text=评分排名");
  await look("3-scores");
  const hrefs = await page.$$eval("tbody th a", (list) => list.map((a) => a.getAttribute("href")));
  const total = () => page.locator(".score.figures b").first().textContent();
  const fix = async (value, reason) => {
    await page.fill("#fix input[name=value]", value);
    await page.fill("#fix input[name=reason]", reason);
    await page.fill("#fix input[name=by]", "李某");
    await page.click("text=保存更正");
  };

  // A doubtful number is put right, in the page, until a score has moved.
  let doubts = 0, moved = "";
  for (const href of hrefs) {
    await page.goto(base + href);
    const numbers = page.locator(".card.doubt a.v[data-plain]").filter({ hasText: "更正" });
    for (let n = await numbers.count(); n > 0 && !moved; n--) {
      const one = numbers.nth(n - 1);
      if (!/^\d+$/.test(await one.getAttribute("data-plain")) || (await one.getAttribute("data-p")) === "/year" || !(await page.locator(".score.figures b").count())) { continue; }
      const before = await total(), open = await page.locator(".card.doubt").count();
      await one.click();
      assert((await page.locator(".m.on").count()) > 0, "the words of the value are not lit");
      assert(await page.evaluate(() => scrollY === 0), "the page itself scrolled");
      if (!doubts) { await look("4-report"); }
      await page.evaluate(() => { document.querySelector(".right").scrollTo({ top: 60, behavior: "instant" }); });
      const at = await page.evaluate(() => document.querySelector(".right").scrollTop);
      await fix(String(Number(await one.getAttribute("data-plain")) * 3 + 1), "电话核实");
      await page.waitForURL("**done=correct**");
      assert.strictEqual(await page.evaluate(() => document.activeElement === document.body), false, "the focus is lost");
      assert(Math.abs((await page.evaluate(() => document.querySelector(".right").scrollTop)) - at) < 2, "the place on the page is lost");
      assert.strictEqual(await page.locator(".card.doubt").count(), open - 1, "the doubt is still open");
      doubts++;
      if ((await total()) !== before) {
        moved = await page.locator(".said.done").last().textContent();
        assert((await page.locator(".moved").textContent()).includes(before));
        await look("5-corrected");
      }
    }
    if (moved) { break; }
  }
  assert(doubts > 0, "no doubt was put right");
  assert(/→/.test(moved), "no score moved by a doubtful value: " + moved);

  // What cannot be saved is said on the page, and nothing need be typed again.
  await page.locator('.v[data-p^="/outcomes/"][data-p$="/passed"]').first().click();
  await fix("很多", "原文如此");
  await page.waitForSelector(".said.problem");
  assert.strictEqual(await page.inputValue("#fix input[name=value]"), "很多");
  assert.strictEqual(await page.inputValue("#fix input[name=reason]"), "原文如此");
  assert.strictEqual(said.filter((x) => /422/.test(x)).length, 1);
  said.length = 0; // Chromium says the status
  await look("6-refused");
  await page.keyboard.press("Escape");
  assert(await page.locator("#fix").isHidden());

  // A finding is dismissed.
  const finding = page.locator(".card:has(form[action='/decide'])").first();
  if (!(await finding.locator("details[open]").count())) { await finding.locator("summary").click(); }
  await finding.locator("input[name=reason]").fill("已核实");
  await finding.locator("button[value=不属实]").click();
  await page.waitForURL("**done=decide**");
  assert((await page.locator("summary", { hasText: "认定：不属实（李某" }).count()) > 0);

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=下载评估报告")]);
  assert.strictEqual(fs.readFileSync(await download.path()).subarray(0, 5).toString(), "%PDF-");
  await page.click("nav >> text=打印");
  await look("7-print");
  const [all] = await Promise.all([page.waitForEvent("download"), page.click("text=评估报告.zip")]);
  assert.strictEqual(fs.readFileSync(await all.path()).subarray(0, 2).toString(), "PK");

  // By the keyboard alone: past the menu into the page, from the grid to a report, out of its form.
  await page.goto(base + "/?state=on_time");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), "main");
  for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement.matches("tbody a.s.on_time"))); i++) { await page.keyboard.press("Tab"); }
  await page.keyboard.press("Enter");
  await page.waitForURL("**/report?**");
  const press = async (key, until) => { for (let i = 0; i < 40 && !(await page.evaluate((css) => document.activeElement.matches(css), until)); i++) { await page.keyboard.press(key); } };
  await press("Tab", "a[href='#side']"); // past the document
  await page.keyboard.press("Enter");
  await press("Tab", "a[href='#values']");
  await page.keyboard.press("Enter");
  await press("Tab", "a.v[data-p]");
  const chosen = await page.evaluate(() => document.activeElement.dataset.p);
  assert(chosen, "no value can be reached by the keyboard");
  await page.keyboard.press("Enter");
  assert.strictEqual(await page.evaluate(() => document.activeElement.name), "value", "the form is not at hand");
  await page.keyboard.press("Escape");
  assert.strictEqual(await page.evaluate(() => document.activeElement.dataset.p), chosen, "the form does not lead back");

  await page.goto(base + "/nothing-here");
  said.length = 0; // the status again
  await look("8-message");
  await page.click("text=关闭年评");
  await page.waitForSelector("text=年评已关闭");
  assert.deepStrictEqual(outside, [], "an outside address");
  await browser.close();
  assert.deepStrictEqual(said, []);
})().catch((e) => { console.error(e); process.exit(1); });
