import { toTypeId } from '../../src/contract/type-id.ts';
import { VisitStage } from '../../src/generated/models.ts';

/** `served`: as Foyer serves its contract, with TypeGraphQL's resolvers and the contract's directives. `bare`: plain functions, directives not enforced. */
export type Manner = 'served' | 'bare';

export interface VisitInMemory {
  id: string;
  ticket: string;
  stage: VisitStage;
  patient: { familyName: string };
  room: { name: string };
}

/** The rows that the resolvers of both sides read. */
export interface BoardInMemory {
  /** By UUID, which is what events name. */
  visits: Map<string, VisitInMemory>;
  at: Date;
  /** Payloads made so far. */
  payloads: number;
}

/** The same visits wherever it is called. */
export function boardInMemory(size: number, manner: Manner): BoardInMemory {
  const visits: BoardInMemory['visits'] = new Map();
  for (let number = 0; number < size; number += 1) {
    const uuid = `019ab0c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
    visits.set(uuid, {
      id: manner === 'served' ? uuid : toTypeId('Visit', uuid),
      ticket: 'A1000',
      stage: VisitStage.WAITING,
      patient: { familyName: 'Ng' },
      room: { name: 'R1' },
    });
  }
  return { visits, at: new Date('2026-11-23T14:00:00.000Z'), payloads: 0 };
}
