import { randomBytes, randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../src/contract/type-id.ts';
import { newId } from '../../src/database/sql/new-id.ts';

const edges = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

test('an id is written as the TypeID library writes it, and read back as what it was', () => {
  const random = Array.from({ length: 2_000 }, () =>
    randomBytes(16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  );
  for (const uuid of [...edges, ...random]) {
    const written = toTypeId('Patient', uuid);
    expect(written).toBe(TypeID.fromUUID('patient', uuid).toString());
  }
  const uuid = newId();
  expect(parseTypeId(toTypeId('Patient', uuid))).toEqual({ type: 'Patient', uuid });
});

test('a value that is no UUID gets no id', () => {
  const uuid = randomUUID();
  const wrong = [
    '',
    'patient',
    uuid.slice(1),
    `${uuid}0`,
    uuid.replace('-', ''),
    uuid.replaceAll('-', '0'),
    `${uuid.slice(1)}é`,
    `x${uuid.slice(1)}`,
    null,
    undefined,
    5,
  ];
  for (const value of wrong) expect(() => toTypeId('Patient', value as string), String(value)).toThrow();
});
