/**
 * Foyer cannot start. The message is one sentence for the operator: the fault and the way out. `main` prints it without
 * a stack.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
