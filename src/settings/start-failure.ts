/** Foyer cannot start. The message is one sentence for whoever runs it: what is wrong and the way out. `main` prints it without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
