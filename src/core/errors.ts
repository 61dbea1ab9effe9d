/**
 * Every failure a person may meet, with the sentence that says what it is about.
 * Expected outcomes (a rejected row, a missing figure) are values; these are for what stops the work.
 */
export const ERROR_TITLES = {
  'bad-input': 'The input is not usable',
  'bad-setting': 'A setting is missing or wrong',
  'bad-data-file': 'A file under data/ has a fault',
  'bad-framework': 'The framework file has a fault',
  'not-found': 'There is no such thing',
  'not-permitted': 'You may not do that',
  'conflict': 'Somebody changed it meanwhile',
  'database-damaged': 'The database is damaged',
  'database-full': 'The disk is full',
  'database-failed': 'The database could not do it',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;

/** A failure with a code a program can act on and a message a person can act on; `cause` keeps the technical reason. */
export class ThreestarError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ThreestarError';
    this.code = code;
  }
}

/** For the end of an exhaustive switch: reaching it is a programmer's error. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
