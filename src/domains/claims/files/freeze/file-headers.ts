import type { GroupHeader, InterchangeHeader } from '../../../../edi/writing/x12-writer.ts';
import { EdiUsage } from '../../../../generated/models.ts';
import type { ClearinghouseRow } from '../../clearinghouse.entity.ts';
import { type ControlNumbers, writtenNumbers } from './control-numbers.ts';

/** The headers of a file of one interchange, one group and one set. */
export interface FileHeaders {
  interchange: InterchangeHeader;
  group: Pick<GroupHeader, 'sender' | 'receiver' | 'controlNumber'>;
  setControlNumber: string;
}

/** Mutually defined: clearinghouses give their own numbers. */
const qualifier = 'ZZ';

export function fileHeaders(clearinghouse: ClearinghouseRow, numbers: ControlNumbers, now: Date): FileHeaders {
  const { sender, receiver, usage } = clearinghouse;
  const [date = '', time = ''] = now.toISOString().split('T');
  return {
    interchange: {
      ...{ senderQualifier: qualifier, sender, receiverQualifier: qualifier, receiver, date, time: time.slice(0, 5) },
      ...{ controlNumber: numbers.interchange, isAcknowledgmentRequested: true },
      usage: usage === EdiUsage.PRODUCTION ? 'P' : 'T',
    },
    group: { sender, receiver, controlNumber: numbers.group },
    setControlNumber: writtenNumbers(numbers).setControlNumber,
  };
}
