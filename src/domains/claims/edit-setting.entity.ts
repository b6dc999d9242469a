import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EditSettingValue } from '../../generated/models.ts';

/** An edit that the practice has set otherwise, for a payer or for all. */
export const EditSettingEntity = defineEntity({
  name: 'EditSetting',
  tableName: 'edit_setting',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    edit: p.text(),
    payerId: p.uuid().nullable(),
    setting: p.text().$type<EditSettingValue>(),
    reason: p.text(),
    setById: p.uuid().nullable(),
    at: p.datetime(6),
    version: p.integer().version(),
  },
});

export type EditSettingRow = InferEntity<typeof EditSettingEntity>;
