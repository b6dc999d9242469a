// Pairs the screen that shows a code to a site.
import { hashSecret } from '../../access/token.ts';
import { presentCredential } from '../../database/session/set-scope.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { MutationPairDisplayArgs, PairDisplayResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { DisplayEntity } from './display.entity.ts';
import { pairingMs } from './pairing.queries.ts';
import { normalizedPairingCode } from './pairing-code.ts';

export function pairDisplay(context: Context, { input }: MutationPairDisplayArgs): Promise<PairDisplayResult> {
  const { code, siteId, name } = input;
  return write<PairDisplayResult>(context, 'pairDisplay', async (unit) => {
    const site = await unit.find(SiteEntity, siteId, { path: ['input', 'siteId'] });
    if (isRefusal(site)) return site;
    const pairing = await takePairing(unit.db, code, unit.practiceId, unit.now);
    if (!pairing) {
      return {
        __typename: 'UnknownPairingCodeError',
        message: 'No screen shows this code now; type the one on the screen, which changes every 10 minutes.',
        path: ['input', 'code'],
      };
    }
    const display = unit.create(DisplayEntity, {
      siteId,
      name: name ?? pairing.proposedName ?? 'Display',
      tokenHash: pairing.tokenHash,
      pairedAt: unit.now,
      pairedById: unit.staffMemberId,
    });
    await unit.save();
    return { __typename: 'PairDisplaySuccess', display };
  });
}

/**
 * One of two people who type the same code pairs the screen. The row stays until the screen has asked for its practice.
 */
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
