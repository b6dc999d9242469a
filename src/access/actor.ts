import type { Permission } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import type { DisplayPrincipal, StaffPrincipal } from './principal.ts';

/** The party that reads and writes in a practice: a person or something that acts by itself. */
export type Actor =
  | StaffPrincipal
  | DisplayPrincipal
  | KioskPrincipal
  | LinkPrincipal
  | JobPrincipal
  | IntegrationPrincipal;

export type ActorKind = Actor['kind'];

/** The member of staff or patient for whom something acts. */
export interface OnBehalfOf {
  type: Extract<NodeType, 'StaffMember' | 'Patient'>;
  id: string;
}

interface ActorOfPractice {
  practiceId: string;
  permissions: ReadonlySet<Permission>;
}

/** A paired screen that patients check in at. */
export interface KioskPrincipal extends ActorOfPractice {
  kind: 'KIOSK';
  kioskId: string;
  siteId: string;
  /** The patient who named birth date and code; null until one has. */
  onBehalfOf: OnBehalfOf | null;
}

/** A one-use token in a letter or mail. It may see and do the one thing that it names. */
export interface LinkPrincipal extends ActorOfPractice {
  kind: 'LINK';
  linkId: string;
  /** The patient whom the letter was for. */
  onBehalfOf: OnBehalfOf | null;
}

/** Work of the office's own programs: jobs, and commands such as the import. */
export interface JobPrincipal extends ActorOfPractice {
  kind: 'JOB';
  /** The program's name, such as `import synthea`. */
  job: string;
  /** The member of staff who asked for it; null when a schedule did. */
  onBehalfOf: OnBehalfOf | null;
}

/** Another program that holds a key of the practice, with the permissions given to the key. */
export interface IntegrationPrincipal extends ActorOfPractice {
  kind: 'INTEGRATION';
  integrationId: string;
}

/** Which one of its kind: an id, or a job's name. */
export function actorIdOf(actor: Actor): string {
  switch (actor.kind) {
    case 'STAFF':
      return actor.staffMemberId;
    case 'DISPLAY':
      return actor.displayId;
    case 'KIOSK':
      return actor.kioskId;
    case 'LINK':
      return actor.linkId;
    case 'JOB':
      return actor.job;
    case 'INTEGRATION':
      return actor.integrationId;
  }
}

export function onBehalfOf(actor: Actor): OnBehalfOf | null {
  return 'onBehalfOf' in actor ? actor.onBehalfOf : null;
}
