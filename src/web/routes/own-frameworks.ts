import type { Access } from '../../core/access.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';

/** The catalogue with the frameworks alone that the account may see the council by: what a page offers to choose from. */
export function ownFrameworks<Part extends Pick<Catalogue, 'frameworks'>>(catalogue: Part, access: Access, gss: string): Part {
  return { ...catalogue, frameworks: new Map([...catalogue.frameworks].filter(([id]) => access.may('see-ratings', gss, id))) };
}
