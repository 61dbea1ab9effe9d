import { rejectFile } from './remark.ts';
import type { FileRejection, Remark } from './remark.ts';

/** How a mapping says its file is written; anything else is refused rather than guessed. */
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type DeclaredEncoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly kind: 'text';
  /** Line ends are `\n`; nothing else is changed. */
  readonly text: string;
  /** What was done to the file beyond reading it: its rows count as normalised. */
  readonly changes: readonly Remark[];
  /** Worth saying, but nothing was changed. */
  readonly notes: readonly Remark[];
  /** Some cell holds a control or replacement character: rows must be looked at one by one. */
  readonly hasControlCharacters: boolean;
}

const SAVE_AS_CSV = 'Open it in your spreadsheet and save it as “CSV UTF-8”, then import that file.';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly code: string; readonly message: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], code: 'file-type-not-accepted', message: `This is a workbook (.xlsx or .ods) or another zipped file, not a CSV. ${SAVE_AS_CSV}` },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], code: 'file-type-not-accepted', message: `This is an old Excel workbook (.xls), or one with a password, not a CSV. ${SAVE_AS_CSV}` },
  { bytes: [0x89, 0x50, 0x4e, 0x47], code: 'not-a-csv', message: 'This is a PNG picture, not a CSV. Import the table the picture was made from, saved as “CSV UTF-8”.' },
  { bytes: [0xff, 0xd8, 0xff], code: 'not-a-csv', message: 'This is a JPEG picture, not a CSV. Import the table the picture was made from, saved as “CSV UTF-8”.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], code: 'not-a-csv', message: 'This is a GIF picture, not a CSV. Import the table the picture was made from, saved as “CSV UTF-8”.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: 'not-a-csv', message: 'This is a PDF, not a CSV. Import the table itself, saved as “CSV UTF-8”.' },
  { bytes: [0x1f, 0x8b], code: 'file-type-not-accepted', message: 'This is a compressed file (gzip). Unpack it and import the CSV inside.' },
];

/** Tab and line end are text; the other control characters, and the sign of a lost character, are not. */
const CONTROL = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFD]/;

/** Does the cell hold a character that no table of figures should? */
export function hasControlCharacter(cell: string): boolean {
  return CONTROL.test(cell);
}

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/** Letters of another 16-bit encoding, or of none: text holds no NUL, and UTF-16 without its mark is half NUL. */
function isMostlyNul(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  let nuls = 0;
  for (const byte of sample) if (byte === 0) nuls += 1;
  return nuls * 10 > sample.length;
}

function invalidUtf8(bytes: Uint8Array): FileRejection {
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  const line = before.split(/\r\n|\r|\n/).length;
  return rejectFile('encoding-invalid', `Line ${line} has characters that are not UTF-8. Save the file as “CSV UTF-8”, or use a column mapping that says it is written in windows-1252.`, line);
}

function notATable(text: string): FileRejection | undefined {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (/^<(!doctype|html|table|\?xml|head|body)/.test(start)) {
    return rejectFile('file-type-not-accepted', `This is a web page or XML, whatever its name says, not a CSV. ${SAVE_AS_CSV}`);
  }
  if (/^(\[\s*[{[]|\{\s*")/.test(start)) return rejectFile('header-not-recognised', 'This is JSON, not a CSV. A table is needed, with a header row and one row per figure.', 1);
  return undefined;
}

/**
 * The text of a file, or why it cannot be read.
 *
 * UTF-8 with or without its mark, and UTF-16 with its mark, are read; windows-1252 only when `declared`, since any bytes at
 * all are valid there and a guess would store wrong names. Pictures, workbooks, web pages and JSON are told by their
 * content, never by their name. Example: bytes `FF FE 61 00` are the text `a`, with the change `utf-16-read`.
 */
export function decodeText(bytes: Uint8Array, settings: { readonly declared: DeclaredEncoding; readonly maximumBytes: number }): DecodedText | FileRejection {
  if (bytes.length > settings.maximumBytes) {
    return rejectFile('file-too-large', `The file has ${bytes.length} bytes; the most that is taken is ${settings.maximumBytes}. Split it by year and import the parts.`);
  }
  const known = SIGNATURES.find((signature) => beginsWith(bytes, signature.bytes));
  if (known) return rejectFile(known.code, known.message);

  const littleEndian = beginsWith(bytes, [0xff, 0xfe]);
  const sixteen = littleEndian || beginsWith(bytes, [0xfe, 0xff]);
  const marked = beginsWith(bytes, [0xef, 0xbb, 0xbf]);
  if (!sixteen && isMostlyNul(bytes)) {
    return rejectFile('encoding-unknown', 'The file looks like UTF-16 without the mark that says so. Save it as “CSV UTF-8” and import it again.', 1);
  }
  const encoding = sixteen ? (littleEndian ? 'utf-16le' : 'utf-16be') : marked ? 'utf-8' : settings.declared;
  let decoded: string;
  try {
    decoded = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return sixteen ? rejectFile('encoding-invalid', 'The file is marked as UTF-16 and is not. Save it as “CSV UTF-8” and import it again.') : invalidUtf8(bytes);
  }
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  if (!/\S/.test(text)) return rejectFile('file-empty', 'The file is empty. A table is needed, with a header row and at least one row of figures.');
  const wrong = notATable(text);
  if (wrong) return wrong;
  return {
    kind: 'text',
    text,
    changes: [
      ...(sixteen ? [{ code: 'utf-16-read', message: 'The file was written in UTF-16 and was read as such.' }] : []),
      ...(encoding === 'windows-1252' ? [{ code: 'windows-1252-read', message: 'The file was read as windows-1252, as its mapping says.' }] : []),
    ],
    notes: marked ? [{ code: 'bom-removed', message: 'The file begins with the mark of UTF-8; it is not part of the first column’s name.' }] : [],
    hasControlCharacters: CONTROL.test(text),
  };
}
