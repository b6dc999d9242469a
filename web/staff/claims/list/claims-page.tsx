import { Page } from '../../page.tsx';
import { useSession } from '../../session.tsx';
import { SignInForm } from '../../sign-in-form.tsx';
import { Worklist } from './worklist.tsx';

/** The worklists of claims, live: their counts, the claims of one, and the changes as they come. */
export function ClaimsPage() {
  const { viewer } = useSession();
  const lead = 'Each claim is on one worklist. Counts and rows change as answers arrive.';
  if (viewer === undefined) return <Page title="Claims" />;
  if (viewer === null)
    return (
      <Page title="Claims" lead={lead}>
        <SignInForm />
      </Page>
    );
  if (!viewer.permissions.includes('VIEW_CLAIMS'))
    return (
      <Page title="Claims" lead="Your roles do not show claims. An office manager can give you the role of a biller." />
    );
  return (
    <Page title="Claims" lead={lead}>
      <Worklist />
    </Page>
  );
}
