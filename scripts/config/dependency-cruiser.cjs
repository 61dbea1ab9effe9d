/** The direction of imports (README, "The house"). Each rule says what to do instead. */
const room = (name) => `^src/${name}(/|\\.ts$)`;
const LEVELS = [['core'], ['present'], ['store', 'gather', 'catalogue', 'auth', 'pack'], ['usecases'], ['web', 'cli']];

const upward = LEVELS.flatMap((rooms, level) => {
  const above = LEVELS.slice(level + 1).flat();
  return rooms.map((name) => ({
    name: `${name}-looks-up`,
    comment: `${name} may not import ${above.join(', ') || 'anything above it'}: take what is needed as an argument, or move the shared part down.`,
    severity: 'error',
    from: { path: room(name) },
    to: { path: `^src/(${[...above, 'main', 'wire', 'config', 'import-worker', 'pack-worker', 'verify-worker', 'thread-answer', 'run-thread'].join('|')})(/|\\.ts$)`, dependencyTypesNot: [] },
  }));
});

const sideways = LEVELS.flatMap((rooms) =>
  rooms.map((name) => ({
    name: `${name}-looks-sideways`,
    comment: `${name} may not import a room on its own level: let a use case bring the two together.`,
    severity: 'error',
    from: { path: room(name) },
    to: { path: `^src/(${rooms.filter((other) => other !== name).join('|') || '$none'})/` },
  })),
);

module.exports = {
  forbidden: [
    ...upward,
    ...sideways,
    { name: 'core-is-pure', comment: 'core takes time, ids and files as arguments; of npm it knows zod alone.', severity: 'error',
      from: { path: '^src/core/' }, to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg'], pathNot: 'node_modules/zod/' } },
    { name: 'present-is-pure', comment: 'present turns values into words and drawings; it reads nothing.', severity: 'error',
      from: { path: '^src/present/' }, to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/zod/' } },
    { name: 'drizzle-stays-in-store', comment: 'Ask store/ for a whole unit of work instead.', severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' }, to: { path: 'node_modules/(drizzle-orm|better-sqlite3[^/]*)/' } },
    { name: 'fastify-stays-in-web', comment: 'Pass plain values down; only web/ speaks HTTP.', severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' }, to: { path: 'node_modules/(fastify|@fastify)/' } },
    { name: 'no-cycles', comment: 'Move the shared part into a file both may import.', severity: 'error',
      from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' } },
};
