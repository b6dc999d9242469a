/** A command cannot do its work. The message is one sentence with the fault and the way out. Exit code 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
