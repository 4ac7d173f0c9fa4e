// Takes the pictures of the officers' notes: node screens.js ADDRESS PICTURES. The workspace is the town.
"use strict";
const path = require("path");
const { chromium } = require("playwright-core");
const [address, pictures] = process.argv.slice(2);
const base = new URL(address).origin;

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--lang=zh-CN"], env: Object.assign({}, process.env, { LANGUAGE: "zh_CN" }) });
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", reducedMotion: "reduce" })).newPage();
  const picture = (name) => page.screenshot({ path: path.join(pictures, name + ".png") });
  await page.goto(address);
  await picture("states");
  await page.goto(base + "/inbox");
  await picture("inbox");
  await page.goto(base + "/scores?y=2024");
  await picture("scores");
  await page.click("tbody th a:has-text('双溪烹饪')");
  const value = page.locator('.v[data-p="/venues/theory_seats"]').first();
  await value.click();
  await page.fill("#fix input[name=value]", "30");
  await page.fill("#fix input[name=reason]", "来电更正，另有2个机动考位");
  await page.fill("#fix input[name=by]", "李某");
  await picture("report");
  await page.click("text=保存更正");
  await page.waitForURL("**done=correct**");
  await picture("corrected");
  await page.goto(base + "/print?y=2024");
  await picture("print");
  await browser.close();
})().catch((e) => { console.error(e); process.exit(1); });
