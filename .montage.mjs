import { chromium } from 'playwright-core';
const [,, out, w, ...files] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const p = await b.newPage({ viewport: { width: Number(w), height: 600 } });
if (files[0].endsWith('.html')) { await p.goto('file://' + files[0]); if (files[1] === 'print') await p.emulateMedia({ media: 'print' }); }
else { const fs = await import('node:fs'); await p.setContent('<body style="margin:0;background:#888;display:flex;gap:6px">' + files.map((f) => `<img src="data:image/png;base64,${fs.readFileSync(f).toString('base64')}">`).join('')); }
await p.screenshot({ path: out, fullPage: true });
await b.close();
