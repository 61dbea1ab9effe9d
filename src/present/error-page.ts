import type { Link } from './page-frame.ts';

export interface ErrorPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
  /** Number of the request, for whoever looks into the log. */
  readonly reference?: string;
}

const HOME: Link = { text: 'Find a council', href: '/' };

/** What a person reads when a page cannot be shown: what happened, what was kept, what to do. */
export function errorPage(status: number, details: { readonly reason?: string; readonly signedIn: boolean; readonly reference?: string }): ErrorPage {
  const reference = details.reference === undefined ? {} : { reference: details.reference };
  const reason = details.reason === undefined ? [] : [details.reason];
  if (status === 404) {
    return { title: 'Page not found', links: [HOME], paragraphs: [...reason, 'If you typed the address, check it. If you copied it, check that you have all of it. A council that has closed is still in the list.'] };
  }
  if (status === 401 || status === 403) {
    return details.signedIn
      ? { title: 'You may not see this page', links: [HOME, { text: 'Your account and what it may do', href: '/account' }], paragraphs: [...reason, 'Your account does not have the right for this council or this task. Nothing was changed. An administrator of the service can give you the right.'] }
      : { title: 'Sign in to see this page', links: [{ text: 'Sign in', href: '/sign-in' }, HOME], paragraphs: [...reason, 'Ratings, notes, evidence and readiness need an account. Published figures and inspections do not.'] };
  }
  if (status === 503) {
    return { title: 'The service is not available for a moment', links: [HOME], paragraphs: [...reason, 'Try again in a few minutes. What you saved before is kept; what you were just sending may not be, so check before you send it again.'], ...reference };
  }
  if (status >= 400 && status < 500) {
    return { title: 'The request could not be used', links: [HOME], paragraphs: [...reason, 'Nothing was changed. Go back, check what you sent and try again.'], ...reference };
  }
  return { title: 'Something went wrong on our side', links: [HOME], paragraphs: ['The page could not be made, and the fault has been written to the log. Nothing was half saved: each change is kept whole or not at all.', 'Try again later. If it happens again, tell whoever runs the service, with the number below.'], ...reference };
}
