import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { DisplayKind, DisplaySettings } from '../../generated/models.ts';

export const DisplayEntity = defineEntity({
  name: 'Display',
  tableName: 'display',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    siteId: p.uuid(),
    name: p.text(),
    kind: p.text().$type<DisplayKind>(),
    settings: p.json<DisplaySettings>(),
    tokenHash: p.text(),
    pairedAt: p.datetime(6),
    lastSeenAt: p.datetime(6).nullable(),
    pairedById: p.uuid().nullable(),
    revokedAt: p.datetime(6).nullable(),
    revokedById: p.uuid().nullable(),
    revocationReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

export type DisplayRow = InferEntity<typeof DisplayEntity>;
