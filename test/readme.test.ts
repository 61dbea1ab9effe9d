import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../src/catalogue/catalogue.ts';
import { SETTINGS } from '../src/config.ts';
import { FOLDERS } from '../src/folders.ts';

const root = path.join(import.meta.dirname, '..');
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>>;
const section = (heading: string): string => readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';

describe('the README', () => {
  it.each([...SETTINGS.keys()])('explains the setting %s', (name) => {
    expect(section('A real installation')).toContain(`| \`${name}\` |`);
  });

  it.each([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].filter((name) => !name.startsWith('@types/')))('gives a reason for %s', (name) => {
    const said = section('Dependencies');
    expect(said.includes(name) || said.includes(name.replace('@fastify', ''))).toBe(true);
  });

  it('shows only pictures, folders and files that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
    expect(pictures.length).toBe(4);
    const named = [...readme.matchAll(/`((?:src|data|test|views|static|scripts)\/[A-Za-z0-9_./-]*)`/g)].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(10);
    for (const file of [...pictures, ...named]) expect(fs.existsSync(path.join(root, file)), file).toBe(true);
  });

  it('maps every room there is, and none that is not', () => {
    const rooms = fs.readdirSync(path.join(root, 'src'), { withFileTypes: true }).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    const map = section('The house').split('```')[1] ?? '';
    for (const room of rooms) expect(map, room).toContain(room.endsWith('/') ? `  ${room}` : room);
  });

  it('names commands that npm knows', () => {
    for (const [, script] of readme.matchAll(/npm run ([a-z:]+)/g)) expect(Object.keys(manifest.scripts)).toContain(script);
  });

  it('has its decisions newest first', () => {
    const days = [...section('Decisions').matchAll(/^\*\*(\d{4}-\d{2}-\d{2})/gm)].map(([, day]) => day ?? '');
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual([...days].sort().reverse());
  });
});

describe('the catalogue', () => {
  const catalogue = readCatalogue(FOLDERS.data);

  it('holds the 450 councils of the register', () => {
    expect(catalogue.councils.length).toBe(450);
  });

  it('rates by two versions of the Best Value scheme, at least three criteria under each question', () => {
    const schemes = [...catalogue.frameworks.values()].filter((framework) => framework.subject === 'it-service');
    expect(schemes.map(({ id }) => id).sort()).toEqual(['best-value-2000', 'best-value-2001']);
    for (const framework of schemes) {
      for (const question of ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']) {
        const node = framework.nodes[question];
        expect(node !== undefined && 'from' in node ? node.from.length : 0).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
