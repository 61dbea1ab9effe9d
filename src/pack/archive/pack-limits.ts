/** What a pack handed to `verify` may be at most, so that a small file cannot unfold into more than a machine holds. */
export const PACK_LIMITS = {
  bytes: 1024 * 1024 * 1024,
  files: 50_000,
} as const;

/** A pack that cannot be opened at all, and why. */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** The entry at fault, where it is one. */
  readonly file?: string;
  readonly message: string;
}
export type Opened = { readonly kind: 'files'; readonly files: ReadonlyMap<string, Uint8Array> } | Unreadable;
