import type { Fault } from '../verify/fault.ts';
import { unsafePath } from './bag-path.ts';
import { DECLARATION, LISTED_TAG_FILES, PAYLOAD_MANIFESTS, PUBLIC_KEY_FILE, SIGNATURE_FILE, TAG_MANIFESTS, payloadOxum } from './make-bag.ts';
import type { PackFiles } from './make-bag.ts';
import { ALGORITHMS, digest, parseManifest } from './manifest.ts';
import type { Algorithm } from './manifest.ts';

const HEX_LENGTH: Record<Algorithm, number> = { sha256: 64, sha512: 128 };

/**
 * Everything RFC 8493 asks of a bag and this product of a pack: the declaration, no `fetch.txt`, every manifest there and
 * readable, each listing exactly the files there are, each file with the checksum stated, `Payload-Oxum` right, nothing more at the top.
 */
export function checkBag(files: PackFiles): Fault[] {
  const payload = new Map([...files].filter(([path]) => path.startsWith('data/')));
  const tags = new Map([...files].filter(([path]) => !path.startsWith('data/')));
  const listed = new Map([...tags].filter(([path]) => isListed(path)));
  return [
    ...declarationFaults(files),
    ...[...files.keys()].flatMap((path): Fault[] => {
      const why = unsafePath(path);
      return why === undefined ? [] : [{ check: 'bag', file: path, message: `The name may not stand in a pack: ${why}.` }];
    }),
    ...topFaults(tags),
    ...manifestsFaults(files, 'manifest', payload),
    ...manifestsFaults(files, 'tagmanifest', listed),
    ...oxumFaults(files, payload),
  ];
}

function isListed(path: string): boolean {
  return (LISTED_TAG_FILES as readonly string[]).includes(path) || PAYLOAD_MANIFESTS.includes(path);
}

function declarationFaults(files: PackFiles): Fault[] {
  const text = textOf(files, 'bagit.txt');
  if (text === DECLARATION) return [];
  if (text === undefined) return [{ check: 'bag', file: 'bagit.txt', message: 'The file is missing.' }];
  const lines = text.split('\n');
  const line = lines[0] === 'BagIt-Version: 1.0' ? 2 : 1;
  return [{ check: 'bag', file: 'bagit.txt', line, message: 'It must have exactly the two lines "BagIt-Version: 1.0" and "Tag-File-Character-Encoding: UTF-8".' }];
}

function topFaults(tags: PackFiles): Fault[] {
  const wanted = [...LISTED_TAG_FILES, ...PAYLOAD_MANIFESTS, ...TAG_MANIFESTS, SIGNATURE_FILE, PUBLIC_KEY_FILE];
  const missing = wanted.filter((path) => !tags.has(path)).map((file): Fault => ({ check: 'bag', file, message: 'The file is missing.' }));
  const extra = [...tags.keys()].filter((path) => !wanted.includes(path)).map((file): Fault => ({
    check: 'bag', file, message: file === 'fetch.txt' ? 'A pack is whole and fetches nothing from elsewhere.' : 'The file was added: nothing in the pack names it.',
  }));
  return [...missing, ...extra];
}

interface Manifest {
  readonly name: string;
  readonly algorithm: Algorithm;
  readonly text: string;
  readonly lines: ReturnType<typeof parseManifest>;
  /** Path → checksum. */
  readonly stated: ReadonlyMap<string, string>;
}

/** The manifests of a kind, each held against the files and, where the two do not agree, against the other: it tells whether the file or the line was changed. */
function manifestsFaults(files: PackFiles, kind: 'manifest' | 'tagmanifest', wanted: PackFiles): Fault[] {
  const manifests = ALGORITHMS.flatMap((algorithm): Manifest[] => {
    const name = `${kind}-${algorithm}.txt`;
    const text = textOf(files, name);
    if (text === undefined) return [];
    const lines = parseManifest(text);
    return [{ name, algorithm, text, lines, stated: new Map(lines.flatMap((one) => (one === undefined ? [] : [[one.path, one.checksum]]))) }];
  });
  return manifests.flatMap((manifest) => manifestFaults(manifest, manifests.filter((other) => other !== manifest), wanted));
}

const titleOf = (algorithm: Algorithm): string => algorithm.toUpperCase().replace('SHA', 'SHA-');

function manifestFaults({ name, algorithm, text, lines }: Manifest, others: readonly Manifest[], wanted: PackFiles): Fault[] {
  const faults: Fault[] = [];
  const named = new Map<string, number>();
  for (const [at, entry] of lines.entries()) {
    const fail = (message: string, check: Fault['check'] = 'bag'): void => void faults.push({ check, file: name, line: at + 1, message });
    if (entry === undefined || entry.checksum.length !== HEX_LENGTH[algorithm]) {
      fail(`This is not a checksum of ${HEX_LENGTH[algorithm]} hexadecimal digits, spaces and a path.`);
      continue;
    }
    const { path } = entry;
    const earlier = named.get(path);
    if (earlier !== undefined) fail(`${path} is named twice, in line ${earlier} first.`);
    named.set(path, at + 1);
    const content = wanted.get(path);
    if (content === undefined) {
      if (others.some(({ stated }) => stated.has(path))) faults.push({ check: 'bag', file: path, message: `The file is missing: line ${at + 1} of ${name} names it.` });
      else fail(`${path} is named here, is not in the pack and stands in no other manifest.`);
    } else if (digest(algorithm, content) !== entry.checksum) {
      const other = others.find(({ algorithm: one, stated }) => stated.get(path) === digest(one, content));
      if (other === undefined) faults.push({ check: 'hashes', file: path, message: `Its content was changed: its ${titleOf(algorithm)} is not the one in line ${at + 1} of ${name}.` });
      else fail(`This line was changed: the checksum is not that of ${path}, which is still as ${other.name} says.`, 'hashes');
    }
  }
  if (!text.endsWith('\n')) faults.push({ check: 'bag', file: name, message: 'The last line does not end.' });
  const unnamed = [...wanted.keys()].filter((path) => !named.has(path));
  return [...faults, ...unnamed.map((file): Fault => (others.some(({ stated }) => stated.has(file))
    ? { check: 'bag', file: name, message: `The line of ${file} was taken out.` }
    : { check: 'bag', file, message: `The file was added: ${name} does not name it.` }))];
}

function oxumFaults(files: PackFiles, payload: PackFiles): Fault[] {
  const text = textOf(files, 'bag-info.txt');
  if (text === undefined) return [];
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith('Payload-Oxum: '));
  const found = payloadOxum(payload);
  if (at === -1) return [{ check: 'bag', file: 'bag-info.txt', message: 'Payload-Oxum is missing.' }];
  if (lines[at] === `Payload-Oxum: ${found}`) return [];
  return [{ check: 'bag', file: 'bag-info.txt', line: at + 1, message: `It says ${lines[at] ?? ''}; the payload has ${found} (bytes and files).` }];
}

function textOf(files: PackFiles, path: string): string | undefined {
  const content = files.get(path);
  return content === undefined ? undefined : Buffer.from(content).toString('utf8');
}
