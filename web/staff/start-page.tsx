import { useAbout } from './about.ts';
import { AuditTrail } from './audit-trail.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { Page } from './page.tsx';
import { PairForm } from './pair-form.tsx';
import { useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { WhatRuns } from './what-runs.tsx';

/** The way in: to sign in, or what a signed-in person can do. In development also what runs. */
export function StartPage() {
  const { viewer } = useSession();
  const about = useAbout();
  if (viewer === undefined) return <Page title="Foyer" />;
  const development = about?.development;
  if (viewer)
    return (
      <Page title={viewer.practice?.name ?? 'Foyer'} lead={`Signed in as ${viewer.staffMember?.name ?? 'staff'}.`}>
        <div class="cards">
          {viewer.permissions.includes('VIEW_AUDIT') && (
            <section class="card" aria-labelledby="audit">
              <h2 id="audit">Audit trail of a patient</h2>
              <AuditTrail />
            </section>
          )}
          <section class="card" aria-labelledby="pair">
            <h2 id="pair">Pair a screen</h2>
            <PairForm />
          </section>
          {development && <WhatRuns development={development} />}
        </div>
      </Page>
    );
  return (
    <Page title="Foyer" lead="The live backend of a medical office.">
      {about && !about.hasPractice && <NoPractice />}
      <div class="cards">
        <SignInForm />
        {development?.demo && <DemoAccounts demo={development.demo} />}
        {development && <WhatRuns development={development} />}
      </div>
    </Page>
  );
}

function NoPractice() {
  return (
    <section class="card" aria-labelledby="no-practice">
      <h2 id="no-practice">There is no practice yet</h2>
      <p>
        Nobody can sign in until there is one. In Foyer’s folder, with the settings of this server, run{' '}
        <code>npm run foyer -- practice create --help</code> and then the command with your office’s name, time zone and
        manager.
      </p>
    </section>
  );
}
