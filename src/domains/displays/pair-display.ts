// Pairs the screen that shows a code to a site.
import { hashSecret } from '../../access/token.ts';
import { presentCredential } from '../../database/session/set-scope.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { MutationPairDisplayArgs, PairDisplayResult, UnknownPairingCodeError } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { defaultSettings } from './default-settings.ts';
import { DisplayEntity } from './display.entity.ts';
import { displayNameKey, displayNameTaken, freeDisplayName } from './display-name.ts';
import { pairingMs } from './pairing.queries.ts';
import { normalizedPairingCode } from './pairing-code.ts';

export function pairDisplay(context: Context, { input }: MutationPairDisplayArgs): Promise<PairDisplayResult> {
  const { code, siteId, name, kind } = input;
  return write<PairDisplayResult>(
    context,
    'pairDisplay',
    async (unit) => {
      const { db, practiceId } = unit;
      // Locked, so that two screens paired at once do not both find the same free name.
      const site = await unit.lock(SiteEntity, siteId, { path: ['input', 'siteId'] });
      if (isRefusal(site)) return site;
      const pairing = await takePairing(db, code, practiceId, unit.now);
      if (!pairing) return unknownCode();
      const display = unit.create(DisplayEntity, {
        siteId,
        name: name ?? (await freeDisplayName(db, { practiceId, siteId }, pairing.proposedName ?? 'Display')),
        kind,
        settings: defaultSettings,
        tokenHash: pairing.tokenHash,
        pairedAt: unit.now,
        pairedById: unit.staffMemberId,
      });
      await unit.save();
      return { __typename: 'PairDisplaySuccess', display };
    },
    { [displayNameKey]: () => displayNameTaken(name ?? '') },
  );
}

function unknownCode(): UnknownPairingCodeError {
  return {
    __typename: 'UnknownPairingCodeError',
    message: 'No screen shows this code now; type the one on the screen, which changes every 10 minutes.',
    path: ['input', 'code'],
  };
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
