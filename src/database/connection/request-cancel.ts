import pg from 'pg';

/** Properties of the driver's connection beyond its types. */
interface Keyed {
  processID: number;
  secretKey: number;
  sslNegotiation: string;
}

interface Cancelling {
  connect(port: number, host: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

/**
 * Asks PostgreSQL to stop what runs on a connection, as the protocol has it: by another connection, which needs no
 * place in the pool. Resolves when that is closed, heard or not; it is given up when the statement has ended.
 */
export function requestCancel(client: pg.Client, over: Promise<unknown>): Promise<void> {
  const { host, port, ssl, sslNegotiation, processID, secretKey } = client as pg.Client & Keyed;
  const connection = new pg.Connection({ ...{ ssl, sslNegotiation } }) as pg.Connection & Cancelling;
  const cancel = () => connection.cancel(processID, secretKey);
  connection.on('error', () => {});
  if (!ssl) connection.once('connect', cancel);
  else if (sslNegotiation !== 'direct') connection.once('connect', () => connection.requestSsl());
  connection.once('sslconnect', cancel);
  const isUnixSocket = host.startsWith('/');
  Reflect.apply(connection.connect, connection, isUnixSocket ? [`${host}/.s.PGSQL.${port}`] : [port, host]);
  const giveUp = () => void connection.stream.destroy();
  over.then(giveUp, giveUp);
  return new Promise((resolve) => connection.once('end', resolve));
}
