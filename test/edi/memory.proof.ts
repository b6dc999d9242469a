import { expect, test } from 'vitest';
import { readEdi } from '../../src/edi/read-edi.ts';
import { memoryHeld } from '../admission/kit/memory-held.ts';
import { anInterchange, aPaidClaim, aRemittance } from './kit/an-interchange.ts';

const megabyte = 1_000_000;

test('a remittance of 200 MB in one set holds no more memory at its end than at its beginning', async () => {
  const [head = '', tail = ''] = anInterchange('HP', '005010X221A1', [aRemittance(['CLAIMS'])]).split('CLAIMS~');
  const [first = '', ...rest] = aPaidClaim;
  const claims = (from: number) =>
    Array.from({ length: 300 }, (_, index) => [first.replace('K7M2P9QX4RTB', `P${from + index}`), ...rest].join('~'));
  function* pieces() {
    yield head;
    for (let read = 0, from = 0; read < 200 * megabyte; from += 300) {
      const piece = `${claims(from).join('~')}~`;
      read += piece.length;
      yield Buffer.from(piece);
    }
    yield tail;
  }
  let advices = 0;
  const held: number[] = [];
  for await (const item of readEdi(pieces())) {
    if (item.kind !== '835' || item.part !== 'ADVICE') continue;
    advices += 1;
    expect(item.problems).toEqual([]);
    if (advices % 200_000 === 100_000) held.push(await memoryHeld());
  }
  expect(advices).toBeGreaterThan(900_000);
  const [atFirst = 0, ...later] = held;
  expect(Math.max(...later) - atFirst).toBeLessThan(5 * megabyte);
});
