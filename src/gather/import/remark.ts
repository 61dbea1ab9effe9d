/** One thing to tell a person about a row or a file: a code for programs, where it is, and a sentence that says what to do. */
export interface Remark {
  readonly code: string;
  /** The column's header as the file writes it; undefined when the whole row or file is meant. */
  readonly column?: string;
  readonly message: string;
}

/** Why no row of a file can be used. */
export interface FileRejection {
  readonly kind: 'file-rejected';
  readonly code: string;
  readonly message: string;
  /** Line of the file, counted from 1, where there is one to point at. */
  readonly line?: number;
}

export function rejectFile(code: string, message: string, line?: number): FileRejection {
  return { kind: 'file-rejected', code, message, ...(line === undefined ? {} : { line }) };
}
