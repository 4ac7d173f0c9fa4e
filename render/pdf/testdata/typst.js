// Sets a typst source many times in one process and prints what one took: node typst.js SOURCE FONTS OUT.pdf COUNT
const fs = require("fs");
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const [source, fonts, out, count] = process.argv.slice(2);
const text = fs.readFileSync(source, "utf8");
const compiler = NodeCompiler.create({ workspace: ".", fontArgs: [{ fontPaths: [fonts] }] });
// Every document differs in all its numbers, as those of different institutions do.
const set = (n) => compiler.pdf({ mainFileContent: n === 0 ? text : text.replace(/\d\d\d/g, (d) => String((Number(d) + n) % 1000).padStart(3, "0")) });
const spent = (run) => {
  const wall = process.hrtime.bigint(), cpu = process.cpuUsage();
  run();
  const used = process.cpuUsage(cpu);
  return { wall: Number(process.hrtime.bigint() - wall) / 1e6, cpu: (used.user + used.system) / 1e3 };
};
let pdf;
const first = spent(() => { pdf = set(0); });
fs.writeFileSync(out, pdf);
const n = Number(count);
const kept = spent(() => { for (let i = 1; i <= n; i++) set(i); });
const evicted = spent(() => { for (let i = 1; i <= n; i++) { set(n + i); compiler.evictCache(0); } });
const each = (x) => ({ wall: x.wall / n, cpu: x.cpu / n });
console.log(JSON.stringify({ bytes: pdf.length, first, kept: each(kept), evicted: each(evicted), peak: process.resourceUsage().maxRSS / 1024 }));
