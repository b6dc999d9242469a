import type { Client } from '../../../kit/client.ts';
import { type Authorization, authorize, wantAuthorized } from '../../insurance/authorized.ts';
import type { BillingWorld } from './billing-world.ts';

export interface AuthorizedPatient {
  /** Visits of this type need an authorization of the payer. */
  visitTypeId: string;
  patientId: string;
  authorization: Authorization;
}

/** The ids of a patient's coverages. */
export async function coveragesOf(desk: Client, patientId: string): Promise<string[]> {
  const { patient } = await desk.ask<{ patient: { coverages: { nodes: { id: string }[] } } }>(
    'query($id: ID!) { patient(id: $id) { coverages { nodes { id } } } }',
    { id: patientId },
  );
  return patient.coverages.nodes.map(({ id }) => id);
}

/** A visit type that the payer wants authorized, and a patient whose coverage has an authorization, A-1 or R-1. */
export async function authorizedPatient(
  world: BillingWorld,
  kind: 'PRIOR_AUTH' | 'REFERRAL',
  lines: object[],
  { patient = {}, ...facts }: { patient?: Record<string, unknown> } & Record<string, unknown> = {},
): Promise<AuthorizedPatient> {
  const desk = await world.office.as('FRONT_DESK');
  const visitTypeId = await world.office.visitType();
  await wantAuthorized(world.office.manager, { payerId: world.payerId, visitTypeId, kind });
  const patientId = await world.insured(patient);
  const [coverageId] = await coveragesOf(desk, patientId);
  const { authorization, message } = await authorize(desk, 'recordAuthorization', {
    ...{ coverageId, kind, number: `${kind === 'REFERRAL' ? 'R' : 'A'}-1`, lines },
    ...{ validFrom: '2026-01-01', validUntil: '2036-12-31', ...facts },
  });
  if (!authorization) throw new Error(message);
  return { visitTypeId, patientId, authorization };
}
