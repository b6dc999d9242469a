import { type EntityName, Utils, wrap } from '@mikro-orm/core';
import { type CompiledQuery, sql } from 'kysely';
import { actorIdOf } from '../access/actor.ts';
import type { IdempotencyConflictError } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import type { AskedOnce } from '../request/asked-once.ts';
import type { KeptAnswer, KeptFields, KeptRow } from './idempotency-key.entity.ts';
import type { WriteUnit } from './unit.ts';

const keptMs = 24 * 60 * 60_000;
/** Old keys that one write takes away: more than it adds, so that they do not pile up. */
const mostRemoved = 20;

/**
 * The answer that the same request got before, or the refusal of another request with its key. Null for the first one,
 * whose key is then held until its transaction ends: a duplicate that comes meanwhile waits here. Called before
 * anything else is locked, or two of them could wait for each other.
 */
export async function earlierAnswer(
  unit: WriteUnit,
  { mutation, key, hash }: AskedOnce,
): Promise<Record<string, unknown> | IdempotencyConflictError | null> {
  const { db, practiceId, now } = unit;
  const asked = { practiceId, actor: actorOf(unit), mutation, key };
  const claimed = await db
    .insertInto('idempotency_key')
    .values({ ...asked, requestHash: hash, usedAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['practiceId', 'actor', 'mutation', 'key'])
        .doUpdateSet({ requestHash: hash, usedAt: now, answer: null })
        .where('idempotency_key.usedAt', '<', oldest(now)),
    )
    .returning('key')
    .executeTakeFirst();
  if (claimed) return null;
  const { requestHash, answer, usedAt } = await db
    .selectFrom('idempotency_key')
    .select(['requestHash', 'answer', 'usedAt'])
    .where('practiceId', '=', practiceId)
    .where('actor', '=', asked.actor)
    .where('mutation', '=', mutation)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (requestHash !== hash) return conflict(mutation, usedAt);
  if (!answer) throw new Error('A key was committed without its answer.');
  return rebuilt(unit, answer);
}

/** Keeps the answer of the first request, and takes some keys away that are older than 24 hours. */
export function keepAnswer(unit: WriteUnit, { mutation, key }: AskedOnce, answer: object): CompiledQuery[] {
  const { db, practiceId, now } = unit;
  const kept = JSON.stringify(keptOf(answer));
  return [
    sql`update idempotency_key set answer = ${kept}::jsonb
      where practice_id = ${practiceId} and actor = ${actorOf(unit)} and mutation = ${mutation} and key = ${key}`.compile(
      db,
    ),
    sql`delete from idempotency_key where practice_id = ${practiceId} and (actor, mutation, key) in (
      select actor, mutation, key from idempotency_key where practice_id = ${practiceId} and used_at < ${oldest(now)}
      order by used_at limit ${mostRemoved} for update skip locked)`.compile(db),
  ];
}

function actorOf({ actor }: WriteUnit): string {
  return `${actor.kind} ${actor.kind === 'STAFF' ? actor.accountId : actorIdOf(actor)}`;
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}

/** Rows by their ids: a patient's data is kept in one place, and a later answer may select other fields of the rows. */
function keptOf({ __typename = '', ...fields }: { __typename?: string }): KeptAnswer {
  return { __typename, ...keptFields(__typename, fields) };
}

function keptFields(owner: string, fields: Record<string, unknown>): KeptFields {
  const kept: Required<KeptFields> = { rows: {}, facts: {}, lists: {} };
  for (const [name, value] of Object.entries(fields)) {
    if (isRow(value)) kept.rows[name] = keptRow(value);
    else if (Array.isArray(value)) kept.lists[name] = value.map((item) => keptItem(`${owner}.${name}`, item));
    else if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      kept.facts[name] = value as string | number | boolean | null;
    else throw new Error(`${owner}.${name} cannot be kept: it is neither a row of the write nor a plain value.`);
  }
  return kept;
}

function keptItem(owner: string, item: unknown): KeptRow | KeptFields {
  if (isRow(item)) return keptRow(item);
  if (typeof item === 'object' && item !== null) return keptFields(owner, { ...item });
  throw new Error(`${owner} cannot be kept: its items are neither rows of the write nor objects.`);
}

const isRow = (value: unknown): value is { id: string } => Utils.isEntity<{ id: string }>(value);

const keptRow = (row: { id: string }): KeptRow => ({ type: wrap(row, true).__meta.className as NodeType, id: row.id });

async function rebuilt(unit: WriteUnit, { __typename, ...kept }: KeptAnswer): Promise<Record<string, unknown>> {
  return { __typename, ...(await rebuiltFields(unit, kept)) };
}

async function rebuiltFields(unit: WriteUnit, { rows, facts, lists = {} }: KeptFields) {
  const fields: Record<string, unknown> = { ...facts };
  for (const [name, row] of Object.entries(rows)) fields[name] = await readRow(unit, row);
  for (const [name, items] of Object.entries(lists)) {
    const read: object[] = [];
    for (const item of items) read.push('type' in item ? await readRow(unit, item) : await rebuiltFields(unit, item));
    fields[name] = read;
  }
  return fields;
}

function readRow({ em, practiceId }: WriteUnit, { type, id }: KeptRow): Promise<object> {
  const meta = [...em.getMetadata().getAll().values()].find(({ className }) => className === type);
  if (!meta) throw new Error(`${type} is kept in no entity of its name.`);
  return em.findOneOrFail(meta.class as EntityName<{ practiceId: string; id: string }>, { practiceId, id });
}

function conflict(mutation: string, usedAt: Date): IdempotencyConflictError {
  return {
    __typename: 'IdempotencyConflictError',
    message: `input.idempotencyKey was used for another ${mutation}: send that request unchanged to get its answer, or this one with a new key.`,
    path: ['input', 'idempotencyKey'],
    usedAt,
  };
}
