import { expect, test } from 'vitest';
import { checkTableName } from '../../../scripts/new/check-table-name.ts';
import { nameOf, parseAddress, pluralOf, verbAndNoun } from '../../../scripts/new/names.ts';

test('a name is known in every spelling of the house', () => {
  expect(parseAddress('supplies.storagePlace')).toEqual({
    domain: 'supplies',
    name: {
      camel: 'storagePlace',
      pascal: 'StoragePlace',
      kebab: 'storage-place',
      snake: 'storage_place',
      screaming: 'STORAGE_PLACE',
      words: 'storage place',
    },
  });
});

test.each([
  ['lot', 'lots'],
  ['storagePlace', 'storagePlaces'],
  ['packUse', 'packUses'],
  ['box', 'boxes'],
  ['stockCategory', 'stockCategories'],
  ['day', 'days'],
  ['labBench', 'labBenches'],
  ['contactPerson', 'contactPeople'],
])('several of %s are %s', (one, several) => {
  expect(pluralOf(nameOf(one)).camel).toBe(several);
});

test('a mutation is a verb and a noun', () => {
  expect(verbAndNoun(nameOf('receiveStock'))).toMatchObject({ verb: 'receive', noun: { pascal: 'Stock' } });
  expect(() => verbAndNoun(nameOf('receive'))).toThrow('such as receiveStock');
});

test.each(['Lot', 'supplies', 'supplies.Lot', 'supplies.storage_place', 'a.b.c', ''])(
  '"%s" is no name in a domain',
  (text) => {
    expect(() => parseAddress(text)).toThrow(`"${text}" is no name in a domain`);
  },
);

test('a table cannot be called as PostgreSQL or the sorting enums are', () => {
  expect(() => checkTableName(nameOf('order'))).toThrow('clinicalOrder');
  expect(() => checkTableName(nameOf('clinicalOrder'))).toThrow('ends like the enums');
  expect(() => checkTableName(nameOf('lot'))).not.toThrow();
});
