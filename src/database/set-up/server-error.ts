import type { Client } from 'pg';
import { StartFailure } from '../../settings/start-failure.ts';

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  ETIMEDOUT: 'nothing came back in time',
  ENOENT: 'there is no such socket',
};

/** One sentence for a server that cannot be used. Never the password. */
export function explainServerError(variable: string, client: Client, error: unknown): StartFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  const place = `${client.host.includes(':') ? `[${client.host}]` : client.host}:${client.port}`;
  return new StartFailure(`${explain({ code, message, place, variable, client })}.`);
}

interface Failed {
  code: string;
  message: string;
  place: string;
  variable: string;
  client: Client;
}

function explain({ code, message, place, variable, client }: Failed): string {
  const correct = `correct ${variable}`;
  if (message.includes('password must be a'))
    return `PostgreSQL at ${place} asks for a password and ${variable} has none; add it`;
  const parameter = /unsupported startup parameter(?: in options)?: (\w+)/.exec(message)?.[1];
  if (parameter)
    return `The pooler at ${place} refuses the setting ${parameter}; put it into its ignore_startup_parameters as docs/production.md says, or let ${variable} reach PostgreSQL itself`;
  const reason = unreachable[code] ?? (/timeout/i.test(message) ? 'nothing came back in time' : undefined);
  if (reason) return `No PostgreSQL answers at ${place} (${reason}); start it, or ${correct}`;
  if (/terminated unexpectedly|ECONNRESET/.test(message))
    return `What answers at ${place} does not speak to Foyer as PostgreSQL does; ${correct}`;
  if (code === '28P01')
    return `PostgreSQL at ${place} does not accept the password of user "${client.user}"; ${correct}`;
  if (code === '3D000') return `PostgreSQL at ${place} has no database "${client.database}"; create it, or ${correct}`;
  if (code === '57P03')
    return `PostgreSQL at ${place} is starting or stopping; start Foyer again when it accepts connections`;
  return `PostgreSQL at ${place} does not let user "${client.user}" use database "${client.database}" (${message}); ${correct}`;
}
