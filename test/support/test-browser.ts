import type { LightMyRequestResponse } from 'fastify';
import { FOLDERS } from '../../src/folders.ts';
import { buildServer } from '../../src/web/server.ts';
import type { App, ServerOptions } from '../../src/web/server.ts';
import { PASSWORD } from './test-house.ts';
import type { TestHouse } from './test-house.ts';

export async function buildTestServer(house: TestHouse, more: Partial<ServerOptions> = {}): Promise<App> {
  return buildServer({ house, folders: FOLDERS, secret: 'a secret for tests only, 32 characters', https: false, logLevel: 'silent', ...more });
}

/** A browser without scripts: keeps cookies, reads a form's token before it posts, follows nothing. */
export function testBrowser(app: App, headers: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, string>();

  async function send(method: 'GET' | 'POST', url: string, body?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
    const answer = await app.inject({
      method, url, headers: {
        host: 'localhost:3000', ...headers,
        ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ') }),
        ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body && { payload: new URLSearchParams(body).toString() }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  const browser = {
    cookies,
    get: async (url: string) => send('GET', url),
    /** Posts without the token. */
    postBare: async (url: string, body: Readonly<Record<string, string>>) => send('POST', url, body),
    /** Loads the page a form is on, then posts with its token. */
    async post(url: string, body: Readonly<Record<string, string>>, formOn = '/sign-in') {
      const page = await send('GET', formOn);
      return send('POST', url, { ...body, _csrf: tokenIn(page.body) });
    },
    /** Sends the upload form of a council's page Gather, with the token its page gave. */
    async upload(gss: string, file: { name: string; content: Uint8Array | string }, fields: Readonly<Record<string, string>> = { kind: 'observations', mapping: '' }) {
      const page = await send('GET', `/councils/${gss}/gather`);
      const action = /action="([^"]*upload\?_csrf=[^"]*)"/.exec(page.body)?.[1] ?? `/councils/${gss}/gather/upload`;
      return browser.postFile(action, file, fields);
    },
    async postFile(url: string, file: { name: string; content: Uint8Array | string }, fields: Readonly<Record<string, string>>) {
      const boundary = 'threestar-test-boundary';
      const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
      const head = `${parts}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`;
      const payload = Buffer.concat([Buffer.from(head), Buffer.from(file.content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const answer = await app.inject({
        method: 'POST', url, payload,
        headers: { 'host': 'localhost:3000', 'content-type': `multipart/form-data; boundary=${boundary}`, 'cookie': [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ') },
      });
      return answer;
    },
    async signIn(name: string, password = PASSWORD) {
      return browser.post('/sign-in', { email: `${name}@example.gov.uk`, password });
    },
  };
  return browser;
}

/** The token of the first form on a page. */
export function tokenIn(body: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(body)?.[1];
  if (token === undefined) throw new Error(`there is no form on this page:\n${body.slice(0, 2000)}`);
  return token;
}
