/**
 * The command line cannot be understood. The message is one sentence: the word or option, what is wrong with it and
 * what to write.
 */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}
