import type { Reader } from '../../database/sql/reader.ts';
import { Role } from '../../generated/models.ts';

/** The rows of the demo that its claims are about. */
export interface PastOffice {
  siteId: string;
  clearinghouseId: string;
  coderId: string;
  billerId: string;
  providerIds: readonly string[];
  /** By their name. */
  visitTypes: ReadonlyMap<string, string>;
  /** Insured patients, without those whose visits are being coded. */
  patientIds: readonly string[];
}

export async function findPastOffice(db: Reader, practiceId: string): Promise<PastOffice> {
  const site = await db.selectFrom('site').select('id').where('practiceId', '=', practiceId).executeTakeFirstOrThrow();
  const house = await db
    .selectFrom('clearinghouse')
    .select('id')
    .where('practiceId', '=', practiceId)
    .executeTakeFirstOrThrow();
  const staff = await db
    .selectFrom('staff_member')
    .select(['id', 'roles', 'npi'])
    .where('practiceId', '=', practiceId)
    .orderBy('name')
    .execute();
  const types = await db.selectFrom('visit_type').select(['id', 'name']).where('practiceId', '=', practiceId).execute();
  const patients = await db
    .selectFrom('patient')
    .innerJoin('coverage', 'coverage.patientId', 'patient.id')
    .select('patient.id')
    .where('patient.practiceId', '=', practiceId)
    .where('coverage.practiceId', '=', practiceId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('visit_coding')
            .select('visit_coding.id')
            .where('visit_coding.practiceId', '=', practiceId)
            .whereRef('visit_coding.patientId', '=', 'patient.id'),
        ),
      ),
    )
    .orderBy('patient.mrn')
    .execute();
  const holder = (role: Role) => staff.find(({ roles }) => roles.includes(role))?.id ?? '';
  return {
    ...{ siteId: site.id, clearinghouseId: house.id, coderId: holder(Role.CODER), billerId: holder(Role.BILLER) },
    providerIds: staff.flatMap(({ id, npi }) => (npi ? [id] : [])),
    visitTypes: new Map(types.map(({ id, name }) => [name, id])),
    patientIds: patients.map(({ id }) => id),
  };
}
