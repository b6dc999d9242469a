/** The client has aborted its request. The work stops and no answer is sent. */
export class ClientAborted extends Error {
  override readonly name = 'ClientAborted';

  constructor() {
    super('The client has left; nothing more is read for it.');
  }
}
