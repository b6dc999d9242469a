/** The documents cannot be made into a list. The message says where each fault is; it is printed without a stack. */
export class DocumentsFailure extends Error {
  override readonly name = 'DocumentsFailure';
}
