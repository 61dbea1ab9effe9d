import { isRecord, fault } from './fault.ts';
import type { Fault } from './fault.ts';

/** What a node stands on, read from the file as it is, so that one faulty node does not hide its children. */
export function edgesOf(raw: unknown): { readonly children: readonly string[]; readonly looksAt: readonly string[] } {
  if (!isRecord(raw)) return { children: [], looksAt: [] };
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
  const caps = Array.isArray(raw['caps']) ? raw['caps'] : [];
  const capNodes = caps.map((cap: unknown) => (isRecord(cap) && isRecord(cap['when']) ? cap['when']['node'] : undefined));
  const weighed = isRecord(raw['weights']) ? Object.keys(raw['weights']) : [];
  const matrix = isRecord(raw['matrix']) ? [raw['matrix']['rows'], raw['matrix']['columns']] : [];
  return { children: [...texts(raw['from']), ...weighed, ...texts(matrix), ...texts(capNodes)], looksAt: givenNodes(raw['levels']) };
}

/** Nodes that `given` tests anywhere in an expression look at. */
function givenNodes(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(givenNodes);
  if (!isRecord(value)) return [];
  if (value['op'] === 'given' && typeof value['node'] === 'string') return [value['node']];
  return Object.values(value).flatMap(givenNodes);
}

/** The key that names a node's children, where it has one. */
function joinKey(raw: unknown): string[] {
  return isRecord(raw) ? ['from', 'weights', 'matrix'].filter((key) => key in raw).slice(0, 1) : [];
}

/** Nodes in an order where each comes after those it stands on; circles and nodes no judgement leads to are faults. */
export function orderNodes(nodes: Readonly<Record<string, unknown>>, judgements: readonly string[], faults: Fault[]): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, path: readonly string[]): void => {
    if (!Object.hasOwn(nodes, id) || state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      const circle = [...path.slice(path.indexOf(id)), id];
      const last = path.at(-1) ?? id;
      faults.push(fault(['nodes', last, ...joinKey(nodes[last])], `stands on itself: ${circle.join(' → ')}; take one of them out`));
      return;
    }
    state.set(id, 'open');
    const { children, looksAt } = edgesOf(nodes[id]);
    for (const child of [...children, ...looksAt]) visit(child, [...path, id]);
    state.set(id, 'done');
    order.push(id);
  };
  for (const id of judgements) visit(id, []);
  const reached = new Set(order);
  for (const id of Object.keys(nodes)) {
    if (reached.has(id)) continue;
    faults.push(fault(['nodes', id], 'no judgement leads to it; name it in a "from" or in "judgements", or remove it'));
    visit(id, []);
  }
  return order;
}
