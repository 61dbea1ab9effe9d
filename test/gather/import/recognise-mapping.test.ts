import { describe, expect, it } from 'vitest';
import { missingHeaders, recogniseMapping } from '../../../src/gather/import/recognise-mapping.ts';
import { FOLDERS } from '../../../src/folders.ts';
import { readImportSettings } from '../../../src/usecases/read-import-settings.ts';

const { mappings } = readImportSettings(FOLDERS.data);

describe('recogniseMapping', () => {
  it.each([
    ['a whole header of a published file', ['LocalAuthority', 'Code', 'Period', 'Value'], []],
    ['our own columns without the period', ['council', 'indicator', 'value'], ['period']],
    ['our own columns without the value', ['council', 'indicator', 'period'], ['value']],
  ])('%s', (_name, header, missing) => {
    const found = recogniseMapping(header, mappings);
    expect(found && missingHeaders(header, found)).toEqual(missing);
  });
});
