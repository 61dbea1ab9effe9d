import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ThreestarError } from '../../core/errors.ts';

/** The key packs and heads of the event log are sealed with: one an installation. */
export interface SigningKey {
  readonly publicKeyPem: string;
  readonly fingerprint: string;
  sign(content: Uint8Array): Buffer;
}

const PRIVATE_FILE = 'signing-key.pem';

/**
 * The installation's Ed25519 key from its folder, made on first use with `newPrivateKey`. It lies beside the database and
 * never in it, so that no copy of the database can seal anything. Throws ThreestarError `bad-setting` for a file that is no such key.
 */
export function openSigningKey(folder: string, newPrivateKey: () => KeyObject): SigningKey {
  const file = path.join(folder, PRIVATE_FILE);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const pem = newPrivateKey().export({ type: 'pkcs8', format: 'pem' });
    try {
      // "wx": of two processes that start at once, the first one's key is everybody's.
      fs.writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const key = readKey(file);
  const publicKeyPem = pemOf(createPublicKey(key));
  return { publicKeyPem, fingerprint: fingerprintOf(publicKeyPem), sign: (content) => sign(null, content, key) };
}

function readKey(file: string): KeyObject {
  try {
    const key = createPrivateKey(fs.readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new ThreestarError('bad-setting', `${file} cannot be read as a private key. Put the right file back, or move it away to have a new key made; packs sealed before keep their own public key.`, { cause });
  }
  throw new ThreestarError('bad-setting', `${file} is not an Ed25519 key. Put the right file back, or move it away to have a new key made.`);
}

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** SHA-256 over the DER form of the public key, in lower-case hex: what `openssl pkey -pubin -outform DER | sha256sum` prints. */
export function fingerprintOf(publicKeyPem: string): string {
  return createHash('sha256').update(createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' })).digest('hex');
}

/** The public key of a file, when it is exactly an Ed25519 key as this program writes it; undefined otherwise, so that not one byte of it can differ. */
export function readPublicKey(content: Uint8Array): string | undefined {
  try {
    const key = createPublicKey(Buffer.from(content));
    const pem = pemOf(key);
    return key.asymmetricKeyType === 'ed25519' && Buffer.from(pem).equals(Buffer.from(content)) ? pem : undefined;
  } catch {
    return undefined;
  }
}

export function isSignedBy(publicKeyPem: string, content: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, content, createPublicKey(publicKeyPem), signature);
}
