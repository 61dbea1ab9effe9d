import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VerifiedPack } from '../../../pack/verify/verify-pack.ts';
import { faultWords, sealWords } from '../../../pack/verify/verify-words.ts';
import { drawJudgement, resultWithLevel } from '../../../present/judgement-bounds.ts';
import { formFaults } from '../../form-faults.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { workLine } from '../../work-line.ts';
import { readUpload } from '../gather/read-upload.ts';

const config = { permission: 'everybody' } as const;
const MIB = 1024 * 1024;
/** Anybody may send a pack, so it is small, one is looked at at a time, and few are held in memory; a larger one is for the command line. */
const LIMITS = { upload: 32 * MIB, unfolded: 256 * MIB } as const;
const LINE = { atOnce: 1, most: 4 } as const;
const RETRY_SECONDS = 30;
const FINGERPRINT = /^[0-9a-f]{64}$/i;
const MOST_FAULTS = 50;
const MARKS = { 'holds': 'met', 'fails': 'missed', 'not-reached': 'unknown' } as const;
const WORDS = { 'holds': 'Holds', 'fails': 'Fails', 'not-reached': 'Not reached' } as const;

/** A pack dropped here is checked as the command `verify` does, from its own files alone; nothing of it is kept. */
export function verifyRoutes(app: App, site: Site): void {
  const { house } = site;
  const line = workLine(LINE);

  async function page(request: FastifyRequest, reply: FastifyReply, more: { readonly faults?: Readonly<Partial<Record<'file' | 'key', string>>>; readonly key?: string; readonly answer?: { readonly fileName: string; readonly verified: VerifiedPack } } = {}): Promise<FastifyReply> {
    const faults = formFaults(more.faults);
    return site.sendFresh(request, reply, 'verify/index', { title: 'Check an evidence pack', at: urls.verify(), failed: faults.failed },
      { ...faults, action: urls.verify(), key: more.key, most: `${LIMITS.upload / MIB} MB`, ...(more.answer && { answer: answerView(more.answer.fileName, more.answer.verified) }) });
  }

  app.get('/verify', { config }, async (request, reply) => page(request, reply));

  void app.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/verify', { config }, async (request, reply) => {
      // Claimed before the file is received, so that memory stays bounded.
      const place = line.claim();
      if (place === undefined) return page(request, reply.code(503).header('retry-after', RETRY_SECONDS), { faults: { file: 'Other packs are being checked at the moment. Wait a minute and send it again' } });
      try {
        const upload = await readUpload(request, LIMITS.upload);
        const { content } = upload;
        if (upload.isTooLarge) return await page(request, reply.code(413), { faults: { file: `The file is larger than ${LIMITS.upload / MIB} MB. Check it on the command line: npx threestar verify PACK.zip` } });
        if (content === undefined) return await page(request, reply.code(400), { faults: { file: 'Choose an evidence pack' } });
        const key = upload.key.trim();
        if (key !== '' && !FINGERPRINT.test(key.replaceAll(/[\s:]/g, ''))) return await page(request, reply.code(400), { key, faults: { key: 'A fingerprint is 64 digits and letters from a to f. Leave the field blank if the council told you none' } });
        const verified = await place.run(async () => house.verifyZip(content, { unfolded: LIMITS.unfolded, ...(key !== '' && { key }) })).catch((error: unknown) => void request.log.error({ err: error }, 'a pack could not be checked'));
        if (verified === undefined) return await page(request, reply.code(500), { key, faults: { file: `${upload.fileName}: checking it ended before it was done, because of a fault in the service. It says nothing about the pack. Check it on the command line: npx threestar verify PACK.zip` } });
        return await page(request, reply, { answer: { fileName: upload.fileName, verified } });
      } finally {
        place.release();
      }
    });
  });
}

function answerView(fileName: string, verified: VerifiedPack): object {
  return {
    fileName, holds: verified.holds, says: sealWords(verified),
    checks: { head: [{ text: 'What was checked' }, { text: 'Answer' }], rows: verified.checks.map(({ title, status }) => [{ text: title }, { mark: MARKS[status], text: WORDS[status], label: 'Answer' }]) },
    faults: verified.faults.slice(0, MOST_FAULTS).map(faultWords),
    more: verified.faults.length > MOST_FAULTS && `${verified.faults.length - MOST_FAULTS} more are not shown; the command line shows all.`,
    judgements: (verified.rating?.judgements ?? []).map((judgement) => ({ title: judgement.title, drawing: drawJudgement(judgement), result: resultWithLevel(judgement) })),
    about: verified.rating && `${verified.rating.council.name}, ${verified.rating.framework.title}, as of ${verified.rating.asOf}`,
  };
}
