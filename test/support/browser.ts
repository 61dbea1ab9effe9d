import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const PLACES = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Where Chromium is, or undefined; where the whole check runs unattended a missing one is a failure. */
export function findChromium(): string | undefined {
  const found = PLACES.find((place) => place !== undefined && fs.existsSync(place));
  if (found === undefined && process.env['CI'] === 'true') throw new Error('Chromium is missing. Install it, or set CHROMIUM_PATH.');
  return found;
}

export async function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
}

export interface Demo {
  readonly address: string;
  /** What the terminal showed. */
  readonly said: () => string;
  stop(): Promise<void>;
}

/** The product as the README starts it, on a free port and a folder of its own. */
export async function startDemo(): Promise<Demo> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-demo-'));
  const command = path.join(import.meta.dirname, '..', '..', 'scripts', 'threestar.js');
  const child: ChildProcess = spawn(process.execPath, [command, 'demo'], {
    env: { ...process.env, THREESTAR_DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /answers at (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.stderr?.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the demonstration ended with ${code}:\n${said}`)));
  });
  return {
    address,
    said: () => said,
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules of axe-core the page breaks, each with where. The script is handed over by the debugger, which the page's policy does not forbid. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> } };
    const { violations } = await engine.run({ runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, TAGS);
}

/** How many pixels the page is wider than the window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { documentElement: root } = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }).document;
    return root.scrollWidth - root.clientWidth;
  });
}
