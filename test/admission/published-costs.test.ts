import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLField, getNamedType, getNullableType, isInterfaceType, isListType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { mostCost } from '../../src/admission/cost/cost.ts';
import { type ListSize, mostItems } from '../../src/admission/cost/list-size.ts';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });

interface Listed {
  name: string;
  field: GraphQLField<unknown, unknown>;
  size: ListSize | undefined;
  isOfInterface: boolean;
}

const fields: Listed[] = Object.values(schema.getTypeMap()).flatMap((type) =>
  (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).map((field) => ({
        name: `${type.name}.${field.name}`,
        field,
        size: directiveOn<ListSize>(field, 'listSize'),
        isOfInterface: isInterfaceType(type),
      }))
    : [],
);
const namesOf = (listed: readonly Listed[]) => listed.map(({ name }) => name);
const isList = ({ field }: Listed) => isListType(getNullableType(field.type));
const isSizing = ({ size }: Listed) => size?.sizedFields !== undefined;

/** Lists whose size their parents give them. */
const sized = new Set(
  fields
    .filter(isSizing)
    .flatMap(({ field, size }) => (size?.sizedFields ?? []).map((name) => `${getNamedType(field.type).name}.${name}`)),
);

test('every list says how long it can get, itself or by the connection it is a page of', () => {
  const open = fields
    .filter(isList)
    .filter(({ name, size }) => !sized.has(name) && size?.assumedSize === undefined && !size?.slicingArguments);
  expect(namesOf(open)).toEqual([]);
  expect(fields.filter(isList).length).toBeGreaterThan(30);
});

test('every connection gives its pages the size that it is asked for', () => {
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
  expect(namesOf(connections.filter((one) => !isSizing(one)))).toEqual([]);
  expect(connections.length).toBeGreaterThan(8);
});

test('the arguments and fields that a size names exist, and no page is larger than 100', () => {
  const odd = fields.filter(({ field, size }) => {
    const type = getNamedType(field.type);
    const given = isObjectType(type) ? type.getFields() : {};
    return (
      size?.slicingArguments?.some((name) => {
        const arg = field.args.find((one) => one.name === name);
        const isOfItems = arg && isListType(getNullableType(arg.type));
        const max = arg && directiveOn<{ max: number }>(arg, isOfItems ? 'length' : 'range')?.max;
        const isBounded = isOfItems || typeof arg?.defaultValue === 'number' || size.assumedSize !== undefined;
        return max === undefined || max > mostItems || !isBounded;
      }) || size?.sizedFields?.some((name) => !given[name] || !isListType(getNullableType(given[name].type)))
    );
  });
  expect(namesOf(odd)).toEqual([]);
});

test('sizes are said of lists and connections alone', () => {
  expect(namesOf(fields.filter((one) => one.size && !isList(one) && !isSizing(one)))).toEqual([]);
});

test('a published cost is a number, and no interface publishes one', () => {
  const priced = fields.filter(({ field }) => directiveOn(field, 'cost'));
  const odd = priced.filter(({ field, isOfInterface }) => {
    const weight = Number(directiveOn<{ weight: string }>(field, 'cost')?.weight);
    return isOfInterface || !(weight >= 0 && weight <= mostCost);
  });
  expect(namesOf(odd)).toEqual([]);
  expect(priced.length).toBeGreaterThan(0);
});

test('the contract says what an operation may cost', () => {
  expect(schema.getDirective('cost')?.description).toContain(mostCost.toLocaleString('en-US'));
});
