// Loads claims and the facts about them from PostgreSQL, 200 at a time, and scrubs them or does nothing with them.
import 'reflect-metadata';
import pg from 'pg';
import { openOrm } from '../../src/database/orm.ts';
import { scoped } from '../../src/database/session/practice-scope.ts';
import { type Reader, readerOf } from '../../src/database/sql/reader.ts';
import { findFacts } from '../../src/domains/claims/scrub/find-facts.ts';
import { scrub } from '../../src/domains/claims/scrub/scrub.ts';
import { builtSnapshot } from '../../src/domains/claims/snapshot/build-snapshots.ts';
import { findClaimSources } from '../../src/domains/claims/snapshot/find-claim-sources.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { claimsAtOnce } from './rows.ts';

const [appUrl = '', practiceId = '', side = ''] = process.argv.slice(2);
const orm = await openOrm(appUrl, 1);
let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  statements += 1;
  return query.apply(this, args);
} as typeof query;

async function runChunk(db: Reader, ids: readonly string[]) {
  const before = statements;
  const sources = await findClaimSources(db, practiceId, ids);
  const { shared, ofClaims } = await findFacts(db, practiceId, sources);
  const made = { claims: sources.claims.size, statements: statements - before, findings: 0 };
  if (side === 'load') return made;
  for (const [id, source] of sources.claims) {
    const facts = ofClaims.get(id);
    if (!facts) throw new Error(`Claim ${id} has no facts.`);
    const { snapshot } = builtSnapshot(source, sources.biller);
    made.findings += scrub([{ snapshot, facts }], shared)[0]?.length ?? 0;
  }
  return made;
}

async function run({ claims }: { claims: number }) {
  return scoped(orm.em, { practiceId }).transactional(async (unit) => {
    const db = readerOf(unit);
    const rows = await db
      .selectFrom('claim')
      .select('id')
      .where('practiceId', '=', practiceId)
      .orderBy('id')
      .limit(claims)
      .execute();
    const ids = rows.map(({ id }) => id);
    const startedAt = processorTime();
    const total = { claims: 0, findings: 0, statements: 0 };
    for (let from = 0; from < ids.length; from += claimsAtOnce) {
      const made = await runChunk(db, ids.slice(from, from + claimsAtOnce));
      total.claims += made.claims;
      total.findings += made.findings;
      total.statements = Math.max(total.statements, made.statements);
    }
    return { ...total, micros: processorTime() - startedAt };
  });
}

answerParent({ run });
