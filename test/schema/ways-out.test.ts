import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import type { AppointmentRow } from '../../src/domains/scheduling/appointment.entity.ts';
import { refuseStep } from '../../src/domains/scheduling/refuse-step.ts';
import { stageNotReachable } from '../../src/domains/visits/stage-not-reachable.ts';
import type { VisitRow } from '../../src/domains/visits/visit.entity.ts';
import { AppointmentStatus, VisitStage } from '../../src/generated/models.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

// A refusal at the desk names the way out, and the way exists: a message may not send staff to a mutation or an argument that is not there.

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });
const mutations = new Set(Object.keys(schema.getMutationType()?.getFields() ?? {}));
const types = Object.values(schema.getTypeMap());
/** Names of the schema that a message may say: fields, arguments, fields of inputs. */
const known = new Set(
  types.flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields());
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) => [name, ...args.map((arg) => arg.name)]);
  }),
);
const values = new Set(types.flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : [])));

const domains = join(projectRoot, 'src', 'domains');
const texts = ['scheduling', 'visits', 'rooms'].flatMap((domain) =>
  readdirSync(join(domains, domain), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => sentencesIn(readFileSync(join(domains, domain, file), 'utf8'), `${domain}/${file}`)),
);

interface Text {
  file: string;
  text: string;
}

/** The sentences among the literals of a source, without what is filled in. Names of columns stand in queries alone. */
function sentencesIn(source: string, file: string): Text[] {
  if (/from 'kysely'|selectFrom\(/.test(source)) return [];
  const code = source.replaceAll(/^\s*(?:\/\/|\/?\*|import\b).*$/gm, '');
  const literals = [...code.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)].map(([, plain, template]) => plain ?? template ?? '');
  return literals
    .filter((text) => /\w \w/.test(text))
    .map((text) => ({ file, text: text.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '…').replaceAll(/\$\{.*/g, '…') }));
}

const camel = /\b[a-z]+(?:[A-Z][a-z]+)+\b/g;
const capitals = /\b[A-Z]{2,}(?:_[A-Z]+)+\b/g;

const waysIn = (message = '') =>
  [...message.matchAll(camel)].map(([name]) => name).filter((name) => mutations.has(name));

const steps = ['confirm', 'reschedule', 'cancel', 'markNoShow', 'checkIn', 'reinstate'] as const;
const everyRefusal = Object.values(AppointmentStatus).flatMap((status) =>
  steps.flatMap((step) => {
    const refusal = refuseStep({ status } as AppointmentRow, step);
    return refusal ? [[status, step, refusal.message] as const] : [];
  }),
);

test('every mutation, argument and value that a message at the desk names is in the schema', () => {
  const unknown = texts.flatMap(({ file, text }) =>
    [
      ...[...text.matchAll(camel)].filter(([name]) => !mutations.has(name) && !known.has(name)),
      ...[...text.matchAll(capitals)].filter(([name]) => !values.has(name)),
    ].map(([name]) => `${file} names ${name}: ${text}`),
  );
  expect(unknown).toEqual([]);
  const messages = [...texts.map(({ text }) => text), ...everyRefusal.map(([, , message]) => message)];
  const named = new Set(messages.flatMap(waysIn));
  for (const mutation of ['undoCheckIn', 'reinstateAppointment', 'undoVisitStep', 'updateRoom', 'handOffVisit'])
    expect(named, `${mutation} is the way out of a refusal`).toContain(mutation);
});

test.each(everyRefusal)(
  'an appointment that is %s and cannot take the step %s says how it goes on',
  (_s, _t, message) => {
    expect(waysIn(message), message).not.toEqual([]);
  },
);

const moves = Object.values(VisitStage).flatMap((stage) =>
  Object.values(VisitStage).flatMap((to) => {
    const refusal = stageNotReachable({ ticket: 'A01', stage } as VisitRow, to, ['id']);
    return refusal ? [[stage, to, refusal] as const] : [];
  }),
);

test.each(moves)('a visit at %s that cannot go to %s says how it goes on', (_stage, _to, { message, reachable }) => {
  expect(waysIn(message).length + reachable.length, message).toBeGreaterThan(0);
});

test('there is a refusal of each status and each stage', () => {
  expect(new Set(everyRefusal.map(([status]) => status))).toEqual(new Set(Object.values(AppointmentStatus)));
  expect(new Set(moves.map(([stage]) => stage))).toEqual(new Set(Object.values(VisitStage)));
});
