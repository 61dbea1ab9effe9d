import { formatDay } from '../../../present/format-date.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { formatCount } from '../../../present/format-number.ts';
import type { ListedPack } from '../../../usecases/pack-files.ts';
import { urls } from '../../urls.ts';
import type { PackJob, PackOutcome } from './pack-jobs.ts';

export const REDACTION_CHOICES = [
  { value: 'none', text: 'Nothing is left out' },
  { value: 'personal', text: 'Leave out what is marked personal, and the names of people' },
  { value: 'confidential', text: 'Leave out what is marked confidential or personal, and the names of people' },
] as const;

const REDACTION_WORDS = { none: 'nothing', personal: 'personal', confidential: 'confidential and personal' } as const;
const FIRST_DIGITS = 12;
const KILOBYTE = 1024;

export function packTable(gss: string, packs: readonly ListedPack[], people: ReadonlyMap<string, string>): object {
  return {
    head: [{ text: 'As of' }, { text: 'As known at' }, { text: 'Framework' }, { text: 'Left out' }, { text: 'Made' }, { text: 'SHA-256 begins' }, { text: 'Takes the place of' }, { text: 'Size, kB', numeric: true }, { text: 'File' }],
    rows: packs.map(({ content, recordedAt, recordedBy, isKept, mayHave }) => [
      { text: formatDay(content.asOf) }, { text: formatMoment(content.knownAt), label: 'As known at' }, { text: content.framework, label: 'Framework' },
      { text: REDACTION_WORDS[content.redaction], label: 'Left out' }, { text: `${formatMoment(recordedAt)}, ${people.get(recordedBy) ?? 'somebody'}`, label: 'Made' },
      { text: content.sha256.slice(0, FIRST_DIGITS), label: 'SHA-256 begins' }, { text: content.supersedes?.slice(0, FIRST_DIGITS) ?? 'none', label: 'Takes the place of' },
      { text: formatCount(Math.ceil(content.size / KILOBYTE)), numeric: true, label: 'Size, kB' },
      !mayHave ? { text: 'for those who may see confidential evidence', label: 'File' }
        : isKept ? { text: 'Download', href: urls.packFile(gss, content.sha256), label: 'File' } : { text: 'not kept here', label: 'File' },
    ]),
  };
}

/** The person's own packs that are under way, or of which they have not been told that they came to nothing. */
export function openJobs(gss: string, jobs: readonly PackJob[]): object[] {
  return jobs.map(({ id, askedAt, step, outcome }) => ({
    href: urls.packJob(gss, id), text: `Pack asked for on ${formatMoment(askedAt)}`, says: outcome === undefined ? step : 'It was not made',
  }));
}

/** Why a pack was not made, in words; the reference leads to the reason in the log. */
export function failureView(gss: string, { id, askedAt }: PackJob, outcome: PackOutcome): object {
  const asked = `asked for on ${formatMoment(askedAt)}`;
  return outcome.kind === 'stopped'
    ? { says: `The pack ${asked} was still being made, or waited for its turn, when the server was stopped.`, again: urls.packs(gss) }
    : { says: `Making the pack ${asked} ended before it was done, because of a fault in the service.`, again: urls.packs(gss), reference: id };
}
