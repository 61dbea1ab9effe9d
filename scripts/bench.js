// Ratios taken side by side in one run on generated data. Times mean little on a shared machine; ratios hold.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LARGE, dashboardBench, openFilled } from './bench/dashboard-bench.js';
import { importBench } from './bench/import-bench.js';
import { keptPageBench } from './bench/kept-page-bench.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-bench-'));
const [cpu] = os.cpus();
console.log(`${os.cpus().length} × ${cpu.model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)} at the start\n`);

function print(results) {
  for (const { name, ratio, wanted, met, detail, missing } of results) {
    if (missing) console.log(`- ${name}: not measured, ${missing}`);
    else console.log(`- ${name}: ${ratio.toFixed(2)} (wanted: ${wanted}; ${met ? 'met' : 'MISSED'}; ${detail})`);
  }
}

try {
  print(await importBench(folder));
  const large = await openFilled(path.join(folder, 'large'), LARGE);
  print(await dashboardBench(large, folder));
  print(await keptPageBench(large));
  await large.app.close();
  large.house.close();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
