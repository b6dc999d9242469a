import { defineEntity, p } from '@mikro-orm/core';

/** A screen that shows a code and belongs to no practice yet. */
export const DisplayPairingEntity = defineEntity({
  name: 'DisplayPairing',
  tableName: 'display_pairing',
  properties: {
    codeHash: p.text().primary(),
    tokenHash: p.text(),
    place: p.integer(),
    proposedName: p.text().nullable(),
    expiresAt: p.datetime(6),
    pairedPracticeId: p.uuid().nullable(),
  },
});
