import { bytesOf, makeBag, PUBLIC_KEY_FILE, SIGNATURE_FILE, TAG_MANIFESTS } from './bag/make-bag.ts';
import type { PackFiles } from './bag/make-bag.ts';
import { writeZip } from './archive/write-zip.ts';
import { eventFile } from './event-file.ts';
import { indicatorFile, jsonText } from './indicator-file.ts';
import type { PackContents } from './pack-contents.ts';
import { reportHtml } from './report/report-html.ts';
import { reportPdf } from './report/report-pdf.ts';
import { writeReport } from './report/write-report.ts';
import { rulesFile } from './rules-file.ts';
import type { SigningKey } from './seal/signing-key.ts';
import { batchesTable, linesTable, observationsTable } from './tables/figure-tables.ts';
import { dataPackage, tableCsv } from './tables/pack-table.ts';
import type { PackTable } from './tables/pack-table.ts';
import { registerTables } from './tables/register-tables.ts';
import { evidencePlace, sourcePlace } from './tables/source-place.ts';
import { verifyText } from './verify-text.ts';
import { workbook } from './workbook.ts';

export interface BuiltPack {
  readonly zip: Buffer;
  readonly files: PackFiles;
}

/** Writes a pack down. The same contents and key give the same bytes, in any time zone. */
export async function buildPack(contents: PackContents, key: SigningKey, onStep: (words: string) => void): Promise<BuiltPack> {
  onStep('Writing the tables');
  const tables = [observationsTable(contents), ...registerTables(contents), batchesTable(contents), linesTable(contents)];
  const payload = new Map<string, Uint8Array>([
    ['data/rating.json', bytesOf(jsonText(contents.rating))],
    ['data/facts.json', bytesOf(jsonText(contents.facts))],
    ['data/framework.json', bytesOf(contents.frameworkText)],
    ['data/indicators.json', bytesOf(indicatorFile(contents.indicatorSets))],
    ['data/rules.json', bytesOf(rulesFile(contents.rules))],
    ['data/events.jsonl', bytesOf(eventFile(contents.events))],
    ['data/rescore.py', bytesOf(contents.rescoreProgram)],
    ['data/datapackage.json', bytesOf(jsonText(describe(contents, tables)))],
    ...tables.map((table) => [`data/${table.name}.csv`, bytesOf(tableCsv(table))] as const),
    ...receivedFiles(contents),
  ]);
  payload.set('data/workbook.xlsx', await workbook(contents, tables));
  onStep('Writing the report');
  const report = writeReport(contents, { fingerprint: key.fingerprint, ...chainEnd(contents) });
  payload.set('data/report.html', bytesOf(reportHtml(report)));
  payload.set('data/report.pdf', await reportPdf(report, contents.fonts));
  onStep('Sealing');
  const files = seal(makeBag({ payload, info: bagInfo(contents, key), verifyText: verifyText({ ...contents, name: contents.about.name, fingerprint: key.fingerprint, ...chainEnd(contents) }) }), key);
  onStep('Packing');
  return { files, zip: await writeZip(files, contents.asOf, { compress: true }) };
}

function describe(contents: PackContents, tables: readonly PackTable[]): object {
  return dataPackage(tables, {
    name: `evidence-${contents.council.toLowerCase()}-${contents.asOf}`,
    title: `${contents.about.name}: evidence as of ${contents.asOf}`,
    description: `Figures and registers behind a modelled rating under ${contents.rating.framework.title}, as known at ${contents.knownAt}. Never an official judgement.${contents.about.illustrative ? ' The council and every figure of it are invented.' : ''}`,
    created: `${contents.asOf}T00:00:00Z`,
    council: contents.about.name,
  });
}

function receivedFiles(contents: PackContents): [string, Uint8Array][] {
  const sources = contents.batches.flatMap((batch): [string, Uint8Array][] => {
    const place = sourcePlace(contents, batch);
    const file = contents.sources.get(batch.sha256 ?? '');
    return place.kind === 'there' && file !== undefined ? [[place.path, file.content]] : [];
  });
  const evidence = [...contents.evidenceFiles.values()].map((file): [string, Uint8Array] => [`data/${evidencePlace(file)}`, file.content]);
  return [...sources, ...evidence];
}

/** The last hash of the excerpt and how many events lead to it. */
export function chainEnd({ events }: Pick<PackContents, 'events'>): { readonly chainHead: string; readonly events: number } {
  return { chainHead: events.at(-1)?.hash ?? '0'.repeat(64), events: events.length };
}

function bagInfo(contents: PackContents, key: SigningKey): [string, string][] {
  const { about, framework, asOf, knownAt, redaction } = contents;
  return [
    ['Source-Organization', about.officialName],
    ['External-Description', `Evidence behind a modelled rating of ${about.name} under ${contents.rating.framework.title}; never an official judgement`],
    ['External-Identifier', `${about.gss} ${framework} ${asOf} ${knownAt} ${redaction}`],
    ['Bagging-Date', asOf],
    ['Council', about.gss],
    ['Framework', `${framework} ${contents.rating.framework.version}`],
    ['As-Of', asOf],
    ['Known-At', knownAt],
    ['Redaction', redaction],
    ['Event-Count', String(contents.events.length)],
    ['Event-Chain-Head', chainEnd(contents).chainHead],
    ['Signing-Key', key.fingerprint],
  ];
}

/** The signature is over both tag manifests, one after the other. */
function seal(bag: Map<string, Uint8Array>, key: SigningKey): PackFiles {
  bag.set(PUBLIC_KEY_FILE, bytesOf(key.publicKeyPem));
  bag.set(SIGNATURE_FILE, key.sign(sealedBytes(bag)));
  return bag;
}

export function sealedBytes(files: PackFiles): Buffer {
  return Buffer.concat(TAG_MANIFESTS.map((name) => files.get(name) ?? new Uint8Array()));
}
