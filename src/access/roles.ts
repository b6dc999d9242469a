import { DisplayKind, Permission, Role } from '../generated/models.ts';

const everyone = [
  Permission.SIGNED_IN,
  Permission.VIEW_PRACTICE,
  Permission.VIEW_STAFF,
  Permission.VIEW_PATIENTS,
  Permission.VIEW_SCHEDULE,
];
const contact = [Permission.VIEW_CONTACT_DETAILS];
const floor = [Permission.VIEW_WAITING_ROOM, Permission.VIEW_ROOMS, Permission.MOVE_PATIENTS];
const clinician = [
  ...everyone,
  ...contact,
  ...floor,
  Permission.TURN_OVER_ROOMS,
  Permission.FILE_DOCUMENTS,
  Permission.RECORD_CONSENTS,
  Permission.HAND_OFF_VISITS,
];
const desk = [
  Permission.BOOK_APPOINTMENTS,
  Permission.REGISTER_PATIENTS,
  Permission.MERGE_PATIENTS,
  Permission.RECORD_CONSENTS,
  Permission.CHECK_IN_PATIENTS,
  Permission.VIEW_PAYERS,
  Permission.VIEW_COVERAGES,
  Permission.PRINT_SCHEDULES,
];

/** Which role may do what. A member's permissions are those of all their roles together. */
export const permissionsByRole: Record<Role, readonly Permission[]> = {
  [Role.PHYSICIAN]: clinician,
  [Role.NURSE_PRACTITIONER]: clinician,
  [Role.PHYSICIAN_ASSISTANT]: clinician,
  [Role.REGISTERED_NURSE]: [...clinician, Permission.CHECK_IN_PATIENTS],
  [Role.MEDICAL_ASSISTANT]: [...clinician, Permission.CHECK_IN_PATIENTS],
  [Role.FRONT_DESK]: [
    ...everyone,
    ...contact,
    ...floor,
    ...desk,
    Permission.MANAGE_DISPLAYS,
    Permission.FILE_DOCUMENTS,
    Permission.MANAGE_COVERAGES,
  ],
  [Role.CODER]: [...everyone, Permission.VIEW_PAYERS, Permission.VIEW_COVERAGES],
  [Role.BILLER]: [
    ...everyone,
    ...contact,
    Permission.VIEW_PAYERS,
    Permission.VIEW_COVERAGES,
    Permission.MANAGE_COVERAGES,
  ],
  [Role.OFFICE_MANAGER]: [
    ...everyone,
    ...contact,
    ...floor,
    ...desk,
    Permission.TURN_OVER_ROOMS,
    Permission.MANAGE_PRACTICE,
    Permission.MANAGE_STAFF,
    Permission.MANAGE_DISPLAYS,
    Permission.MANAGE_BILLING,
  ],
  [Role.REGIONAL_MANAGER]: [
    Permission.SIGNED_IN,
    Permission.VIEW_PRACTICE,
    Permission.VIEW_STAFF,
    Permission.VIEW_ROOMS,
  ],
  // A trail is read by its patient, so the patient must be found first.
  [Role.PRIVACY_OFFICER]: [
    Permission.SIGNED_IN,
    Permission.VIEW_PRACTICE,
    Permission.VIEW_STAFF,
    Permission.VIEW_PATIENTS,
    Permission.VIEW_AUDIT,
    Permission.EXPORT_AUDIT,
  ],
};

/** All that a display's token may do. */
export const displayPermissions: Record<DisplayKind, ReadonlySet<Permission>> = {
  [DisplayKind.WAITING_ROOM]: new Set([Permission.WATCH_DISPLAY_BOARD]),
  [DisplayKind.STAFF_BOARD]: new Set([Permission.WATCH_STAFF_BOARD]),
};

const known = new Map<string, ReadonlySet<Permission>>();

/** The same set for the same roles: it is built once for all members of staff who hold them. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  const key = [...roles].sort().join(' ');
  const permissions = known.get(key) ?? new Set(roles.flatMap((role) => permissionsByRole[role]));
  known.set(key, permissions);
  return permissions;
}
