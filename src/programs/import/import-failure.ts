/** An import cannot begin or go on. The message is for whoever runs it: what is wrong and the way out. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}
