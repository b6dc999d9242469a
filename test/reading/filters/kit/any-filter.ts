import fc from 'fast-check';

type Fields<Filter> = {
  [Field in Exclude<keyof Filter, 'and' | 'or' | 'not'>]-?: fc.Arbitrary<NonNullable<Filter[Field]>>;
};

/** Any filter of these fields that the server takes: some absent, some null, `and`, `or` and `not` three inside each other, 20 conditions in all. */
export function anyFilter<Filter>(fields: Fields<Filter>): fc.Arbitrary<Filter> {
  const names = Object.keys(fields);
  const values = Object.fromEntries(
    Object.entries<fc.Arbitrary<unknown>>(fields).map(([name, value]) => [name, fc.option(value, { freq: 5 })]),
  );
  const own: fc.Arbitrary<object> = fc
    .subarray(names, { maxLength: 2 })
    .chain((kept) => fc.record(Object.fromEntries(kept.map((name) => [name, values[name] ?? fc.constant(null)]))));
  const atDepth = (depth: number): fc.Arbitrary<object> => {
    if (depth === 0) return own;
    const inner = atDepth(depth - 1);
    const junctions = fc.record(
      {
        and: fc.option(fc.array(inner, { minLength: 1, maxLength: 2 })),
        or: fc.option(fc.array(inner, { minLength: 1, maxLength: 3 })),
        not: fc.option(inner),
      },
      { requiredKeys: [] },
    );
    return fc.tuple(own, fc.option(junctions, { freq: 1 })).map(([one, more]) => ({ ...one, ...more }));
  };
  return atDepth(3).filter(
    (filter) => countConditions(filter, names) <= 20,
  ) as fc.Arbitrary<object> as fc.Arbitrary<Filter>;
}

function countConditions(filter: object, names: readonly string[]): number {
  return Object.entries(filter).reduce((count, [name, value]) => {
    if (value === null || value === undefined) return count;
    if (names.includes(name)) return count + 1;
    return count + [value].flat().reduce((sum: number, inner: object) => sum + countConditions(inner, names), 0);
  }, 0);
}
