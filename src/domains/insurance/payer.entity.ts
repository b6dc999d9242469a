import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { FilingCode, PayerProcedureRule } from '../../generated/models.ts';

export const PayerEntity = defineEntity({
  name: 'Payer',
  tableName: 'payer',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    ...addressProperties('address'),
    phone: p.text().nullable(),
    filingCode: p
      .text()
      .$type<FilingCode>()
      .default('MUTUALLY_DEFINED' as FilingCode),
    timelyFilingDays: p.integer().nullable(),
    appealDays: p.integer().nullable(),
    adjudicationDays: p.integer().nullable(),
    acceptsReplacement: p.boolean().default(true),
    memberIdForms: p.array().default([]),
    telehealthModifiers: p.array().default([]),
    needsDrugCodes: p.boolean().default(false),
    splitsMonths: p.boolean().default(false),
    procedureRules: p.json<PayerProcedureRule[]>().default([]),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    foldedName: p.text().collation('C').generated('(lower(name)) stored').nullable(),
  },
});

export type PayerRow = InferEntity<typeof PayerEntity>;
