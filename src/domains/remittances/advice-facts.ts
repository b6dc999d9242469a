import type { AdviceLine } from '../../edi/remittance/advice-line.ts';
import { due } from '../../edi/remittance/balance.ts';
import type { Advice } from '../../edi/remittance/remittance.ts';
import type { ReadParty } from '../../edi/values/read-party.ts';
import { LineMatch } from '../../generated/models.ts';
import { isDenied } from './decided-status.ts';
import type { MatchedLine } from './matched-lines.ts';

export type AdviceFacts = ReturnType<typeof factsOf>;
export type LineFacts = ReturnType<typeof lineFactsOf>;

/** An advice in the words of its table. */
export function factsOf(advice: Advice) {
  const party = (entity: string) => advice.parties.find((one) => one.entity === entity) ?? null;
  const subscriber = party('IL') ?? party('QC');
  const day = advice.dates.find(({ qualifier }) => qualifier === '232')?.date ?? firstDay(advice.lines);
  const isKnown = advice.charge !== null && advice.paid !== null;
  return {
    ordinal: advice.ordinal,
    pcn: advice.patientControlNumber,
    payerControlNumber: advice.payerControlNumber,
    payerStatus: advice.status,
    chargedCents: advice.charge,
    paidCents: advice.paid,
    patientCents: advice.patientResponsibility,
    filingCode: advice.filingCode,
    frequency: advice.frequency,
    memberId: subscriber?.id ?? party('QC')?.id ?? null,
    patientName: nameOf(party('QC')),
    serviceDate: day,
    providerNpi: party('82')?.id ?? null,
    crossoverPayer: party('TT')?.name ?? null,
    corrected: ['74', 'PR'].flatMap((entity) => correctionIn(party(entity))),
    remarks: [...advice.remarks],
    differenceCents: isKnown ? differenceOf(advice) : null,
  };
}

/** The amount due by the adjustments, less the payment; null where an amount is missing. */
function differenceOf({ charge, paid, adjustments, lines }: Advice): number | null {
  let cents = due(charge, adjustments);
  for (const line of lines) cents = due(cents, line.adjustments);
  return cents === null || paid === null ? null : cents - paid;
}

/** A line in the words of its table. Adjustments of the whole claim deny its lines, too. */
export function lineFactsOf(line: AdviceLine, advice: Advice, matched?: MatchedLine) {
  const cents = due(line.charge, line.adjustments);
  return {
    qualifier: line.procedure.qualifier,
    code: line.procedure.code,
    modifiers: [...line.procedure.modifiers],
    billedCode: line.billed?.code ?? null,
    units: line.units,
    chargedCents: line.charge,
    paidCents: line.paid,
    allowedCents: line.amounts.find(({ qualifier }) => qualifier === 'B6')?.cents ?? null,
    controlNumber: line.controlNumber,
    serviceDate: line.from,
    serviceUntil: line.to,
    remarks: line.remarks.map(({ code }) => code),
    isDenied: isDenied({ paid: line.paid, adjustments: [...line.adjustments, ...advice.adjustments] }),
    chargeId: matched?.line?.chargeId ?? null,
    match: matched?.match ?? LineMatch.NONE,
    differenceCents: cents === null || line.paid === null ? null : cents - line.paid,
  };
}

function firstDay(lines: readonly AdviceLine[]): string | null {
  const days = lines.flatMap(({ from }) => from ?? []);
  return days.length > 0 ? days.reduce((first, day) => (day < first ? day : first)) : null;
}

function nameOf(party: ReadParty | null): string | null {
  return party ? [party.name, party.givenName].filter(Boolean).join(', ') || null : null;
}

function correctionIn(party: ReadParty | null): string[] {
  if (!party) return [];
  return [party.name, party.givenName, party.id].filter((part) => part !== null);
}
