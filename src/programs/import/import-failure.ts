/** An import cannot begin or go on. The message is for the operator: the fault and the way out. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}
