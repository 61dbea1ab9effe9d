export interface Link {
  readonly text: string;
  readonly href: string;
}

/**
 * What the layout `views/layouts/main.hbs` shows around every page, given to it as `page`.
 * It carries no name of a person, since pages are cached for everybody who may see the same.
 */
export interface PageFrame {
  /** First part of the browser's title, and the page's own heading as a rule. */
  readonly title: string;
  /** A form came back with errors: the title then starts with "Error:". */
  readonly failed?: boolean;
  /** Link at the right of the header: "Account", or "Sign in" for a visitor. */
  readonly account: Link;
  /** The council the page is about; its pages are then the navigation. */
  readonly service?: Link;
  readonly navigation: readonly (Link & { readonly current: boolean })[];
  /** Pages of the open navigation item, where it has several. */
  readonly pages: readonly (Link & { readonly current: boolean })[];
  /** From the top down; the last one is this page and has no address. */
  readonly breadcrumbs: readonly { readonly text: string; readonly href?: string }[];
  /** Lines for the footer, such as "Northborough is an invented council; ...". */
  readonly notices: readonly string[];
  /** Addresses of classic scripts, loaded deferred and in this order. */
  readonly scripts: readonly string[];
  /** Prints on A4 landscape. */
  readonly landscape?: boolean;
  /** Loads itself again after so many seconds where scripts do not run; with scripts, the page asks for news instead. */
  readonly refreshSeconds?: number;
}
