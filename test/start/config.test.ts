import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/settings/config.ts';
import { StartFailure } from '../../src/settings/start-failure.ts';

describe('with nothing set', () => {
  it('Foyer serves this machine on port 4000 from the embedded database, with explorer and demo', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      databaseAppUrl: null,
      natsUrl: null,
      dataFolder: resolve('.foyer'),
      filePlace: { kind: 'disk', folder: resolve('.foyer/files') },
      ediFolder: resolve('.foyer/edi'),
      secretsFolder: resolve('.foyer/secrets'),
      exchangesEdi: true,
      allowedOrigins: null,
      trustedProxies: [],
      documents: [],
      trustedOnly: 'displays',
      explorer: true,
      demo: true,
      eventRetentionDays: 7,
      metrics: true,
      logLevel: 'info',
      logFormat: null,
      smtpUrl: null,
      mailFrom: null,
      mailRetentionDays: 30,
      publicUrl: null,
      production: false,
      ci: false,
    });
  });

  it('an empty variable counts as not set', () => {
    const empty = {
      PORT: '',
      HOST: '',
      DATABASE_URL: '',
      NATS_URL: '',
      FOYER_DATA: '',
      FOYER_FILES: '',
      FOYER_FILES_ENDPOINT: '',
      FOYER_ALLOWED_ORIGINS: '',
      FOYER_TRUSTED_PROXIES: '',
      FOYER_DOCUMENTS: '',
      FOYER_TRUSTED_ONLY: '',
      FOYER_DEMO: '',
      EVENT_RETENTION_DAYS: '',
      CI: '',
    };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('a server for real', () => {
  const databaseUrl = 'postgres://owner:secret@db.example.org/foyer';

  it('has no demo practice in production', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ databaseUrl: null, demo: false });
  });

  it('has no demo practice when it has a database of its own', () => {
    expect(readConfig({ DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl, demo: false, explorer: true });
  });

  it('has no explorer in production, unless asked for', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ explorer: false, production: true });
    expect(readConfig({ NODE_ENV: 'production', FOYER_EXPLORER: 'on' }).explorer).toBe(true);
  });

  it('lets the named origins in', () => {
    const { allowedOrigins } = readConfig({ FOYER_ALLOWED_ORIGINS: 'https://desk.example.org, http://localhost:5173' });
    expect(allowedOrigins).toEqual(['https://desk.example.org', 'http://localhost:5173']);
  });
});

describe('trusted documents', () => {
  it('can be lists and folders of lists', () => {
    const { documents } = readConfig({ FOYER_DOCUMENTS: '/etc/foyer/desk, lists/board-3.json,' });
    expect(documents).toEqual(['/etc/foyer/desk', resolve('lists/board-3.json')]);
  });
});

describe('proxies in front of the server', () => {
  it('can be addresses and networks of both kinds', () => {
    const proxies = ['10.0.0.7', '10.1.0.0/16', '::1', 'fd00::/8'];
    expect(readConfig({ FOYER_TRUSTED_PROXIES: proxies.join(', ') }).trustedProxies).toEqual(proxies);
  });

  it.each(['proxy.example.org', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/a', '0.0.0.0/0', '::/0', 'fd00::/129'])(
    'cannot be %s',
    (proxy) => {
      expect(() => readConfig({ FOYER_TRUSTED_PROXIES: `10.0.0.7,${proxy}` })).toThrow(
        new StartFailure(
          `FOYER_TRUSTED_PROXIES is "${proxy}"; it must be IP addresses or networks such as 10.0.0.7 or 10.0.0.0/24, comma separated.`,
        ),
      );
    },
  );
});

describe('how long events are kept', () => {
  it.each([1, 30, 365])('can be %i days', (days) => {
    expect(readConfig({ EVENT_RETENTION_DAYS: String(days) }).eventRetentionDays).toBe(days);
  });
});

describe('NATS servers', () => {
  it.each([
    'nats://nats.example.org',
    'tls://desk:secret@nats.example.org:4443',
    'nats://10.0.0.1:4222, nats://[::1]:4223',
    'nats://token@a,nats://token@b',
  ])('can be %s', (natsUrl) => {
    expect(readConfig({ NATS_URL: natsUrl }).natsUrl).toBe(natsUrl);
  });

  it.each([
    'nats.example.org:4222',
    'http://nats.example.org',
    'nats://a,tls://b',
    'nats://me:one@a,nats://me:two@b',
    'nats://a/path',
    'nats://%ZZ@a',
    'nats://',
    'nats://a,',
  ])('cannot be %s', (natsUrl) => {
    expect(() => readConfig({ NATS_URL: natsUrl })).toThrow(/^NATS_URL is ".*"; it must be URLs such as nats:/);
  });

  it('are shown without the password', () => {
    expect(() => readConfig({ NATS_URL: 'nat://me:secret,too@a,nats://b' })).toThrow(/^(?!.*(secret|too)).*"…@a,nats:/);
  });
});

describe('a value that cannot be', () => {
  const cases: [NodeJS.ProcessEnv, string][] = [
    [{ PORT: '80a' }, 'PORT is "80a"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT is "-1"; it must be a whole number from 0 to 65535.'],
    [
      { HOST: 'http://x' },
      'HOST is "http://x"; it must be a host name or an IP address such as 127.0.0.1, without scheme and port.',
    ],
    [{ FOYER_TRUSTED_ONLY: 'staff' }, 'FOYER_TRUSTED_ONLY is "staff"; it must be one of displays, all, none.'],
    [
      { FOYER_DEMO: 'on', NODE_ENV: 'production' },
      'FOYER_DEMO is on with NODE_ENV=production, and everybody knows the password of the demo accounts; set FOYER_DEMO=off and make a practice with npm run foyer -- practice create, or leave NODE_ENV unset to try the demo.',
    ],
    [{ FOYER_DEMO: 'yes' }, 'FOYER_DEMO is "yes"; it must be on or off.'],
    [{ FOYER_EXPLORER: '1' }, 'FOYER_EXPLORER is "1"; it must be on or off.'],
    [{ EVENT_RETENTION_DAYS: '0' }, 'EVENT_RETENTION_DAYS is "0"; it must be a whole number from 1 to 365.'],
    [{ EVENT_RETENTION_DAYS: '366' }, 'EVENT_RETENTION_DAYS is "366"; it must be a whole number from 1 to 365.'],
    [{ EVENT_RETENTION_DAYS: '7 days' }, 'EVENT_RETENTION_DAYS is "7 days"; it must be a whole number from 1 to 365.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; it must be one of trace, debug, info, warn, error, fatal, silent.'],
    [
      { FOYER_ALLOWED_ORIGINS: 'https://a.example/, b' },
      'FOYER_ALLOWED_ORIGINS is "https://a.example/"; it must be origins such as https://desk.example.org, comma separated, without a path.',
    ],
    [
      { DATABASE_URL: 'mysql://h/d' },
      'DATABASE_URL is "mysql://h/d"; it must be a URL such as postgres://user:password@host:5432/database.',
    ],
    [
      { DATABASE_APP_URL: 'postgres://h/d' },
      'DATABASE_APP_URL is set without DATABASE_URL; set both, or neither for the embedded PostgreSQL.',
    ],
  ];

  it.each([
    [{ FOYER_SMTP_URL: 'http://mail' }, /^FOYER_SMTP_URL is "http:\/\/mail"; it must be a URL such as smtp:/],
    [{ FOYER_SMTP_URL: 'smtp://mail' }, /^FOYER_SMTP_URL is set without FOYER_MAIL_FROM; set it to the address/],
    [{ FOYER_MAIL_FROM: 'Office <a@b.c>' }, /^FOYER_MAIL_FROM is ".*"; it must be one address such as/],
    [{ FOYER_MAIL_RETENTION_DAYS: '0' }, /^FOYER_MAIL_RETENTION_DAYS is "0"; it must be a whole number from 1 to 3650/],
    [{ FOYER_PUBLIC_URL: 'foyer.example.org' }, /^FOYER_PUBLIC_URL is ".*"; it must be an address such as https:/],
  ])('of mail stops the start: %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('of mail is shown without the password', () => {
    expect(() => readConfig({ FOYER_SMTP_URL: 'smpt://me:secret@host' })).toThrow(/^(?!.*secret).*"…@host"/);
  });

  it.each(cases)('stops the start: %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(new StartFailure(message));
  });

  it('is shown without the password', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgre://me:secret@host/d' })).toThrow(/^(?!.*secret).*"…@host\/d"/);
  });
});
