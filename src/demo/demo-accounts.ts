import { Role } from '../generated/models.ts';

export const demoPractice = 'Harbor Street Family Practice';

/** One password for all: the demo holds invented people only. */
export const demoPassword = 'open-the-front-door';

/** The accounts of the demo practice. The first one founds it. */
export const demoAccounts = [
  { email: 'manager@foyer.example', name: 'Office manager', roles: [Role.OFFICE_MANAGER], isProvider: false },
  { email: 'desk@foyer.example', name: 'Front desk', roles: [Role.FRONT_DESK], isProvider: false },
  { email: 'assistant@foyer.example', name: 'Medical assistant', roles: [Role.MEDICAL_ASSISTANT], isProvider: false },
  { email: 'physician@foyer.example', name: 'Dr. Amara Osei', roles: [Role.PHYSICIAN], isProvider: true },
  { email: 'privacy@foyer.example', name: 'Privacy officer', roles: [Role.PRIVACY_OFFICER], isProvider: false },
  { email: 'coder@foyer.example', name: 'Coder', roles: [Role.CODER], isProvider: false },
  { email: 'biller@foyer.example', name: 'Biller', roles: [Role.BILLER], isProvider: false },
] as const;
