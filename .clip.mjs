import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const w of [1280, 320]) { const p = await b.newPage({ viewport: { width: w, height: 1700 } }); await p.goto('file:///tmp/pk/data/report.html'); await p.screenshot({ path: `/tmp/c${w}.png` }); await p.evaluate(() => scrollTo(0, 5200)); await p.screenshot({ path: `/tmp/d${w}.png` }); console.log(w, await p.evaluate(() => document.documentElement.scrollWidth)); }
await b.close();
