/** What is wrong with a form, as its page shows it: at each field, and listed with links at the top. */
export interface FormFaults {
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly errorList: readonly { readonly text: string; readonly href: string }[];
  readonly failed: boolean;
}

/** From a sentence for each field that has a fault; a field's id in the page is its name. */
export function formFaults(faults: Readonly<Partial<Record<string, string>>> = {}): FormFaults {
  const errorList = Object.entries(faults).flatMap(([field, text]) => (text === undefined ? [] : [{ text, href: `#${field}` }]));
  return { errors: faults, errorList, failed: errorList.length > 0 };
}
