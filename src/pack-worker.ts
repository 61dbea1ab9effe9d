import type { PackArguments } from './pack/pack-contents.ts';
import { answerFromThread } from './thread-answer.ts';
import { writePack } from './usecases/write-pack.ts';
import type { WrittenPack } from './usecases/write-pack.ts';
import { wireReader } from './wire.ts';

/** What making a pack in a thread of its own is started with. */
export interface PackThreadJob {
  readonly dataDir: string;
  readonly wanted: PackArguments;
}

await answerFromThread<PackThreadJob, string, WrittenPack>(async ({ dataDir, wanted }, onStep) => {
  const house = await wireReader({ dataDir });
  try {
    return await writePack(house, wanted, onStep);
  } finally {
    house.close();
  }
});
