// Keeps an 835: what was paid, for which claims, and why less. Nothing of it is posted.

import type { Problem } from '../../../edi/problem.ts';
import type { Advice, RemittanceEnd, RemittanceHeader } from '../../../edi/remittance/remittance.ts';
import { RemittanceStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { RemittanceEntity, type RemittanceRow } from '../remittance.entity.ts';
import { settleRemittance } from './settle-remittance.ts';
import { storeAdvices } from './store-advices.ts';

/** Some claims of one 835. */
export interface RemittancePart {
  kind: 'REMITTANCE';
  /** Which set of its file it is, from 1. */
  ordinal: number;
  /** Of what the set says, without its envelope. */
  sha256: string;
  header: RemittanceHeader;
  advices: readonly Advice[];
  /** The end, with the last claims. */
  end: RemittanceEnd | null;
}

/** The file that a remittance came in. */
export interface RemittanceFile {
  id: string;
  at: Date;
}

/**
 * Keeps the next claims of a remittance, and has each decision recorded with the claim it means. A remittance that came
 * before, in this file or in another, is not kept again; the answer says so.
 */
export async function storeRemittance(unit: WriteUnit, file: RemittanceFile, part: RemittancePart): Promise<Problem[]> {
  const remittance = await openRemittance(unit, file, part);
  if (remittance.ediFileId !== file.id || remittance.ordinal !== part.ordinal)
    return part.end ? [cameBefore(remittance)] : [];
  await storeAdvices(unit, remittance, part.advices);
  if (part.end) await settleRemittance(unit, remittance, part.end);
  return [];
}

/** Payments on paper have no day of their own: it is the day on which the remittance was made. */
async function openRemittance(
  unit: WriteUnit,
  file: RemittanceFile,
  { header, ordinal, sha256 }: RemittancePart,
): Promise<RemittanceRow> {
  const { practiceId } = unit;
  const identity = {
    payerEin: header.payerIdentifier ?? '',
    trace: header.trace ?? '',
    paidOn: header.date ?? header.productionDate ?? header.set.group.date ?? file.at.toISOString().slice(0, 10),
    sha256,
  };
  const known = await unit.em.findOne(RemittanceEntity, { practiceId, ...identity });
  if (known) return known;
  const remittance = unit.create(RemittanceEntity, {
    ...{ ...identity, ediFileId: file.id, ordinal, payerName: header.payer?.name ?? null, receivedAt: file.at },
    ...{ paidCents: header.paid ?? 0, method: header.method ?? '', handling: header.handling },
    status: RemittanceStatus.RECEIVED,
  });
  await unit.save();
  return remittance;
}

function cameBefore({ trace, paidOn }: RemittanceRow): Problem {
  const text = `The same remittance, ${trace || 'without number'} of ${paidOn}, came before; nothing of it was kept again.`;
  return { segment: 'TRN', position: 0, loop: 'HEADER', code: 'DUPLICATE_SET', text };
}
