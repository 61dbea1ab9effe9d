import path from 'node:path';
import { benchmarkRulesSchema, peerListsSchema } from '../core/benchmark/benchmark-rules.ts';
import type { BenchmarkRules, PeerList } from '../core/benchmark/benchmark-rules.ts';
import type { Council } from '../core/council.ts';
import { dataFileFault, readJsonFile } from './read-json-file.ts';

/** Reads `benchmark-rules.json` of the data folder. Throws ThreestarError `bad-data-file`. */
export function readBenchmarkRules(dataFolder: string): BenchmarkRules {
  return readJsonFile(path.join(dataFolder, 'benchmark-rules.json'), benchmarkRulesSchema);
}

/** Reads `peer-groups.json`. Throws ThreestarError `bad-data-file`: an id twice, or a council that is not in the register. */
export function readPeerLists(dataFolder: string, councils: readonly Council[]): readonly PeerList[] {
  const file = path.join(dataFolder, 'peer-groups.json');
  const lists = readJsonFile(file, peerListsSchema);
  const known = new Set(councils.map(({ gss }) => gss));
  lists.forEach((list, at) => {
    const place = `[${at}] (${list.id})`;
    if (lists.findIndex(({ id }) => id === list.id) !== at) throw dataFileFault(file, place, 'another list has this id; choose another');
    const stray = list.councils.find((gss) => !known.has(gss));
    if (stray !== undefined) throw dataFileFault(file, place, `${stray} is not in the register of councils; correct the code or take it out`);
  });
  return lists;
}
