// Pairs the screen that shows a code to a site.
import { hashSecret } from '../../access/secret.ts';
import { presentCredential } from '../../database/present-credential.ts';
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { PairDisplayInput, PairDisplayResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findRow } from '../../writing/find-row.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { DisplayEntity } from './display.entity.ts';
import { normalizedPairingCode } from './pairing-code.ts';
import { pairingMs } from './pairing-state.ts';

export function pairDisplay(context: Context, { code, siteId, name }: PairDisplayInput): Promise<PairDisplayResult> {
  return write<PairDisplayResult>(context, 'pairDisplay', async (unit) => {
    const { em, db, principal, now } = unit;
    if (!(await findRow(unit, SiteEntity, siteId))) return unknownReference('site', ['input', 'siteId']);
    const pairing = await takePairing(db, code, principal.practiceId, now);
    if (!pairing) {
      return {
        __typename: 'UnknownPairingCodeError',
        message: 'No screen shows this code now; type the one on the screen, which changes every 10 minutes.',
        path: ['input', 'code'],
      };
    }
    const display = em.create(DisplayEntity, {
      practiceId: principal.practiceId,
      id: newId(),
      siteId,
      name: name ?? pairing.proposedName ?? 'Display',
      tokenHash: pairing.tokenHash,
      pairedAt: now,
      pairedById: principal.staffMemberId,
    });
    await em.flush();
    return { __typename: 'PairDisplaySuccess', display };
  });
}

/** Of two people who type the same code, one pairs the screen. The row stays until the screen has asked whose it is. */
async function takePairing(db: Reader, code: string, practiceId: string, now: Date) {
  const codeHash = hashSecret(normalizedPairingCode(code));
  await presentCredential(db, codeHash);
  return db
    .updateTable('display_pairing')
    .set({ pairedPracticeId: practiceId, expiresAt: new Date(now.getTime() + pairingMs) })
    .where('codeHash', '=', codeHash)
    .where('expiresAt', '>', now)
    .where('pairedPracticeId', 'is', null)
    .returning(['tokenHash', 'proposedName'])
    .executeTakeFirst();
}
