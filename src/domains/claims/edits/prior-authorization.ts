import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import { hasText } from '../../../edi/values/basic-text.ts';
import type { AuthorizationFacts } from '../scrub/claim-facts.ts';
import { isWithin } from '../scrub/code-facts.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { lastDay } from '../scrub/service-lines.ts';

export const priorAuthorization = edit({
  id: 'prior-authorization',
  number: 35,
  title: 'Authorization is missing or does not hold',
  description:
    'A line that the payer wants authorized names an authorization. It is approved and valid on the days of service. One that is not on file, or has too few units left, is a warning.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['payer', 'authorizations'],
  check: (claim, { payer, authorizations }) =>
    claim.lines.flatMap((line, index): Found[] => {
      const number = hasText(line.priorAuthorizationNumber)
        ? line.priorAuthorizationNumber
        : claim.priorAuthorizationNumber;
      const { procedure, serviceDate } = line;
      const path = ['lines', index, 'priorAuthorizationNumber'];
      const facts = { procedure, serviceDate, number };
      if (!hasText(number))
        return payer?.procedureRules?.get(procedure)?.needsAuthorization
          ? [{ path, facts, fix: 'Open the charge and choose the authorization, or ask the payer for one.' }]
          : [];
      if (!authorizations) return [];
      const authorization = authorizations.find((each) => each.number === number);
      if (!authorization)
        return [{ path, facts, severity: 'WARNING', fix: 'Open the authorizations and record this number.' }];
      return faultsOf(authorization, line).map((fault) => ({
        path,
        facts: { ...facts, status: authorization.status, validTo: authorization.valid.to },
        ...fault,
      }));
    }),
});

function faultsOf({ status, valid, lines }: AuthorizationFacts, line: ClaimLine): Pick<Found, 'fix' | 'severity'>[] {
  if (status !== 'APPROVED') return [{ fix: 'Open the authorization: it is not approved. Ask the payer, or hold.' }];
  if (!isWithin(valid, line.serviceDate) || !isWithin(valid, lastDay(line)))
    return [{ fix: 'Open the authorization: ask the payer to extend it, or choose the one of that day.' }];
  const part = lines.find(({ procedure }) => procedure === null || procedure === line.procedure);
  if (part && part.left >= line.units) return [];
  return [{ severity: 'WARNING', fix: 'Open the authorization: units are used up. Ask the payer for more.' }];
}
