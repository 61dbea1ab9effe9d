import autocannon from 'autocannon';
import Fastify from 'fastify';
import { median } from './ratios.js';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 8;

/** Requests a second, asked by a thread of its own so that the server has this one to itself. */
async function perSecond(url, headers = {}) {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1 });
  if (result.errors > 0 || result['4xx'] + result['5xx'] > 0) throw new Error(`${url}: ${result.errors} errors`);
  return result.requests.average;
}

/** The dashboard served again unchanged, beside Fastify sending the same bytes from memory, and a browser that has the page already. */
export async function keptPageBench({ app, gss }) {
  const path = `/councils/${gss}`;
  const page = await app.inject({ url: path });
  const bytes = page.rawPayload;
  const bare = Fastify();
  bare.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes));
  const [ours, theirs] = await Promise.all([app.listen({ port: 0, host: '127.0.0.1' }), bare.listen({ port: 0, host: '127.0.0.1' })]);
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = [await perSecond(theirs + path), await perSecond(ours + path), await perSecond(ours + path, { 'if-none-match': page.headers.etag })];
    if (round > 0) rounds.push(measured);
  }
  await bare.close();
  const again = median(rounds.map(([plain, kept]) => kept / plain));
  const unchanged = median(rounds.map(([plain, , notModified]) => notModified / plain));
  const { statusCode } = await app.inject({ url: path, headers: { 'if-none-match': page.headers.etag } });
  return [
    { name: `The dashboard served again unchanged (${bytes.length.toLocaleString('en-GB')} bytes), requests a second against Fastify sending the same bytes`, ratio: again, wanted: 'at least 0.8', met: again >= 0.8, detail: `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each` },
    { name: 'The same with a matching ETag, answered 304', ratio: unchanged, wanted: 'more than the page itself', met: unchanged > again && statusCode === 304, detail: 'requests a second against Fastify sending the whole page' },
  ];
}
