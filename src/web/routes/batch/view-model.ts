import { PROGRAM_ACTORS } from '../../../core/access.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { formatCount } from '../../../present/format-number.ts';
import type { ShownBatch } from '../../../usecases/show-batch.ts';
import { urls } from '../../urls.ts';
import { batchState, kindWords } from '../gather/import-words.ts';

/** More councils than this are counted, not named. */
const NAMED_COUNCILS = 5;

/** A batch with the literal line that was asked for. */
export function toBatchView({ batch, councils, readable, people, lines, firstLine, lineCount }: ShownBatch, line: number | undefined) {
  const by = (id: string | null): string => (id === null ? '' : ` by ${PROGRAM_ACTORS.get(id) ?? people.get(id) ?? 'somebody with the right to do so'}`);
  const when = (at: string, id: string | null): string => `${formatMoment(at)}${by(id)}`;
  const named = councils.length <= NAMED_COUNCILS ? councils.map(({ gss, name }) => ({ text: name, href: urls.council(gss) })) : undefined;
  const state = batchState(batch);
  return {
    title: `Batch ${batch.id}: ${batch.fileName}`,
    state: state.text, stateMark: state.mark,
    facts: [
      { key: 'Holds', value: kindWords(batch.kind) },
      named ? { key: councils.length === 1 ? 'Council' : 'Councils', links: named } : { key: 'Councils', value: formatCount(councils.length) },
      { key: 'Recorded', value: when(batch.recordedAt, batch.recordedBy) },
      ...(batch.publishedAt === null ? [] : [{ key: 'Published', value: when(batch.publishedAt, batch.publishedBy) }]),
      ...(batch.withdrawnAt === null ? [] : [{ key: 'Withdrawn', value: `${when(batch.withdrawnAt, batch.withdrawnBy)}. Reason: ${batch.withdrawnReason ?? ''}` }]),
      ...(batch.reason === null ? [] : [{ key: 'Reason', value: batch.reason }]),
      { key: 'Rows', value: `${formatCount(batch.accepted)} accepted as they stood, ${formatCount(batch.normalised)} after a change of writing, ${formatCount(batch.leftOut)} left out` },
      ...(batch.fileSha256 === null ? [] : [{ key: 'SHA-256 of the file', code: batch.fileSha256 }]),
    ],
    readable,
    heading: line === undefined ? 'The file as received' : `Line ${line} as received`,
    ...(line !== undefined && lines.length === 0 && readable && {
      missing: lineCount === undefined ? 'No file is kept for this batch that could be shown line by line.' : `The file has ${formatCount(lineCount)} lines, so there is no line ${line}.`,
    }),
    ...(firstLine !== undefined && { firstLine }),
    gap: (lines[0]?.number ?? 0) > 2,
    lines,
    ...(lineCount !== undefined && { size: `${formatCount(lineCount)} lines. Line 1 is the first, and usually names the columns.` }),
    line: line ?? '',
    self: urls.batch(batch.id),
    ...(batch.fileSha256 !== null && readable && { download: urls.batchFile(batch.id) }),
  };
}
