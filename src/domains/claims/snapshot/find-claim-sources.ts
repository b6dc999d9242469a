import { type RawBuilder, sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { findAuthorizations } from '../../insurance/authorizations/claim-authorizations.queries.ts';
import { findEligibilityFacts } from '../../insurance/eligibility/eligibility-facts.queries.ts';
import { practiceToday } from '../../practice/practice-today.ts';
import type { BillerSource, ClaimSource, LineSource } from './claim-source.ts';
import { findEarlierDecisions } from './find-earlier-decisions.ts';

export interface ClaimSources {
  /** At the practice. */
  today: string;
  biller: BillerSource;
  /** By the claim's id. */
  claims: ReadonlyMap<string, ClaimSource>;
}

/** Seven statements, however many claims, and one more where a payer comes before a claim's own. Ids that name no claim of the practice are missing from the answer. */
export async function findClaimSources(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<ClaimSources> {
  const today = (await practiceToday(db, practiceId, new Date())).toString();
  // The statements name their columns; looking each value up by its name costs as much as the edits.
  const plain = db.withoutPlugins();
  const biller = await findBiller(plain, practiceId);
  const claims = await findClaims(plain, practiceId, { claimIds, today });
  const lines = Map.groupBy(await findLines(plain, practiceId, claimIds), ({ claimId }) => claimId);
  const codings = [...new Set(claims.map(({ visitCodingId }) => visitCodingId))];
  const diagnoses = Map.groupBy(await findDiagnoses(plain, practiceId, codings), ({ codingId }) => codingId);
  const coverageIds = [...new Set(claims.map(({ coverageId }) => coverageId))];
  const authorizations = await findAuthorizations(db, practiceId, coverageIds);
  const eligibility = await findEligibilityFacts(db, practiceId, coverageIds);
  const later = claims.filter(({ rank }) => rank > 1).map(({ id }) => id);
  const earlier = later.length > 0 ? await findEarlierDecisions(plain, practiceId, later) : new Map<string, never[]>();
  const whole = claims.map((claim): [string, ClaimSource] => [
    claim.id,
    {
      ...{ ...claim, lines: lines.get(claim.id) ?? [], diagnoses: diagnoses.get(claim.visitCodingId) ?? [] },
      authorizations: authorizations.get(claim.coverageId) ?? [],
      eligibility: eligibility.get(claim.coverageId) ?? [],
      earlier: earlier.get(claim.id) ?? [],
    },
  ]);
  return { today, biller, claims: new Map(whole) };
}

async function findBiller(db: Reader, practiceId: string): Promise<BillerSource> {
  const { rows } = await sql<BillerSource>`
    select name, npi, tax_id as "taxId", tax_id_kind as "taxIdKind", taxonomy_code as "taxonomyCode",
      ${addressOf('billing_address')} as "billingAddress", ${addressOf('pay_to_address')} as "payToAddress",
      phone, billing_contact as "billingContact"
    from practice where practice_id = ${practiceId}`.execute(db);
  const [biller] = rows;
  if (!biller) throw new Error('The practice of a claim is not there.');
  return biller;
}

type ClaimAlone = Omit<ClaimSource, 'lines' | 'diagnoses' | 'authorizations' | 'eligibility' | 'earlier'>;

/** A payer with several routes is asked over one whose enrolment holds, and over the oldest of these. */
async function findClaims(
  db: Reader,
  practiceId: string,
  { claimIds, today }: { claimIds: readonly string[]; today: string },
): Promise<ClaimAlone[]> {
  const { rows } = await sql<ClaimAlone>`
    select claim.id, claim.pcn, claim.status, claim.visit_id as "visitId", claim.visit_coding_id as "visitCodingId",
      claim.part, claim.frequency, claim.version_number as "versionNumber",
      claim.payer_control_number as "payerControlNumber", claim.service_date::text as "serviceDate",
      claim.provider_id as "providerId", claim.known_details as details,
      patient.id as "patientId", patient.mrn, patient.given_name as "givenName", patient.family_name as "familyName",
      patient.birth_date::text as "birthDate", patient.gender, ${addressOf('patient.address')} as address,
      patient.deceased_on::text as "deceasedOn",
      json_build_object('name', site.name, 'address', ${addressOf('site.address')}, 'facilityNpi', site.facility_npi,
        'cliaNumber', site.clia_number) as site,
      coverage.id as "coverageId", claim.rank, coverage.member_id as "memberId",
      coverage.group_number as "groupNumber",
      coverage.medicare_secondary_reason as "medicareSecondaryReason", coverage.relationship,
      coverage.subscriber_given_name as "subscriberGivenName",
      coverage.subscriber_family_name as "subscriberFamilyName", coverage.valid_from::text as "validFrom",
      coverage.valid_until::text as "validUntil", coalesce(plan.filing_code, payer.filing_code) as "filingCode",
      plan.needs_referral as "needsReferral",
      payer.id as "payerId", payer.name as "payerName", ${addressOf('payer.address')} as "payerAddress",
      route.clearinghouse_id as "clearinghouseId", route.sender, route.receiver, route.payer_number as "payerNumber",
      route.enrolled_from::text as "enrolledFrom", route.enrolled_until::text as "enrolledUntil",
      exists (
        select from payer_route asked
        where asked.practice_id = ${practiceId} and asked.payer_id = claim.payer_id
          and asked.transaction = 'ELIGIBILITY' and asked.enrolled_from <= ${today}::date
          and coalesce(asked.enrolled_until, 'infinity') >= ${today}::date) as "takesQuestions",
      exists (
        select from consent
        where consent.practice_id = ${practiceId} and consent.patient_id = claim.patient_id
          and consent.kind = 'ASSIGNMENT_OF_BENEFITS' and consent.withdrawn_at is null
          and coalesce(consent.valid_until, 'infinity') >= claim.service_date) as "hasAssignedBenefits",
      case when claim.status = 'ON_HOLD' then (
        select case when event.kind = 'HELD' then coalesce(event.text, '') end from claim_event event
        where event.practice_id = ${practiceId} and event.claim_id = claim.id and event.kind in ('HELD', 'UNHELD')
        order by event.at desc limit 1) end as "heldFor"
    from claim
    join patient on patient.practice_id = ${practiceId} and patient.id = claim.patient_id
    join site on site.practice_id = ${practiceId} and site.id = claim.site_id
    join coverage on coverage.practice_id = ${practiceId} and coverage.id = claim.coverage_id
    join plan on plan.practice_id = ${practiceId} and plan.id = coverage.plan_id
    join payer on payer.practice_id = ${practiceId} and payer.id = claim.payer_id
    left join lateral (
      select house.sender, house.receiver, one.* from payer_route one
      join clearinghouse house on house.practice_id = ${practiceId} and house.id = one.clearinghouse_id
      where one.practice_id = ${practiceId} and one.payer_id = claim.payer_id
        and one.transaction = 'PROFESSIONAL_CLAIM'
      order by (coalesce(one.enrolled_from, 'infinity') <= ${today}::date
        and coalesce(one.enrolled_until, 'infinity') >= ${today}::date) desc, one.id
      limit 1) route on true
    where claim.practice_id = ${practiceId} and claim.id = ${anyOf(claimIds)}`.execute(db);
  return rows;
}

async function findLines(db: Reader, practiceId: string, claimIds: readonly string[]): Promise<LineSource[]> {
  const { rows } = await sql<LineSource>`
    select line.claim_id as "claimId", line.position, charge.id as "chargeId", charge.code, charge.modifiers, charge.units::float8 as units,
      to_json(charge.pointers) as pointers, charge.amount_cents::float8 as "amountCents",
      charge.service_date::text as "serviceDate", charge.service_until::text as "serviceUntil",
      charge.place_of_service as "placeOfService", charge.description, charge.ndc_code as "ndcCode",
      charge.ndc_quantity::float8 as "ndcQuantity", charge.ndc_unit as "ndcUnit", charge.source,
      ${providerOf('provider')} as provider, ${providerOf('supervisor')} as supervisor
    from claim_line line
    join claim on claim.practice_id = ${practiceId} and claim.id = line.claim_id
    join charge on charge.practice_id = ${practiceId} and charge.id = line.charge_id
    left join staff_member provider
      on provider.practice_id = ${practiceId} and provider.id = coalesce(charge.provider_id, claim.provider_id)
    left join staff_member supervisor
      on supervisor.practice_id = ${practiceId} and supervisor.id = charge.supervisor_id
    where line.practice_id = ${practiceId} and line.claim_id = ${anyOf(claimIds)}
    order by line.claim_id, line.position`.execute(db);
  return rows;
}

async function findDiagnoses(db: Reader, practiceId: string, codingIds: readonly string[]) {
  const { rows } = await sql<{ codingId: string; position: number; code: string }>`
    select visit_coding_id as "codingId", position, code from diagnosis
    where practice_id = ${practiceId} and visit_coding_id = ${anyOf(codingIds)}
    order by visit_coding_id, position`.execute(db);
  return rows;
}

function addressOf(name: string): RawBuilder<unknown> {
  const parts = ['line1', 'line2', 'city', 'state', 'postal_code'].map((part) => sql.raw(`${name}_${part}`));
  return sql`json_build_array(${sql.join(parts)})`;
}

function providerOf(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.raw(`${alias}.${name}`);
  return sql`case when ${column('id')} is not null then json_build_object('id', ${column('id')},
    'name', ${column('name')}, 'legalGivenName', ${column('legal_given_name')},
    'legalFamilyName', ${column('legal_family_name')}, 'npi', ${column('npi')},
    'taxonomyCode', ${column('taxonomy_code')}) end`;
}
