// Renames a display, moves it to another site, or changes what it shows.
import type {
  DisplaySettings,
  DisplaySettingsInput,
  InvalidInputError,
  MutationUpdateDisplayArgs,
  UpdateDisplayResult,
} from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { DisplayEntity } from './display.entity.ts';
import { displayNameKey, displayNameTaken } from './display-name.ts';

export function updateDisplay(
  context: Context,
  { id, input }: MutationUpdateDisplayArgs,
): Promise<UpdateDisplayResult> {
  // A display that only moves can meet one of its own name; the refusal names that.
  let name = input.name ?? '';
  return write<UpdateDisplayResult>(
    context,
    'updateDisplay',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name', 'siteId', 'settings']) ?? emptySetting(input.settings);
      if (refusal) return refusal;
      if (input.siteId) {
        const site = await unit.find(SiteEntity, input.siteId, { path: ['input', 'siteId'] });
        if (isRefusal(site)) return site;
      }
      const display = await unit.lock(DisplayEntity, id, input.expectedVersion);
      if (isRefusal(display)) return display;
      if (display.revokedAt) return displayWithdrawn();
      name = input.name ?? display.name;
      display.name = name;
      display.siteId = input.siteId ?? display.siteId;
      display.settings = changedSettings(display.settings, input.settings ?? {});
      // Its screen is looked up again, and gets the board of its new site and settings.
      await unit.save(accessChanged(id));
      return { __typename: 'UpdateDisplaySuccess', display };
    },
    { [displayNameKey]: () => displayNameTaken(name) },
  );
}

function changedSettings(settings: DisplaySettings, input: DisplaySettingsInput): DisplaySettings {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const changed: DisplaySettings = { ...settings, ...given };
  return { ...changed, languages: [...new Set(changed.languages)], shows: [...new Set(changed.shows)] };
}

function emptySetting(settings: DisplaySettingsInput | null | undefined): InvalidInputError | null {
  const [field] = Object.entries(settings ?? {}).find(([, value]) => value === null) ?? [];
  if (!field) return null;
  return invalidInput(`input.settings.${field} cannot be empty; omit it to keep its value.`, [
    'input',
    'settings',
    field,
  ]);
}

function displayWithdrawn(): InvalidInputError {
  return invalidInput('This display is withdrawn and changes no more; pair its screen again with pairDisplay.', ['id']);
}
