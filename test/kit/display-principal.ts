import { randomUUID } from 'node:crypto';
import type { DisplayPrincipal } from '../../src/access/principal.ts';
import { displayPermissions } from '../../src/access/roles.ts';
import { defaultSettings } from '../../src/domains/displays/default-settings.ts';
import { DisplayKind } from '../../src/generated/models.ts';

interface Wanted extends Partial<Omit<DisplayPrincipal, 'kind' | 'chosen' | 'permissions'>> {
  shows?: DisplayKind;
}

/** A display as it is after it was paired. */
export function displayPrincipal({ shows = DisplayKind.WAITING_ROOM, ...ids }: Wanted): DisplayPrincipal {
  const chosen = { name: 'Display', kind: shows, settings: defaultSettings };
  const permissions = displayPermissions[shows];
  return { kind: 'DISPLAY', practiceId: '', siteId: '', displayId: randomUUID(), ...ids, chosen, permissions };
}
