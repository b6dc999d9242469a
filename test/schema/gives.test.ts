import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';

// A domain changes rows of another only through `domains/<domain>/gives/<name>.ts`, inside the caller's transaction.

const src = join(projectRoot, 'src');
const sources = readdirSync(join(src, 'domains'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(src, 'domains', file), 'utf8') }));

/** Before a practice stands there is no unit of work: its founding writes the first row of three domains. */
const founding = 'practice/found-practice.ts';

const domainOf = (file: string) => file.split('/')[0] ?? '';

/** The domain of each table: the folder of its entity. Sign-in's tables lie in `access/`, and belong to `accounts`. */
const owners = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' }).flatMap((file): [string, string][] => {
    const [, room, table] = /^(?:domains\/)?([^/]+)\/(?:.+\/)?([^/]+)\.entity\.ts$/.exec(file) ?? [];
    if (!room || !table) return [];
    return [[table.replaceAll('-', '_'), room === 'access' ? 'accounts' : room]];
  }),
);

const snake = (pascal: string) => pascal.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** The tables whose rows a source adds, changes or removes. A row that is only locked keeps other writes waiting, and stays as it is. */
function changedIn(text: string): string[] {
  const created = [...text.matchAll(/unit\.create\(\s*(\w+)Entity\b/g)].map(([, name = '']) => snake(name));
  const loaded = [...text.matchAll(/const (\w+) =[^;]*\b(?:unit|em)\.(?:lock|get|find\w*)\(\s*(\w+)Entity\b/g)]
    .filter(([, row]) => new RegExp(`\\b${row}\\.\\w+ = `).test(text))
    .map(([, , name = '']) => snake(name));
  const byTable = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)].map(
    ([, name = '']) => name,
  );
  const written = /\b(?:insert into (\w+)|update (\w+) (?:as )?(?:\w+ )?set\b|delete from (\w+))/g;
  const bySql = [...text.matchAll(written)].map((found) => found.slice(1).find(Boolean) ?? '');
  return [...created, ...loaded, ...byTable, ...bySql];
}

function foreign(file: string, text: string): string[] {
  return changedIn(text)
    .filter((table) => owners.get(table) !== domainOf(file))
    .map((table) => `${file} changes ${table}, which belongs to ${owners.get(table)}: call what that domain gives`);
}

test('a domain changes its own tables only', () => {
  expect(sources.filter(({ file }) => file !== founding).flatMap(({ file, text }) => foreign(file, text))).toEqual([]);
});

test('every way of changing a row of another domain is found', () => {
  const planted = `
    unit.create(RoomEntity, {}); db.updateTable('session').set({}); db.deleteFrom('booking');
    const visit = await unit.lock(VisitEntity, id); visit.stage = to;
    const payer = await unit.find(PayerEntity, id); if (payer.name === '') return;
    const site = await unit.lock(SiteEntity, id); db.selectFrom('patient');
    insert into claim (id) values (1) on conflict (id) do update set id = 2; update payer p set name = '';
    delete from fee; select id from coverage for update;`;
  expect(changedIn(planted)).toEqual(['room', 'visit', 'session', 'booking', 'claim', 'payer', 'fee']);
  expect(foreign('rooms/x.ts', planted)).toEqual([
    'rooms/x.ts changes visit, which belongs to visits: call what that domain gives',
    'rooms/x.ts changes session, which belongs to accounts: call what that domain gives',
    'rooms/x.ts changes booking, which belongs to scheduling: call what that domain gives',
    'rooms/x.ts changes claim, which belongs to claims: call what that domain gives',
    'rooms/x.ts changes payer, which belongs to insurance: call what that domain gives',
    'rooms/x.ts changes fee, which belongs to coding: call what that domain gives',
  ]);
});

/** The imports of a source from other domains, as paths from `domains/`. */
function importedFromOthers(file: string, text: string): string[] {
  return [...text.matchAll(/\bfrom\s*'(\.[^']+)'/g)]
    .map(([, path = '']) => relative(join(src, 'domains'), resolve(src, 'domains', dirname(file), path)))
    .filter((target) => !target.startsWith('..') && domainOf(target) !== domainOf(file));
}

const isGiven = (file: string) => /^[^/]+\/gives\//.test(file);

test('a function of another domain that takes the unit of work is one of those that it gives', () => {
  const takesUnit = new Map(sources.map(({ file, text }) => [file, /\bWriteUnit\b/.test(text)]));
  const others = sources.flatMap(({ file, text }) =>
    importedFromOthers(file, text)
      .filter((target) => takesUnit.get(target) && !isGiven(target))
      .map((target) => `${file} -> ${target}`),
  );
  expect(others).toEqual([]);
});

test('a function that a domain gives takes the unit first, and imports of other domains only those that they give', () => {
  const given = sources.filter(({ file }) => isGiven(file));
  expect(given.length).toBeGreaterThan(0);
  const faults = given.flatMap(({ file, text }) => [
    ...importedFromOthers(file, text)
      .filter((target) => !isGiven(target))
      .map((target) => `${file} -> ${target}`),
    ...[...text.matchAll(/^export (?:async )?function (\w+)\(\s*(.*)/gm)]
      .filter(([, , first = '']) => !/^(?:unit|\{[^}]*\}): WriteUnit\b/.test(first))
      .map(([, name]) => `${file}: ${name} does not take the unit first`),
  ]);
  expect(faults).toEqual([]);
});
