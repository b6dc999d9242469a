/** Nobody waits for what was asked any more. Whoever meets this stops; nobody is told. */
export class ClientAborted extends Error {
  override readonly name = 'ClientAborted';

  constructor() {
    super('The client has left; nothing more is read for it.');
  }
}
