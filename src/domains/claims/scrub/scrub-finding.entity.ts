import { defineEntity, p } from '@mikro-orm/core';
import type { EditSeverity } from '../../../generated/models.ts';
import type { FactValue } from './edit.ts';

/** A finding of a run, as it was made. Never changed. */
export const ScrubFindingEntity = defineEntity({
  name: 'ScrubFinding',
  tableName: 'scrub_finding',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    scrubRunId: p.uuid(),
    claimId: p.uuid(),
    position: p.integer(),
    edit: p.text(),
    number: p.integer(),
    severity: p.text().$type<EditSeverity>(),
    path: p.array(),
    facts: p.json<Record<string, FactValue>>(),
    fix: p.text(),
  },
});
