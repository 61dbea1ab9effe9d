import { ThreestarError } from '../../core/errors.ts';
import { seriesRequest } from './series-request.ts';
import type { SeriesReading } from './series-request.ts';

/**
 * The series of a JSON text (one object, or a list of them) or of newline-delimited JSON (one object a line; a broken line
 * costs that series only), each read when it is asked for. Throws ThreestarError `bad-input` where the text as a whole is neither.
 */
export function seriesOfJson(text: string): Iterable<SeriesReading> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const lines = text.split(/\r?\n/);
    if (isOneObjectALine(lines)) return seriesOfLines(lines);
    throw new ThreestarError('bad-input', `This is not valid JSON: ${(cause as Error).message}. Correct it there; in newline-delimited JSON each line is one whole series.`, { cause });
  }
  return seriesOfList(Array.isArray(json) ? json : [json]);
}

// One at a time, so that the points of one series are gone before the next is read: with hundreds of them that is a third of the time.
function* seriesOfList(list: readonly unknown[]): Generator<SeriesReading> {
  for (const [at, raw] of list.entries()) yield seriesRequest(raw, `series ${at + 1}`);
}

function* seriesOfLines(lines: readonly string[]): Generator<SeriesReading> {
  for (const [at, line] of lines.entries()) if (line.trim() !== '') yield seriesOfLine(line, at + 1);
}

/** One line is a whole series; the others may be broken, cut off or no JSON at all. */
function isOneObjectALine(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 1 && filled.some(isWholeSeries);
}

function isWholeSeries(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    return Object.hasOwn(JSON.parse(line) as object, 'series');
  } catch {
    return false;
  }
}

const NAME = /^\s*\{\s*"name"\s*:\s*"([^"\\]+)"/;

function seriesOfLine(line: string, number: number): SeriesReading {
  const place = `line ${number}`;
  try {
    return seriesRequest(JSON.parse(line), place);
  } catch (cause) {
    const name = NAME.exec(line)?.[1];
    return { kind: 'bad-series', name: name ?? place, message: `${name === undefined ? 'this' : place} is not valid JSON: ${(cause as Error).message}.` };
  }
}
