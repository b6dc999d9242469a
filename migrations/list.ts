import { Migration20261101000100_Practice } from './Migration20261101000100_Practice.ts';
import { Migration20261101000200_Access } from './Migration20261101000200_Access.ts';
import { Migration20261101000300_Patients } from './Migration20261101000300_Patients.ts';
import { Migration20261101000400_Rooms } from './Migration20261101000400_Rooms.ts';
import { Migration20261101000500_Scheduling } from './Migration20261101000500_Scheduling.ts';
import { Migration20261101000600_Visits } from './Migration20261101000600_Visits.ts';
import { Migration20261101000700_Live } from './Migration20261101000700_Live.ts';
import { Migration20261121000100_LiveDays } from './Migration20261121000100_LiveDays.ts';
import { Migration20261121000200_AppendEvents } from './Migration20261121000200_AppendEvents.ts';
import { Migration20261121000300_AppendOrFail } from './Migration20261121000300_AppendOrFail.ts';
import { Migration20261122000100_EnterSession } from './Migration20261122000100_EnterSession.ts';
import { Migration20261122000200_ListIndexes } from './Migration20261122000200_ListIndexes.ts';
import { Migration20261122000300_AuditedPatients } from './Migration20261122000300_AuditedPatients.ts';
import { Migration20261129000100_Outbox } from './Migration20261129000100_Outbox.ts';
import { Migration20261129000200_Files } from './Migration20261129000200_Files.ts';
import { Migration20261129000300_Spreadable } from './Migration20261129000300_Spreadable.ts';
import { Migration20261129000310_AccountPractices } from './Migration20261129000310_AccountPractices.ts';
import { Migration20261129000320_TokensOfPractices } from './Migration20261129000320_TokensOfPractices.ts';
import { Migration20261129000400_AuditedActors } from './Migration20261129000400_AuditedActors.ts';
import { Migration20261129000410_IdempotencyKeys } from './Migration20261129000410_IdempotencyKeys.ts';
import { Migration20261129000500_RootLists } from './Migration20261129000500_RootLists.ts';
import { Migration20261130150100_AccountLinks } from './Migration20261130150100_AccountLinks.ts';

/** In the order they are applied; named here so that the compiled program finds them without searching folders. */
export const migrations = [
  { name: 'Migration20261101000100_Practice', class: Migration20261101000100_Practice },
  { name: 'Migration20261101000200_Access', class: Migration20261101000200_Access },
  { name: 'Migration20261101000300_Patients', class: Migration20261101000300_Patients },
  { name: 'Migration20261101000400_Rooms', class: Migration20261101000400_Rooms },
  { name: 'Migration20261101000500_Scheduling', class: Migration20261101000500_Scheduling },
  { name: 'Migration20261101000600_Visits', class: Migration20261101000600_Visits },
  { name: 'Migration20261101000700_Live', class: Migration20261101000700_Live },
  { name: 'Migration20261121000100_LiveDays', class: Migration20261121000100_LiveDays },
  { name: 'Migration20261121000200_AppendEvents', class: Migration20261121000200_AppendEvents },
  { name: 'Migration20261121000300_AppendOrFail', class: Migration20261121000300_AppendOrFail },
  { name: 'Migration20261122000100_EnterSession', class: Migration20261122000100_EnterSession },
  { name: 'Migration20261122000200_ListIndexes', class: Migration20261122000200_ListIndexes },
  { name: 'Migration20261122000300_AuditedPatients', class: Migration20261122000300_AuditedPatients },
  { name: 'Migration20261129000100_Outbox', class: Migration20261129000100_Outbox },
  { name: 'Migration20261129000200_Files', class: Migration20261129000200_Files },
  { name: 'Migration20261129000300_Spreadable', class: Migration20261129000300_Spreadable },
  { name: 'Migration20261129000310_AccountPractices', class: Migration20261129000310_AccountPractices },
  { name: 'Migration20261129000320_TokensOfPractices', class: Migration20261129000320_TokensOfPractices },
  { name: 'Migration20261129000400_AuditedActors', class: Migration20261129000400_AuditedActors },
  { name: 'Migration20261129000410_IdempotencyKeys', class: Migration20261129000410_IdempotencyKeys },
  { name: 'Migration20261129000500_RootLists', class: Migration20261129000500_RootLists },
  { name: 'Migration20261130150100_AccountLinks', class: Migration20261130150100_AccountLinks },
];
