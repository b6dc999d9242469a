import { join, resolve } from 'node:path';
import { readEnvFile } from './env-file.ts';
import { type FilePlace, readFilePlace } from './file-place.ts';
import { parseIpNetwork } from './ip-network.ts';
import { type MailSettings, readMailSettings } from './mail-settings.ts';
import { natsOptions } from './nats-options.ts';
import { StartFailure } from './start-failure.ts';
import { type TrustedOnly, trustedOnlys } from './trusted-only.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const logFormats = ['pretty', 'json'] as const;

export type LogFormat = (typeof logFormats)[number];

/** The settings in the environment, checked. An empty variable counts as not set. */
export interface Config extends MailSettings {
  /** `PORT`: TCP port of HTTP and WebSockets, 0 to 65535; 0 takes any free port. Default 4000. */
  port: number;
  /** `HOST`: address to listen on, as a name or an IP address. Default 127.0.0.1, this machine only. */
  host: string;
  /**
   * `DATABASE_URL`: the owner's connection to PostgreSQL 15 to 18, used for migrations. Default null: the embedded
   * PostgreSQL.
   */
  databaseUrl: string | null;
  /**
   * `DATABASE_APP_URL`: the application's own, lesser connection to the same database. Only together with
   * `DATABASE_URL`. Default null.
   */
  databaseAppUrl: string | null;
  /**
   * `NATS_URL`: NATS servers that carry hints between nodes, comma separated. Default null: PostgreSQL carries them.
   */
  natsUrl: string | null;
  /**
   * `FOYER_DATA`: folder of the embedded database, as an absolute path. Default `.foyer` below the working directory.
   */
  dataFolder: string;
  /**
   * `FOYER_FILES`: where the bytes of files are kept: a folder, which all nodes must share, or `s3://bucket/prefix`. An
   * S3 bucket takes `FOYER_FILES_ENDPOINT` (default: Amazon's own) and `FOYER_FILES_REGION` (default us-east-1). Its
   * credentials are `FOYER_FILES_KEY` and `FOYER_FILES_SECRET` (default: the machine's own). Default: `files` in the
   * data folder.
   */
  filePlace: FilePlace;
  /**
   * `FOYER_EDI`: folder of the X12 files that are exchanged with clearinghouses, as an absolute path. Default: `edi` in
   * the data folder.
   */
  ediFolder: string;
  /**
   * `FOYER_SECRETS`: folder of the secrets of others' servers, a file each, as an absolute path. Default: `secrets` in the
   * data folder.
   */
  secretsFolder: string;
  /**
   * `FOYER_EDI_EXCHANGE`: `on` or `off`: whether X12 files are handed over to clearinghouses and taken in from them. Off on a copy of the
   * office, such as a restored one: files wait. Default true.
   */
  exchangesEdi: boolean;
  /**
   * `FOYER_ALLOWED_ORIGINS`: origins of pages that may call this server, comma separated. Default null: only the
   * server's own, and in development those of this machine.
   */
  allowedOrigins: readonly string[] | null;
  /**
   * `FOYER_TRUSTED_PROXIES`: proxies in front of this server, as IP addresses or networks, comma separated; their
   * `X-Forwarded-For` counts as the client's address. Default empty: no proxy is trusted.
   */
  trustedProxies: readonly string[];
  /**
   * `FOYER_DOCUMENTS`: lists of trusted documents, as files or as folders of `.json` files, comma separated; absolute
   * paths. Default empty: those of Foyer's own pages alone.
   */
  documents: readonly string[];
  /**
   * `FOYER_TRUSTED_ONLY`: the clients that may run nothing but trusted documents: `displays`, `all` or `none`. Default
   * displays.
   */
  trustedOnly: TrustedOnly;
  /**
   * `FOYER_EXPLORER`: serve the explorer at `/graphql`, `on` or `off`. Default on, but off with `NODE_ENV=production`.
   */
  explorer: boolean;
  /**
   * `FOYER_METRICS`: answer `/metrics` (Prometheus text, figures only), `on` or `off`. Default on, but off with
   * `NODE_ENV=production`.
   */
  metrics: boolean;
  /**
   * `FOYER_DEMO`: create the demo practice, `on` or `off`. Default on for the embedded database, off with
   * `DATABASE_URL` and with `NODE_ENV=production`, where `on` is refused.
   */
  demo: boolean;
  /**
   * `EVENT_RETENTION_DAYS`: how many days back a screen that was away can catch up by events, 1 to 365; one away for
   * longer gets a snapshot. Default 7.
   */
  eventRetentionDays: number;
  /** `LOG_LEVEL`: the least severe line to log: trace, debug, info, warn, error, fatal or silent. Default info. */
  logLevel: (typeof logLevels)[number];
  /**
   * `FOYER_LOG`: `pretty` or `json`. Default null: pretty on a terminal, but not with `NODE_ENV=production`; else one
   * JSON object a line.
   */
  logFormat: LogFormat | null;
  /** `NODE_ENV` is `production`. Default false. */
  production: boolean;
  /** `CI` is set to anything but `false`, `0` or `off`: tests that could not run are then a failure. Default false. */
  ci: boolean;
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const databaseUrl = readDatabaseUrl(env, 'DATABASE_URL');
  const databaseAppUrl = readDatabaseUrl(env, 'DATABASE_APP_URL');
  if (databaseAppUrl && !databaseUrl) {
    throw new StartFailure(
      'DATABASE_APP_URL is set without DATABASE_URL; set both, or neither for the embedded PostgreSQL.',
    );
  }
  const dataFolder = resolve(env.FOYER_DATA || '.foyer');
  const production = env.NODE_ENV === 'production';
  return {
    port: readPort(env),
    host: readHost(env),
    databaseUrl,
    databaseAppUrl,
    natsUrl: readNatsUrl(env),
    dataFolder,
    filePlace: readFilePlace(env, dataFolder),
    exchangesEdi: readSwitch(env, 'FOYER_EDI_EXCHANGE', true),
    ediFolder: env.FOYER_EDI ? resolve(env.FOYER_EDI) : join(dataFolder, 'edi'),
    secretsFolder: env.FOYER_SECRETS ? resolve(env.FOYER_SECRETS) : join(dataFolder, 'secrets'),
    allowedOrigins: readOrigins(env),
    trustedProxies: readTrustedProxies(env),
    documents: readDocuments(env),
    trustedOnly: readTrustedOnly(env),
    explorer: readSwitch(env, 'FOYER_EXPLORER', !production),
    metrics: readSwitch(env, 'FOYER_METRICS', !production),
    demo: readDemo(env, databaseUrl === null && !production, production),
    eventRetentionDays: readRetention(env),
    logLevel: readLogLevel(env),
    logFormat: readLogFormat(env),
    ...readMailSettings(env),
    production,
    ci: !['', 'false', '0', 'off'].includes(env.CI ?? ''),
  };
}

function refuse(variable: string, value: string, accepted: string): StartFailure {
  return new StartFailure(`${variable} is "${value}"; it must be ${accepted}.`);
}

function readPort(env: NodeJS.ProcessEnv): number {
  const value = env.PORT || '4000';
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw refuse('PORT', value, 'a whole number from 0 to 65535');
  return Number(value);
}

function readHost(env: NodeJS.ProcessEnv): string {
  const value = env.HOST || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(value))
    throw refuse('HOST', value, 'a host name or an IP address such as 127.0.0.1, without scheme and port');
  return value;
}

function readSwitch(env: NodeJS.ProcessEnv, variable: string, otherwise: boolean): boolean {
  const value = env[variable];
  if (!value) return otherwise;
  if (value !== 'on' && value !== 'off') throw refuse(variable, value, 'on or off');
  return value === 'on';
}

function readDemo(env: NodeJS.ProcessEnv, otherwise: boolean, production: boolean): boolean {
  const demo = readSwitch(env, 'FOYER_DEMO', otherwise);
  if (!demo || !production) return demo;
  throw new StartFailure(
    'FOYER_DEMO is on with NODE_ENV=production, and everybody knows the password of the demo accounts; set FOYER_DEMO=off and make a practice with npm run foyer -- practice create, or leave NODE_ENV unset to try the demo.',
  );
}

function readRetention(env: NodeJS.ProcessEnv): number {
  const value = env.EVENT_RETENTION_DAYS || '7';
  const days = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (days < 1 || days > 365) throw refuse('EVENT_RETENTION_DAYS', value, 'a whole number from 1 to 365');
  return days;
}

function readLogLevel(env: NodeJS.ProcessEnv): Config['logLevel'] {
  const value = env.LOG_LEVEL || 'info';
  const level = logLevels.find((name) => name === value);
  if (!level) throw refuse('LOG_LEVEL', value, `one of ${logLevels.join(', ')}`);
  return level;
}

function readLogFormat(env: NodeJS.ProcessEnv): LogFormat | null {
  if (!env.FOYER_LOG) return null;
  const format = logFormats.find((name) => name === env.FOYER_LOG);
  if (!format) throw refuse('FOYER_LOG', env.FOYER_LOG, logFormats.join(' or '));
  return format;
}

function readDocuments(env: NodeJS.ProcessEnv): readonly string[] {
  return listIn(env.FOYER_DOCUMENTS).map((path) => resolve(path));
}

function listIn(value = ''): string[] {
  const items = value.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function readTrustedOnly(env: NodeJS.ProcessEnv): TrustedOnly {
  const value = env.FOYER_TRUSTED_ONLY || 'displays';
  const only = trustedOnlys.find((name) => name === value);
  if (!only) throw refuse('FOYER_TRUSTED_ONLY', value, `one of ${trustedOnlys.join(', ')}`);
  return only;
}

function readOrigins(env: NodeJS.ProcessEnv): readonly string[] | null {
  if (!env.FOYER_ALLOWED_ORIGINS) return null;
  const origins = env.FOYER_ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  for (const origin of origins) {
    const isOrigin = /^https?:/.test(origin) && URL.parse(origin)?.origin === origin;
    if (!isOrigin)
      throw refuse(
        'FOYER_ALLOWED_ORIGINS',
        origin,
        'origins such as https://desk.example.org, comma separated, without a path',
      );
  }
  return origins;
}

function readTrustedProxies(env: NodeJS.ProcessEnv): readonly string[] {
  const proxies = listIn(env.FOYER_TRUSTED_PROXIES);
  for (const proxy of proxies) {
    if (!parseIpNetwork(proxy))
      throw refuse(
        'FOYER_TRUSTED_PROXIES',
        proxy,
        'IP addresses or networks such as 10.0.0.7 or 10.0.0.0/24, comma separated',
      );
  }
  return proxies;
}

function readDatabaseUrl(env: NodeJS.ProcessEnv, variable: 'DATABASE_URL' | 'DATABASE_APP_URL'): string | null {
  const value = env[variable];
  if (!value) return null;
  const url = URL.parse(value);
  if (url?.protocol === 'postgres:' || url?.protocol === 'postgresql:') return value;
  // The value is cut at the @ because what stands before it may be a password.
  throw refuse(variable, value.replace(/^.*@/s, '…@'), 'a URL such as postgres://user:password@host:5432/database');
}

function readNatsUrl(env: NodeJS.ProcessEnv): string | null {
  const value = env.NATS_URL;
  if (!value) return null;
  if (natsOptions(value)) return value;
  throw refuse(
    'NATS_URL',
    value.replace(/^.*@/s, '…@'),
    'URLs such as nats://user:password@host:4222 or tls://host, comma separated, of one scheme and one user, without a path',
  );
}

/** Adds to the environment what `FOYER_ENV_FILE` says and the environment does not. */
export function loadEnvFile(env: NodeJS.ProcessEnv = process.env): void {
  for (const [name, value] of Object.entries(readEnvFile(env.FOYER_ENV_FILE))) env[name] ??= value;
}

/** The environment of a child process of Foyer: all of this one's, but for these. */
export function environmentWith(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
