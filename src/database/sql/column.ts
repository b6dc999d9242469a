import type { Kysely } from 'kysely';
import type { Reader } from './reader.ts';

type Tables = Reader extends Kysely<infer All> ? All : never;

/** A table of an entity. */
export type Table = keyof Tables & string;

/** A property of a table's entity: one of its columns. */
export type Property<From extends Table> = keyof Tables[From] & string;

/** A column by its table and property, such as `appointment.startsAt`. */
export type Column = { [From in Table]: `${From}.${Property<From>}` }[Table];
