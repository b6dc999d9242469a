/** A command cannot do its work. The message is one sentence: what is wrong and the way out. Exit code 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
