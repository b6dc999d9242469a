import { Page } from './page.tsx';
import { PairForm } from './pair-form.tsx';
import { useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Screens are paired here; a person who is not signed in does that first. */
export function ScreensPage() {
  const { viewer } = useSession();
  return (
    <Page
      title="Pair a screen"
      lead="A screen at /display shows a code. Enter it here, with the site whose board it shows."
    >
      {viewer === null && <SignInForm />}
      {viewer && (
        <section class="card" aria-labelledby="pair">
          <h2 id="pair">The screen</h2>
          <PairForm />
        </section>
      )}
    </Page>
  );
}
