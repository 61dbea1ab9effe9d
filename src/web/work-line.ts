/** A place in a line, kept from before the work is known until it is done or given up. */
export interface Place {
  /** Does the work when its turn comes, and leaves the line. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Leaves the line without work. */
  release(): void;
}

/** A line for heavy work: so many at once, the others wait in the order they were ready, and no more than `most` are let in. */
export function workLine({ atOnce, most }: { readonly atOnce: number; readonly most: number }) {
  const waiting: (() => void)[] = [];
  let [held, running] = [0, 0];
  function next(): void {
    if (running === atOnce) return;
    const begin = waiting.shift();
    if (begin === undefined) return;
    running += 1;
    begin();
  }
  return {
    /** Undefined when the line is full. */
    claim(): Place | undefined {
      if (held === most) return undefined;
      held += 1;
      let isHeld = true;
      const release = (): void => {
        if (isHeld) held -= 1;
        isHeld = false;
      };
      return {
        release,
        async run(work) {
          await new Promise<void>((begin) => {
            waiting.push(begin);
            next();
          });
          try {
            return await work();
          } finally {
            running -= 1;
            release();
            next();
          }
        },
      };
    },
  };
}
