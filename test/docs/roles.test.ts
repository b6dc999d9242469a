import { join } from 'node:path';
import { type GraphQLEnumType, type GraphQLSchema, isObjectType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { permissionsByRole } from '../../src/access/roles.ts';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { Permission, Role } from '../../src/generated/models.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

let schema: GraphQLSchema;

beforeAll(() => {
  schema = buildServedSchema();
});

const oneLine = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ');
const described = (type: string, value: string) =>
  oneLine((schema.getType(type) as GraphQLEnumType).getValue(value)?.description);

/** The root fields that each permission opens. */
function fieldsOf(permission: Permission): string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .filter((field) => directiveOn<{ permission: Permission }>(field, 'allow')?.permission === permission)
    .map(({ name }) => `\`${name}\``)
    .sort();
}

// Written again by: npm test -- test/docs/roles.test.ts -u
test('docs/roles.md lists each role with its permissions, and each permission with its root fields', async () => {
  const roles = Object.values(Role).map(
    (role) =>
      `| \`${role}\` | ${described('Role', role)} | ${permissionsByRole[role].map((one) => `\`${one}\``).join(', ')} |`,
  );
  const permissions = Object.values(Permission).map((permission) => {
    const holders = Object.values(Role).filter((role) => permissionsByRole[role].includes(permission));
    const shown =
      holders.length === Object.values(Role).length ? 'every role' : holders.map((one) => `\`${one}\``).join(', ');
    return `| \`${permission}\` | ${described('Permission', permission)} | ${shown} | ${fieldsOf(permission).join(', ')} |`;
  });
  const page = `# Roles and permissions

A member of staff has the permissions of all of their roles together. Roles are given by \`addStaffMember\` and changed by
\`updateStaffMember\`; both need \`MANAGE_STAFF\`. A change holds from the next request on, and ends subscriptions that the
new roles do not allow. A manager cannot change their own roles: another manager does.

## Roles

| role | for | permissions |
| --- | --- | --- |
${roles.join('\n')}

## Permissions

Fields of types need permissions too: the schema reference names them with \`@allow\`, and a field that is masked is
listed in \`extensions.masked\`.

| permission | allows | roles | root fields |
| --- | --- | --- | --- |
${permissions.join('\n')}
`;
  await expect(page).toMatchFileSnapshot(join(projectRoot, 'docs/roles.md'));
});
