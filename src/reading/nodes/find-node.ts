import type { GraphQLSchema } from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import { parseTypeId } from '../../contract/type-id.ts';
import { auditEntryById } from '../../domains/audit/audit.loaders.ts';
import { displayById } from '../../domains/displays/display.loaders.ts';
import { payerById } from '../../domains/insurance/payer.loaders.ts';
import { patientById } from '../../domains/patients/patient.loaders.ts';
import { practiceById } from '../../domains/practice/practice.loaders.ts';
import { siteById } from '../../domains/practice/site.loaders.ts';
import { visitTypeById } from '../../domains/practice/visit-type.loaders.ts';
import { roomById } from '../../domains/rooms/room.loaders.ts';
import { appointmentById } from '../../domains/scheduling/appointment.loaders.ts';
import { staffMemberById } from '../../domains/staff/staff-member.loaders.ts';
import { visitById } from '../../domains/visits/visit.loaders.ts';
import { BadInput } from '../../errors/bad-input.ts';
import type { Node, Permission } from '../../generated/models.ts';
import type { NodeType } from '../../generated/node-types.ts';
import type { Context } from '../../request/context.ts';
import { load, type RowLoader } from '../row-loader.ts';

const loaders: Record<NodeType, RowLoader<string, object>> = {
  Appointment: appointmentById,
  AuditEntry: auditEntryById,
  Display: displayById,
  Patient: patientById,
  Payer: payerById,
  Practice: practiceById,
  Room: roomById,
  Site: siteById,
  StaffMember: staffMemberById,
  Visit: visitById,
  VisitType: visitTypeById,
};

/** Any object by its id. Unknown, of another practice and not allowed look the same: null. */
export async function findNode(context: Context, id: string, path = ['id']): Promise<Node | null> {
  const parsed = parseTypeId(id);
  if (!parsed) {
    const name = path.join('.');
    throw new BadInput(`${name} is no id of Foyer’s; ids look like patient_01h455vb4pex5vsknk084sn02q.`, path);
  }
  const { type, uuid } = parsed;
  if (!context.request.principal.permissions.has(permissionOf(context.request.app.schema, type))) return null;
  const row = await load(context, loaders[type], uuid);
  return row && ({ ...row, __typename: type } as unknown as Node);
}

function permissionOf(schema: GraphQLSchema, type: NodeType): Permission {
  const node = directiveOn<{ permission: Permission }>(schema.getType(type) ?? {}, 'node');
  if (!node) throw new Error(`${type} is no @node type.`);
  return node.permission;
}
