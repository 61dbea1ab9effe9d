import { z } from 'zod';

/** One fault of a file: where it is, and what is wrong and to be done. */
export interface Fault {
  /** As people write it: `nodes.q2.levels.good.all[0].op`. */
  readonly place: string;
  /** The same as a JSON pointer (RFC 6901): `/nodes/q2/levels/good/all/0/op`; empty for the whole file. */
  readonly pointer: string;
  /** Line of the file, counted from 1, where its text is at hand. For what is missing, the line of what it is missing from. */
  readonly line?: number;
  readonly message: string;
}

export type Place = readonly (string | number)[];

/** `nodes.q2.from[0]` for `['nodes', 'q2', 'from', 0]`; the whole file is `(file)`. */
export function placeText(place: Place): string {
  if (place.length === 0) return '(file)';
  return place.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

export function fault(place: Place, message: string): Fault {
  return { place: placeText(place), pointer: pointerText(place), message };
}

/** RFC 6901: `/a~1b/0` for `['a/b', 0]`. */
export function pointerText(place: Place): string {
  return place.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A fault in a line, its place first: `line 12, nodes.q2.from[0]: unknown node "q9"; known: …`. */
export function faultWords({ place, line, message }: Fault): string {
  return `${line === undefined ? '' : `line ${line}, `}${place}: ${message}`;
}

/** `unknown level "great"; known: fair, good` */
export function unknownWord(kind: string, word: string, known: Iterable<string>): string {
  return `unknown ${kind} "${word}"; known: ${[...known].join(', ')}`;
}

export function repeated(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}

/** Reads a value by a schema; what does not fit is added to the faults, each with its place below `place`. */
export function readPart<T>(schema: z.ZodType<T>, value: unknown, place: Place, faults: Fault[]): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) faults.push(...issueFaults(issue, schema, value, place));
  return undefined;
}

function issueFaults(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown, place: Place): Fault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const here = [...place, ...path];
  const found = path.reduce<unknown>((inner, part) => (isRecord(inner) || Array.isArray(inner) ? Reflect.get(inner, part) : undefined), value);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => fault([...here, key], known.length > 0 ? unknownWord('key', key, known) : `unknown key "${key}"; remove it`));
    }
    case 'invalid_key': return [fault(here, `"${String(path.at(-1))}" is not a usable name: ${issue.issues[0]?.message ?? issue.message}`)];
    case 'invalid_type': return [fault(here, found === undefined ? `missing; write ${article(issue.expected)}` : `is ${kindOf(found)}; write ${article(issue.expected)}`)];
    case 'invalid_value': return [fault(here, `${found === undefined ? 'missing' : `${JSON.stringify(found)} is not one of them`}; known: ${issue.values.map(String).join(', ')}`)];
    case 'too_small': return [fault(here, `${issue.origin === 'array' || issue.origin === 'string' ? 'too short' : 'too small'}: at least ${String(issue.minimum)}`)];
    case 'too_big': return [fault(here, `${issue.origin === 'array' || issue.origin === 'string' ? 'too long' : 'too big'}: at most ${String(issue.maximum)}`)];
    case 'invalid_format': return [fault(here, `${JSON.stringify(found)}: ${issue.message}`)];
    default: return [fault(here, issue.message)];
  }
}

/** The keys an object schema knows at a path inside it; none where that cannot be said. */
function keysAt(schema: unknown, path: Place): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysAt(schema.unwrap(), path);
  const [part, ...rest] = path;
  if (schema instanceof z.ZodObject) return part === undefined ? Object.keys(schema.shape) : keysAt(Reflect.get(schema.shape, part), rest);
  if (part === undefined) return [];
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  return schema instanceof z.ZodRecord ? keysAt(schema.valueType, rest) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return article(Array.isArray(value) ? 'array' : typeof value);
}

function article(kind: string): string {
  const words: Record<string, string> = { string: 'text in quotes', record: 'an object', object: 'an object', array: 'a list', tuple: 'a list', int: 'a whole number', number: 'a number', boolean: 'true or false' };
  return words[kind] ?? kind;
}
