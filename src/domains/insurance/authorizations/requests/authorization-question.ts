import type { AuthorizationQuestion, RequestedPerson } from '../../../../edi/authorization/authorization-question.ts';
import { write278 } from '../../../../edi/authorization/write-278.ts';
import type { Written } from '../../../../edi/writing/x12-writer.ts';
import {
  AuthorizationKind,
  AuthorizationUnit,
  type RequestAuthorizationInput,
  SubscriberRelationship,
} from '../../../../generated/models.ts';
import type { FileHeaders } from '../../../claims/gives/freeze-question.ts';
import type { CoverageRow } from '../../coverage.entity.ts';
import { insured, originOf, type QuestionFacts } from '../../eligibility/question.ts';
import { subscriberOf } from '../../subscriber-facts.ts';
import type { PayerAuthorizationRow } from '../payer-authorization.entity.ts';
import type { PayerAuthorizationLineRow } from '../payer-authorization-line.entity.ts';

interface Asked {
  authorization: PayerAuthorizationRow;
  coverage: CoverageRow;
  lines: readonly PayerAuthorizationLineRow[];
  facts: QuestionFacts;
  input: Pick<RequestAuthorizationInput, 'serviceType' | 'diagnoses'>;
}

/** The request for an authorization as its file says it. */
export function authorizationQuestion({ authorization, coverage, lines, facts, input }: Asked): AuthorizationQuestion {
  const { practice, patient, payer, route, clearinghouse } = facts;
  const { kind, renewsId, validFrom, validUntil, referrerFamilyName, referrerGivenName, referrerNpi } = authorization;
  const trace = crypto.randomUUID().replaceAll('-', '').toUpperCase();
  const person: RequestedPerson = insured(patient);
  const subscriber = subscriberOf(coverage);
  return {
    ...{ trace, origin: originOf(practice, clearinghouse) },
    ...{ category: kind === AuthorizationKind.REFERRAL ? 'SC' : 'HS', certification: renewsId ? 'R' : 'I' },
    ...{ serviceType: input.serviceType, placeOfService: null },
    payer: { name: payer.name, idKind: 'PI', id: route.payerNumber },
    provider: { name: { kind: 'ORGANIZATION', name: practice.name }, npi: practice.npi ?? '' },
    subscriber: { ...(subscriber ? insured(subscriber) : person), memberId: coverage.memberId },
    dependent: subscriber ? { ...person, relationship: relationships[coverage.relationship] ?? 'G8' } : null,
    ...{ from: validFrom, to: validUntil, diagnoses: input.diagnoses.map((code) => code.replace('.', '')) },
    referringProvider: referrerFamilyName
      ? {
          ...{ npi: referrerNpi ?? null },
          name: {
            ...{ kind: 'PERSON', familyName: referrerFamilyName, givenName: referrerGivenName ?? null },
            ...{ middleName: null, suffix: null },
          },
        }
      : null,
    services: lines.map((line) => ({
      trace: serviceTrace(trace, line.position),
      ...{ serviceType: line.serviceType ?? null, procedure: line.code ?? null, units: Number(line.approved) },
      unit: line.code && line.unitKind === AuthorizationUnit.SERVICE ? 'UN' : 'VS',
    })),
  };
}

/** TRN02 of a service: its answer names the line by it. */
export const serviceTrace = (trace: string, position: number): string => `${trace}${String(position).padStart(2, '0')}`;

/** INS02. */
const relationships: Partial<Record<SubscriberRelationship, string>> = {
  [SubscriberRelationship.SPOUSE]: '01',
  [SubscriberRelationship.CHILD]: '19',
  [SubscriberRelationship.LIFE_PARTNER]: '53',
  [SubscriberRelationship.EMPLOYEE]: '20',
};

export const writeQuestion =
  (question: AuthorizationQuestion) =>
  ({ interchange, group, setControlNumber }: FileHeaders): Written =>
    write278({ interchange, group, set: { controlNumber: setControlNumber, reference: question.trace }, question });
