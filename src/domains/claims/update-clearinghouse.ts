// Changes a clearinghouse.

import type { MutationUpdateClearinghouseArgs, UpdateClearinghouseResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkClearinghouseInput } from './check-clearinghouse-input.ts';
import { ClearinghouseEntity } from './clearinghouse.entity.ts';
import { clearinghouseNameTaken } from './create-clearinghouse.ts';
import { changeTransport } from './files/transport/change-transport.ts';
import { checkServer, serverOf } from './files/transport/sftp/server-of.ts';

const fields = [
  ...(['name', 'transport', 'sftp', 'sender', 'receiver', 'usage', 'largestBatch'] as const),
  ...(['fileAnswerWithin', 'claimAnswerWithin'] as const),
];

export function updateClearinghouse(
  context: Context,
  { id, input }: MutationUpdateClearinghouseArgs,
): Promise<UpdateClearinghouseResult> {
  return write<UpdateClearinghouseResult>(
    context,
    'updateClearinghouse',
    async (unit) => {
      const refusal = cannotBeEmpty(input, fields) ?? checkClearinghouseInput(input);
      if (refusal) return refusal;
      const clearinghouse = await unit.lock(ClearinghouseEntity, id, input.expectedVersion);
      if (isRefusal(clearinghouse)) return clearinghouse;
      clearinghouse.name = input.name ?? clearinghouse.name;
      clearinghouse.transport = input.transport ?? clearinghouse.transport;
      clearinghouse.server = serverOf(input.sftp) ?? clearinghouse.server ?? null;
      const noServer = checkServer(clearinghouse.transport, clearinghouse.server);
      if (noServer) return noServer;
      clearinghouse.sender = input.sender ?? clearinghouse.sender;
      clearinghouse.receiver = input.receiver ?? clearinghouse.receiver;
      clearinghouse.usage = input.usage ?? clearinghouse.usage;
      clearinghouse.largestBatch = input.largestBatch ?? clearinghouse.largestBatch;
      clearinghouse.fileAnswerSeconds = input.fileAnswerWithin ?? clearinghouse.fileAnswerSeconds;
      clearinghouse.claimAnswerSeconds = input.claimAnswerWithin ?? clearinghouse.claimAnswerSeconds;
      await unit.save();
      if (input.transport || input.sftp) await changeTransport(unit, clearinghouse);
      return { __typename: 'UpdateClearinghouseSuccess', clearinghouse };
    },
    { clearinghouse_practice_id_name_key: () => clearinghouseNameTaken(context, input.name) },
  );
}
