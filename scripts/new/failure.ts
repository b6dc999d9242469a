/** Nothing is generated. The message is one sentence: what is wrong and the way out. */
export class GeneratorFailure extends Error {
  override readonly name = 'GeneratorFailure';
}
