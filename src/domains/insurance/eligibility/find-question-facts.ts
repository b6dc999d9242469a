import { EdiTransaction } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClearinghouseEntity } from '../../claims/clearinghouse.entity.ts';
import { PatientEntity } from '../../patients/patient.entity.ts';
import { PracticeEntity } from '../../practice/practice.entity.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import { PayerEntity, type PayerRow } from '../payer.entity.ts';
import { PayerRouteEntity } from '../payer-route.entity.ts';
import { PlanEntity } from '../plan.entity.ts';
import type { Question, QuestionFacts } from './question.ts';

/** Where the payer takes no questions from the practice, the payer alone is known. */
export type FoundFacts = QuestionFacts | { payer: PayerRow; route: null };

/** The facts of questions of a transaction, by the coverage's id, in a fixed number of statements. */
export async function findQuestionFacts(
  { em, db, practiceId, now }: WriteUnit,
  questions: readonly Pick<Question, 'coverage'>[],
  transaction = EdiTransaction.ELIGIBILITY,
): Promise<Map<string, FoundFacts>> {
  const idsOf = (ids: readonly string[]) => ({ practiceId, id: { $in: [...new Set(ids)] } });
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  const practice = await em.findOneOrFail(PracticeEntity, { practiceId });
  const today = (await practiceToday(db, practiceId, now)).toString();
  const plans = byId(await em.find(PlanEntity, idsOf(questions.map(({ coverage }) => coverage.planId))));
  const patients = byId(await em.find(PatientEntity, idsOf(questions.map(({ coverage }) => coverage.patientId))));
  const payers = byId(await em.find(PayerEntity, idsOf([...plans.values()].map(({ payerId }) => payerId))));
  const routes = await em.find(
    PayerRouteEntity,
    {
      ...{ practiceId, transaction, payerId: { $in: [...payers.keys()] } },
      ...{ enrolledFrom: { $lte: today }, $or: [{ enrolledUntil: null }, { enrolledUntil: { $gte: today } }] },
    },
    { orderBy: { enrolledFrom: 'desc', id: 'desc' } },
  );
  const clearinghouses = byId(await em.find(ClearinghouseEntity, idsOf(routes.map((route) => route.clearinghouseId))));
  return new Map(
    questions.map(({ coverage }): [string, FoundFacts] => {
      const payer = found(payers, found(plans, coverage.planId).payerId);
      const route = routes.find(({ payerId }) => payerId === payer.id);
      if (!route) return [coverage.id, { payer, route: null }];
      const clearinghouse = found(clearinghouses, route.clearinghouseId);
      return [coverage.id, { practice, patient: found(patients, coverage.patientId), payer, route, clearinghouse }];
    }),
  );
}

/** PostgreSQL's foreign keys see to it that there is one. */
function found<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (!row) throw new Error('A row that another one names is not there.');
  return row;
}
