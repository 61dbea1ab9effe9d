import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderByKey } from '../../../src/store/staging/order-by-key.ts';

it('orders by the upper half, then by the lower, and keeps the order of equal keys', () => {
  expect([...orderByKey(Uint32Array.of(2, 1, 1), Uint32Array.of(0, 5, 3))]).toEqual([2, 1, 0]);
  expect([...orderByKey(Uint32Array.of(7, 7, 7), Uint32Array.of(1, 1, 1))]).toEqual([0, 1, 2]);
});

it('gives the order a plain sort gives', () => {
  const half = fc.oneof(fc.nat({ max: 0xffffffff }), fc.nat({ max: 3 }));
  fc.assert(fc.property(fc.array(fc.tuple(half, half)), (keys) => {
    const sorted = keys.map(([upper, lower], at) => ({ upper, lower, at })).sort((a, b) => a.upper - b.upper || a.lower - b.lower || a.at - b.at);
    const order = orderByKey(Uint32Array.from(keys, ([upper]) => upper), Uint32Array.from(keys, ([, lower]) => lower));
    expect([...order]).toEqual(sorted.map(({ at }) => at));
  }));
});
