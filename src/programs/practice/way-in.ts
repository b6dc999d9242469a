import { linkAddress } from '../../access/account-links.ts';
import { hashPassword } from '../../access/password.ts';
import type { Config } from '../../settings/config.ts';
import { flag } from '../command-line/options.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { UsageFailure } from '../command-line/usage-failure.ts';
import { readPassword } from './read-password.ts';

/** The options by which an operator chooses how a person gets in. */
export const wayInOptions = {
  isLink: flag('--link', 'Prints a link by which the person chooses the password: it works once, for 24 hours.'),
  isPiped: flag('--password-stdin', 'Reads the password from standard input, to its end.'),
};

export interface WantedWayIn {
  isLink: boolean;
  isPiped: boolean;
}

/** The hash of a password that the operator typed or piped; null for a link. */
export async function readWayIn(
  terminal: Pick<Surroundings, 'in' | 'err'>,
  { isLink, isPiped }: WantedWayIn,
): Promise<string | null> {
  if (isLink && isPiped) throw new UsageFailure('--link and --password-stdin exclude each other; write one of them.');
  return isLink ? null : hashPassword(await readPassword(terminal, isPiped));
}

type Reached = Pick<Config, 'publicUrl' | 'host' | 'port'>;

/** Where people reach Foyer: at its public address, else at the one it listens on. */
export function originOf({ publicUrl, ...place }: Reached): string {
  return publicUrl ?? listenAddress(place);
}

/** Where Foyer listens, as this machine reaches it. */
export function listenAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A link as a command prints it. One that only this machine can open is said to be so. */
export function shownLink(config: Reached, token: string): string {
  const note = config.publicUrl
    ? ''
    : '\n     FOYER_PUBLIC_URL is not set: on another machine put the address by which people reach Foyer before /set-password.';
  return `${linkAddress(originOf(config), token)}${note}`;
}
