/** The condition of each field of a filter on a row, in plain JavaScript. */
export type Meanings<Filter, Row> = {
  [Field in Exclude<keyof Filter, 'and' | 'or' | 'not'>]-?: (value: NonNullable<Filter[Field]>, row: Row) => boolean;
};

interface Junctions<Filter> {
  and?: readonly Filter[] | null;
  or?: readonly Filter[] | null;
  not?: Filter | null;
}

/** Whether a filter holds for a row, as the contract says it. */
export function holds<Filter extends Junctions<Filter>, Row>(
  filter: Filter,
  row: Row,
  meanings: Meanings<Filter, Row>,
): boolean {
  const own = (Object.keys(meanings) as (keyof Meanings<Filter, Row>)[]).every((field) => {
    const value = filter[field];
    return value === null || value === undefined || meanings[field](value, row);
  });
  const all = (filter.and ?? []).every((one) => holds(one, row, meanings));
  const any = !filter.or || filter.or.some((one) => holds(one, row, meanings));
  return own && all && any && !(filter.not && holds(filter.not, row, meanings));
}

export const isIn =
  <Row>(read: (row: Row) => string | null) =>
  ({ in: values }: { in: readonly string[] }, row: Row): boolean => {
    const value = read(row);
    return value !== null && values.includes(value);
  };

export const isInSpan =
  <Row, Bound extends Date | number>(read: (row: Row) => Bound) =>
  ({ from, until }: { from?: Bound | null; until?: Bound | null }, row: Row): boolean => {
    const value = read(row);
    return (!from || value >= from) && (!until || value < until);
  };
