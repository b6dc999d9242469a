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
const coverage = [Permission.MANAGE_COVERAGES, Permission.CHECK_ELIGIBILITY, Permission.MANAGE_AUTHORIZATIONS];
const coding = [Permission.VIEW_CODINGS, Permission.CODE_VISITS, Permission.RELEASE_CODING];
/** Providers answer questions about their visits, and see what is billed for them. */
const answering = [Permission.VIEW_CODINGS, Permission.ANSWER_CODING_QUERIES];
const claims = [
  Permission.VIEW_CLAIMS,
  Permission.WORK_CLAIMS,
  Permission.SUBMIT_CLAIMS,
  Permission.OVERRIDE_EDITS,
  Permission.EXCHANGE_EDI_FILES,
];
const coder = [...everyone, Permission.VIEW_PAYERS, Permission.VIEW_COVERAGES, ...coding, Permission.VIEW_CLAIMS];

/** Which role may do what. A member's permissions are those of all their roles together. */
export const permissionsByRole: Record<Role, readonly Permission[]> = {
  [Role.PHYSICIAN]: [...clinician, ...answering],
  [Role.NURSE_PRACTITIONER]: [...clinician, ...answering],
  [Role.PHYSICIAN_ASSISTANT]: [...clinician, ...answering],
  [Role.REGISTERED_NURSE]: [...clinician, Permission.CHECK_IN_PATIENTS],
  [Role.MEDICAL_ASSISTANT]: [...clinician, Permission.CHECK_IN_PATIENTS],
  [Role.FRONT_DESK]: [
    ...everyone,
    ...contact,
    ...floor,
    ...desk,
    ...coverage,
    Permission.MANAGE_DISPLAYS,
    Permission.FILE_DOCUMENTS,
  ],
  [Role.CODER]: coder,
  [Role.BILLER]: [
    ...everyone,
    ...contact,
    Permission.VIEW_PAYERS,
    Permission.VIEW_COVERAGES,
    ...coverage,
    ...coding,
    ...claims,
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
    Permission.VIEW_CODINGS,
    Permission.VIEW_CLAIMS,
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
