import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Reader } from './reader.ts';

/** A value that a statement gets when it is used. */
export type Given<Values> = <Name extends keyof Values & string>(
  name: Name,
  type: string,
) => RawBuilder<NonNullable<Values[Name]>>;

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is put together once, and gets its values each time: building typed SQL takes longer than reading
 * many a row.
 */
export function template<Values extends object>(
  build: (db: Reader, given: Given<Values>) => Compilable,
): (db: Reader, values: Values) => CompiledQuery {
  let made: CompiledQuery | undefined;
  return (db, values) => {
    made ??= build(db, (name, type) => sql`${new Slot(name)}::${sql.raw(type)}`).compile();
    const parameters = made.parameters.map((one) =>
      one instanceof Slot ? (values as Record<string, unknown>)[one.name] : one,
    );
    return { ...made, parameters };
  };
}
