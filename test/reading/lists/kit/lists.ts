import { toTypeId } from '../../../../src/contract/type-id.ts';
import type { NodeType } from '../../../../src/generated/node-types.ts';
import { claimsLists } from './claims-lists.ts';
import { codingLists } from './coding-lists.ts';
import { insuranceLists } from './insurance-lists.ts';
import { rowId } from './rows-of-lists.ts';

/** A list of the contract, and how its rows may be found. */
export interface List {
  name: string;
  /** An operation with these arguments and this selection of the connection. */
  ask: (args: string, selection: string) => string;
  orders: string[];
  filter?: string;
  filterType?: string;
  /** The index that finds its pages. */
  index: string;
  /** The index that finds its filtered pages, where that must be another one. */
  filterIndex?: string;
  /** Whether all rows that match may be gathered and sorted before the page is cut, and why. */
  gathers?: { when: 'ALWAYS' | 'FILTERED'; why: string };
  /** Whether a statement reads the list itself, not the object it belongs to. */
  isOwn: (text: string) => boolean;
}

export const byTime = ['orderBy: EARLIEST_FIRST', 'orderBy: LATEST_FIRST'];
export const byName = ['orderBy: A_TO_Z', 'orderBy: Z_TO_A'];
export const ofTable = (table: string) => (text: string) =>
  new RegExp(`from "?${table}\\b`).test(text) && /\blimit\b|\bcount\(/.test(text);

/** The id of a row by its kind and number, as operations write it. */
export type IdOf = (type: NodeType, kind: string, number: number) => string;

export const fewMatch =
  'a filter leaves few of a practice’s few rows, and walking through all in order may take longer';

/** Every list, asked of a practice that was filled under this number, and a search for this. */
export function lists(practice: number, searched: string): List[] {
  const id: IdOf = (type, kind, number) => `"${toTypeId(type, rowId(practice, kind, number))}"`;
  const appointments = {
    orders: byTime,
    filter: `{ status: { in: [FULFILLED, NO_SHOW] }, not: { visitTypeId: ${id('VisitType', 'type', 3)} }, or: [{ hasRoom: true }, { confirmation: { in: [ASKED] } }] }`,
    filterType: 'AppointmentFilter',
    isOwn: ofTable('appointment'),
  };
  const visits = {
    orders: byTime,
    filterType: 'VisitFilter',
    isOwn: ofTable('visit'),
  };
  return [
    {
      ...appointments,
      name: 'the day of a site',
      ask: (args, selection) =>
        `{ dayList(date: "2026-03-02", siteId: ${id('Site', 'site', 0)}, ${args}) { ${selection} } }`,
      index: 'appointment_by_site',
    },
    {
      ...appointments,
      name: 'the day of a provider',
      ask: (args, selection) =>
        `{ dayList(date: "2026-03-02", providerId: ${id('StaffMember', 'staff', 3)}, ${args}) { ${selection} } }`,
      index: 'appointment_by_provider',
    },
    {
      ...appointments,
      name: 'the appointments of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { appointments(${args}) { ${selection} } } }`,
      filter:
        '{ startsAt: { from: "2026-01-06T00:00:00Z", until: "2026-12-31T00:00:00Z" }, status: { in: [FULFILLED] } }',
      index: 'appointment_by_patient',
    },
    {
      ...appointments,
      name: 'the appointments',
      ask: (args, selection) => `{ appointments(${args}) { ${selection} } }`,
      filter:
        '{ startsAt: { from: "2026-01-06T00:00:00Z", until: "2026-12-31T00:00:00Z" }, status: { in: [FULFILLED] } }',
      index: 'appointment_by_time',
    },
    {
      ...appointments,
      name: 'the stranded appointments',
      ask: (args, selection) => `{ strandedAppointments(${args}) { ${selection} } }`,
      filter: `{ status: { in: [BOOKED] }, not: { visitTypeId: ${id('VisitType', 'type', 3)} } }`,
      index: 'appointment_by_time',
    },
    {
      name: 'the hand-offs',
      ask: (args, selection) => `{ handOffs(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ status: { in: [DECLINED] } }',
      filterType: 'HandOffFilter',
      index: 'hand_off_by_time',
      isOwn: ofTable('hand_off'),
    },
    {
      ...visits,
      name: 'the visits',
      ask: (args, selection) => `{ visits(${args}) { ${selection} } }`,
      filter: '{ arrivedAt: { from: "2026-01-06T00:00:00Z" }, stage: { in: [DONE] }, isWalkIn: false }',
      index: 'visit_by_time',
    },
    {
      name: 'the rooms',
      ask: (args, selection) => `{ rooms(${args}) { ${selection} } }`,
      orders: byName,
      filter: `{ siteId: ${id('Site', 'site', 0)}, kind: { in: [EXAM] }, readiness: { in: [READY] } }`,
      index: 'room_by_name',
      filterIndex: 'room_by_site',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'RoomFilter',
      isOwn: ofTable('room'),
    },
    {
      name: 'the patients',
      ask: (args, selection) => `{ patients(${args}) { ${selection} } }`,
      orders: byName,
      filter: '{ familyName: { startsWith: "FAMILY12" } }',
      index: 'patient_by_folded_name',
      filterType: 'PatientFilter',
      isOwn: ofTable('patient'),
    },
    {
      name: 'the patients by birth date',
      ask: (args, selection) => `{ patients(${args}) { ${selection} } }`,
      orders: ['orderBy: OLDEST_FIRST', 'orderBy: YOUNGEST_FIRST'],
      filter: '{ birthDate: { from: "1940-02-01", until: "1950-01-01" } }',
      index: 'patient_by_birth_date',
      filterType: 'PatientFilter',
      isOwn: ofTable('patient'),
    },
    {
      name: 'the patients by number',
      ask: (args, selection) => `{ patients(${args}) { ${selection} } }`,
      orders: ['orderBy: MRN_ASCENDING', 'orderBy: MRN_DESCENDING'],
      filter: '{ not: { mrn: "M17" } }',
      index: 'patient_by_mrn',
      filterType: 'PatientFilter',
      isOwn: ofTable('patient'),
    },
    {
      ...visits,
      name: 'the visits of a patient',
      ask: (args, selection) => `{ patient(id: ${id('Patient', 'patient', 3)}) { visits(${args}) { ${selection} } } }`,
      filter: '{ arrivedAt: { from: "2026-01-06T00:00:00Z" }, stage: { in: [DONE] }, not: { isWalkIn: true } }',
      index: 'visit_by_patient',
    },
    {
      name: 'the changes of a room',
      ask: (args, selection) => `{ room(id: ${id('Room', 'room', 3)}) { transitions(${args}) { ${selection} } } }`,
      orders: byTime,
      filter:
        '{ at: { from: "2026-01-06T00:00:00Z", until: "2026-01-08T00:00:00Z" }, to: { in: [READY, SETTING_UP] } }',
      index: 'room_transition_by_time',
      filterType: 'RoomTransitionFilter',
      isOwn: ofTable('room_transition'),
    },
    {
      name: 'the audit trail of a patient',
      ask: (args, selection) => `{ auditTrail(patientId: ${id('Patient', 'patient', 3)}, ${args}) { ${selection} } }`,
      orders: byTime,
      filter: `{ at: { from: "2026-01-06T00:00:00Z" }, action: { in: [READ, UPDATE] } }`,
      index: 'audit_entry_patient_pkey',
      filterType: 'AuditFilter',
      isOwn: ofTable('audit_entry_patient'),
    },
    {
      name: 'the contacts of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { contacts(${args}) { ${selection} } } }`,
      orders: byName,
      filter: '{ isEmergency: true, relationship: { in: [FRIEND, SPOUSE] } }',
      index: 'contact_by_patient',
      filterType: 'ContactFilter',
      isOwn: ofTable('contact'),
    },
    {
      name: 'the guarantors of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { guarantors(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ hasEnded: true }',
      index: 'guarantor_by_patient',
      filterType: 'GuarantorFilter',
      isOwn: ofTable('guarantor'),
    },
    ...insuranceLists(id),
    {
      name: 'the consents of a patient',
      ask: (args, selection) =>
        `{ patient(id: ${id('Patient', 'patient', 3)}) { consents(${args}) { ${selection} } } }`,
      orders: byTime,
      filter: '{ kind: { in: [TREATMENT, OTHER] }, isWithdrawn: false }',
      index: 'consent_by_patient',
      filterType: 'ConsentFilter',
      isOwn: ofTable('consent'),
    },
    {
      name: 'the consents of the practice',
      ask: (args, selection) => `{ consents(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ kind: { in: [TREATMENT, OTHER] }, isWithdrawn: false }',
      index: 'consent_by_signature',
      filterType: 'ConsentFilter',
      isOwn: ofTable('consent'),
    },
    {
      name: 'the merges of patients',
      ask: (args, selection) => `{ patientMerges(${args}) { ${selection} } }`,
      orders: byTime,
      filter: '{ isUndone: true }',
      index: 'patient_merge_by_time',
      filterType: 'PatientMergeFilter',
      isOwn: ofTable('patient_merge'),
    },
    {
      name: 'the staff',
      ask: (args, selection) => `{ staff(${args}) { ${selection} } }`,
      orders: byName,
      filter: `{ roles: { in: [PHYSICIAN] }, siteId: ${id('Site', 'site', 0)} }`,
      index: 'staff_member_by_name',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'StaffFilter',
      isOwn: ofTable('staff_member'),
    },
    {
      name: 'the payers',
      ask: (args, selection) => `{ payers(${args}) { ${selection} } }`,
      orders: byName,
      filter: '{ name: { startsWith: "PAYER 0051" } }',
      index: 'payer_by_name',
      filterIndex: 'payer_by_folded_name',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'PayerFilter',
      isOwn: ofTable('payer'),
    },
    ...codingLists(id, fewMatch),
    ...claimsLists(id),
    {
      name: 'the visit types',
      ask: (args, selection) => `{ visitTypes(${args}) { ${selection} } }`,
      orders: [''],
      filter: '{ duration: { until: "PT20M" }, neededRoomKind: { in: [EXAM] } }',
      index: 'visit_type_by_name',
      gathers: { when: 'FILTERED', why: fewMatch },
      filterType: 'VisitTypeFilter',
      isOwn: ofTable('visit_type'),
    },
    {
      name: 'the sites',
      ask: (args, selection) => `{ practice { sites(${args}) { ${selection} } } }`,
      orders: [''],
      index: 'site_by_name',
      isOwn: ofTable('site'),
    },
    {
      name: 'the displays',
      ask: (args, selection) => `{ displays(${args}) { ${selection} } }`,
      orders: [''],
      filter: `{ isRevoked: false, siteId: ${id('Site', 'site', 0)} }`,
      index: 'display_pkey',
      gathers: {
        when: 'ALWAYS',
        why: 'a practice has a handful, and their policy keeps PostgreSQL from walking through them in order: it also lets a display’s token see its own row',
      },
      filterType: 'DisplayFilter',
      isOwn: ofTable('display'),
    },
    {
      name: 'a search for patients',
      ask: (args, selection) => `{ searchPatients(text: "${searched}", ${args}) { ${selection} } }`,
      orders: [''],
      index: 'patient_search_term_pkey',
      gathers: {
        when: 'ALWAYS',
        why: 'few patients match to the letter; those that two letters find are walked through by name',
      },
      isOwn: ofTable('patient'),
    },
  ];
}
