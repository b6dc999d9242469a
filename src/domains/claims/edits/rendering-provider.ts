import { isValidOn } from '../scrub/code-facts.ts';
import { edit, type Found } from '../scrub/edit.ts';

export const renderingProvider = edit({
  id: 'rendering-provider',
  number: 37,
  title: 'Rendering provider is missing or not enrolled',
  description:
    'A claim of an organization names the person who did each service. The person is enrolled with the payer on the day of service.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['enrolments'],
  check(claim, { enrolments }) {
    const isGroup = claim.billingProvider.name.kind === 'ORGANIZATION';
    return claim.lines.flatMap((line, index): Found[] => {
      const provider = line.renderingProvider ?? claim.renderingProvider;
      const path = line.renderingProvider ? ['lines', index, 'renderingProvider'] : ['renderingProvider'];
      const { serviceDate } = line;
      if (!provider)
        return isGroup
          ? [{ path, facts: { line: index + 1 }, fix: 'Open the charge and name the provider who did the service.' }]
          : [];
      const { npi } = provider;
      if (!enrolments || npi === null || isValidOn(enrolments.get(npi) ?? [], serviceDate)) return [];
      const fix = 'Open the provider and complete the enrolment with the payer, or hold the claim until it begins.';
      return [{ path, facts: { npi, serviceDate }, fix }];
    });
  },
});
