import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { MutationPrintDaySheetArgs, PrintDaySheetResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { printDaySheet } from './print-day-sheet.ts';

@Resolver()
export class DaySheetResolver {
  @Mutation(() => PrintDaySheetResult)
  printDaySheet(
    @Args(() => MutationPrintDaySheetArgs) { input }: MutationPrintDaySheetArgs,
    @Ctx() context: Context,
  ): Promise<PrintDaySheetResult> {
    return printDaySheet(context, { input });
  }
}
