// Adds a clearinghouse.

import type { CreateClearinghouseResult, MutationCreateClearinghouseArgs } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { checkClearinghouseInput } from './check-clearinghouse-input.ts';
import { ClearinghouseEntity } from './clearinghouse.entity.ts';
import { checkServer, serverOf } from './files/transport/sftp/server-of.ts';

export function createClearinghouse(
  context: Context,
  { input }: MutationCreateClearinghouseArgs,
): Promise<CreateClearinghouseResult> {
  return write<CreateClearinghouseResult>(
    context,
    'createClearinghouse',
    async (unit) => {
      const server = serverOf(input.sftp);
      const refusal = checkClearinghouseInput(input) ?? checkServer(input.transport, server);
      if (refusal) return refusal;
      const { name, transport, sender, receiver, usage, largestBatch } = input;
      const clearinghouse = unit.create(ClearinghouseEntity, {
        ...{ name, transport, server, sender, receiver, usage, largestBatch },
        fileAnswerSeconds: input.fileAnswerWithin,
        claimAnswerSeconds: input.claimAnswerWithin,
      });
      await unit.save();
      return { __typename: 'CreateClearinghouseSuccess', clearinghouse };
    },
    { clearinghouse_practice_id_name_key: () => clearinghouseNameTaken(context, input.name) },
  );
}

export async function clearinghouseNameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: 'clearinghouse', column: 'name', written: written ?? '' });
  return invalidInput(`A clearinghouse named "${name}" is there already; choose another input.name.`, [
    'input',
    'name',
  ]);
}
