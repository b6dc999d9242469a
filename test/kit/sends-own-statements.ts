const mark = Symbol.for('foyer.sendsOwnStatements');

/**
 * Called by a test file that itself sends statements as the application, to see that row-level security, and not a condition, hides rows. Its statements are not
 * held to be spreadable by practice.
 */
export function sendsOwnStatements(): void {
  Reflect.set(globalThis, mark, true);
}

/** Whether the file that ends now said so. Workers go on to other files. */
export function takeMark(): boolean {
  const isMarked = Reflect.has(globalThis, mark);
  Reflect.deleteProperty(globalThis, mark);
  return isMarked;
}
