import { createHash } from 'node:crypto';
import { type StatusQuestion, write276 } from '../../../edi/claim-status/write-276.ts';
import { EdiDirection, EdiFileStatus, EdiUsage } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClearinghouseEntity, type ClearinghouseRow } from '../clearinghouse.entity.ts';
import { keepContent } from '../files/edi-content.ts';
import { EdiFileEntity, type EdiFileRow } from '../files/edi-file.entity.ts';
import { type ControlNumbers, takeControlNumbers, writtenNumbers } from '../files/freeze/control-numbers.ts';
import type { SilentClaim } from './silent-claims.ts';
import { StatusQuestionEntity } from './status-question.entity.ts';

/** Writes a file of questions about claims of one clearinghouse. It waits to be handed over, as files of claims do. */
export async function makeStatusRequest(unit: WriteUnit, claims: readonly SilentClaim[]): Promise<EdiFileRow | null> {
  const [first] = claims;
  if (!first) return null;
  const clearinghouse = await unit.get(ClearinghouseEntity, first.clearinghouseId);
  const numbers = await takeControlNumbers(unit, clearinghouse.id);
  const { content, asked } = writeQuestions(clearinghouse, numbers, unit.now, claims);
  const file = content === null ? null : await freezeQuestions(unit, clearinghouse, numbers, content);
  const askedOn = unit.now.toISOString().slice(0, 10);
  if (file)
    for (const { claimId, versionNumber } of asked)
      unit.create(StatusQuestionEntity, { ediFileId: file.id, claimId, versionNumber, askedOn });
  await unit.save();
  return file;
}

async function freezeQuestions(
  unit: WriteUnit,
  { id: clearinghouseId, sender }: ClearinghouseRow,
  numbers: ControlNumbers,
  content: string,
): Promise<EdiFileRow> {
  const bytes = Buffer.from(content, 'latin1');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { interchangeControlNumber } = writtenNumbers(numbers);
  const file = unit.create(EdiFileEntity, {
    ...{ clearinghouseId, direction: EdiDirection.OUT, transactions: ['276'], sha256, bytes: bytes.length, sender },
    ...{ name: `${interchangeControlNumber}-${sha256.slice(0, 12)}.276`, interchangeControlNumber, at: unit.now },
    ...{ status: EdiFileStatus.FROZEN, problems: [] },
  });
  await unit.save();
  await keepContent(unit, file.id, bytes);
  return file;
}

interface Questions {
  content: string | null;
  asked: readonly SilentClaim[];
}

/** Claims that cannot be written are left out: one of them keeps no other from being asked about. */
function writeQuestions(
  house: ClearinghouseRow,
  numbers: ControlNumbers,
  now: Date,
  claims: readonly SilentClaim[],
): Questions {
  const { sender, receiver, usage, name } = house;
  const [date = '', time = ''] = now.toISOString().split('T');
  const parts = { senderQualifier: 'ZZ', sender, receiverQualifier: 'ZZ', receiver, date, time: time.slice(0, 5) };
  const { setControlNumber } = writtenNumbers(numbers);
  const written = write276({
    interchange: {
      ...{ ...parts, controlNumber: numbers.interchange, isAcknowledgmentRequested: true },
      usage: usage === EdiUsage.PRODUCTION ? 'P' : 'T',
    },
    group: { sender, receiver, controlNumber: numbers.group },
    set: { controlNumber: setControlNumber, reference: `Q${numbers.interchange}` },
    questions: claims.map((claim) => questionOf(claim, { name: name.slice(0, 60), id: sender })),
  });
  if (written.content !== undefined) return { content: written.content, asked: claims };
  const unwritable = new Set(written.refusals.map(({ path }) => path[1]));
  const others = claims.filter((_, index) => !unwritable.has(index));
  const isSameRefusal = others.length === claims.length;
  return others.length === 0 || isSameRefusal
    ? { content: null, asked: [] }
    : writeQuestions(house, numbers, now, others);
}

function questionOf(
  { snapshot, versionNumber, payerControlNumber, payerNumber }: SilentClaim,
  receiver: StatusQuestion['receiver'],
): StatusQuestion {
  const { patientControlNumber, payer, billingProvider, subscriber, patient, total, lines } = snapshot;
  const days = lines.map(({ serviceDate }) => serviceDate).toSorted();
  const last = days.at(-1) ?? '';
  return {
    trace: `${patientControlNumber}-${versionNumber}`,
    payer: { name: payer.name, idKind: payer.idKind, id: payerNumber },
    receiver,
    provider: { name: billingProvider.name, npi: billingProvider.npi },
    subscriber: { ...personOf(subscriber.name, subscriber.demographics), memberId: subscriber.memberId },
    dependent: patient && personOf(patient.name, patient.demographics),
    ...{ payerControlNumber, patientControlNumber, total },
    serviceDate: days[0] ?? '',
    serviceDateTo: last === days[0] ? null : last,
  };
}

/** The file has no birth date of a subscriber who is not the patient. */
function personOf(name: ProfessionalName, demographics: { birthDate: string; sex: 'F' | 'M' | 'U' } | null) {
  const sex = demographics?.sex ?? 'U';
  return { name, birthDate: demographics?.birthDate ?? '', sex: sex === 'U' ? null : sex };
}

type ProfessionalName = StatusQuestion['provider']['name'];
