import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { write837p } from '../../../edi/claim/write-837p.ts';
import { edit } from '../scrub/edit.ts';

export const writableText = edit({
  id: 'writable-text',
  number: 44,
  title: 'Text cannot be written into a file',
  description:
    'Texts have no delimiter, no control character and no letter without a Latin form, and are short enough for the file: names 60, given names 35, lines of addresses 55, notes 80 characters.',
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check: (claim) =>
    (write837p(fileOf(claim)).refusals ?? []).flatMap(({ path: [list, , ...path], text }) =>
      list === 'claims' ? [{ path, facts: { reason: text }, fix: `Open the record of this field. ${text}` }] : [],
    ),
});

const day = '2000-01-01';
const party = { name: 'X', id: 'X' };

/** The writer decides: a claim in an envelope that is thrown away. */
const fileOf = (claim: ProfessionalClaim): Parameters<typeof write837p>[0] => ({
  interchange: {
    senderQualifier: 'ZZ',
    sender: 'X',
    receiverQualifier: 'ZZ',
    receiver: 'X',
    date: day,
    time: '00:00',
    controlNumber: 1,
    isAcknowledgmentRequested: false,
    usage: 'T',
  },
  group: { sender: 'X', receiver: 'X', controlNumber: 1 },
  set: {
    controlNumber: '0001',
    reference: 'X',
    purpose: 'CH',
    submitter: { ...party, contact: { name: 'X', phone: '5185550100', extension: null, email: null } },
    receiver: party,
  },
  claims: [claim],
});
