import Papa from 'papaparse';
import { z } from 'zod';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';

const HEADER = ['gss', 'name', 'official_name', 'type', 'nation', 'region', 'opened', 'closed', 'successors_gss', 'population_2020', 'aliases', 'former_gss'];

const gss = z.string().regex(/^[EWSNX]\d{8}$/, 'a GSS code is a letter of E, W, S, N (X for an invented council) and eight digits');
const day = z.union([z.literal(''), z.iso.date('write the day as YYYY-MM-DD')]);
const list = z.string().transform((text) => text.split('|').filter((part) => part !== ''));
const rowSchema = z.tuple([
  gss, z.string().min(1), z.string().min(1), z.string().min(1), z.string().min(1), z.string(),
  day, day, list.pipe(z.array(gss)), z.union([z.literal(''), z.string().regex(/^\d+$/)]), list, list.pipe(z.array(gss)),
]);

function fault(line: number, message: string): ThreestarError {
  return new ThreestarError('bad-data-file', `councils.csv, line ${line}: ${message}`);
}

function toCouncil(cells: readonly string[], line: number, illustrative: boolean): Council {
  const row = rowSchema.safeParse(cells);
  if (!row.success) {
    const issue = row.error.issues[0];
    const column = HEADER[Number(issue?.path[0])] ?? 'the row';
    throw fault(line, `${column}: ${issue?.message ?? 'not understood'}`);
  }
  const [code, name, officialName, kind, nation, region, opened, closed, successors, population, aliases, formerGss] = row.data;
  if (illustrative !== code.startsWith('X')) throw fault(line, `${code}: codes that begin with X are for invented councils, and only for those`);
  return {
    gss: code, name, officialName, kind, nation, region, successors, aliases, formerGss, illustrative,
    ...(opened === '' ? {} : { opened }),
    ...(closed === '' ? {} : { closed }),
    ...(population === '' ? {} : { population: Number(population) }),
  };
}

/**
 * The councils register, from the text of `data/councils.csv`, in its order.
 * An invented council has a code that begins with X, and its file is read with `illustrative`.
 * Throws `bad-data-file` with the line: a wrong header, a cell that does not fit, a GSS code twice, a successor that is not in the file.
 */
export function readCouncils(text: string, options: { readonly illustrative: boolean } = { illustrative: false }): readonly Council[] {
  const { data, errors } = Papa.parse<string[]>(text.replaceAll('\r\n', '\n').trimEnd(), { delimiter: ',', newline: '\n' });
  if (errors[0]) throw fault((errors[0].row ?? 0) + 1, errors[0].message);
  const [header, ...rows] = data;
  if (header?.join(',') !== HEADER.join(',')) throw fault(1, `the header must be ${HEADER.join(',')}`);
  const councils = rows.map((cells, index) => toCouncil(cells, index + 2, options.illustrative));
  const lines = new Map<string, number>();
  for (const [index, council] of councils.entries()) {
    if (lines.has(council.gss)) throw fault(index + 2, `${council.gss} is already on line ${lines.get(council.gss)}`);
    lines.set(council.gss, index + 2);
  }
  for (const [index, council] of councils.entries()) {
    const stray = council.successors.find((successor) => !lines.has(successor));
    if (stray) throw fault(index + 2, `the successor ${stray} is not in the register`);
  }
  return councils;
}
