import type { RequestEntry } from '../core/inspection-request.ts';

export const REQUEST_KIND_WORDS: Readonly<Record<RequestEntry['kind'], string>> = { comment: 'Comment', request: 'Request' };
export const REQUEST_STATE_WORDS: Readonly<Record<RequestEntry['state'], string>> = { open: 'Open', answered: 'Answered', closed: 'Closed' };
