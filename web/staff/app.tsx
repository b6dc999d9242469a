import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { ClaimsPage } from './claims/list/claims-page.tsx';
import { ClaimPage } from './claims/one/claim-page.tsx';
import { ForgotPasswordPage } from './forgot-password-page.tsx';
import { Page } from './page.tsx';
import { ScreensPage } from './screens-page.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { SetPasswordPage } from './set-password-page.tsx';
import { StartPage } from './start-page.tsx';

/** The staff application: pages by their addresses. The server serves it at the same ones (`staffRoutes`). */
export function App() {
  return (
    <LocationProvider scope={/^\/(claims(\/[^/]+)?|screens|set-password|forgot-password)?$/}>
      <SessionProvider>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Bar />
        <Router>
          <Route path="/" component={StartPage} />
          <Route path="/claims" component={ClaimsPage} />
          <Route path="/claims/:id" component={ClaimPage} />
          <Route path="/screens" component={ScreensPage} />
          <Route path="/set-password" component={SetPasswordPage} />
          <Route path="/forgot-password" component={ForgotPasswordPage} />
          <Route default component={NoPage} />
        </Router>
      </SessionProvider>
    </LocationProvider>
  );
}

function Bar() {
  const { viewer, signOut } = useSession();
  const { path, route } = useLocation();
  const current = (address: string) => ({ 'aria-current': path === address ? ('page' as const) : undefined });
  const leave = async () => {
    await signOut();
    route('/');
  };
  return (
    <div class="bar">
      <a class="brand" href="/">
        Foyer
      </a>
      <nav aria-label="Pages">
        <a href="/" {...current('/')}>
          Start
        </a>
        {viewer?.permissions.includes('VIEW_CLAIMS') && (
          <a href="/claims" {...current('/claims')}>
            Claims
          </a>
        )}
        <a href="/screens" {...current('/screens')}>
          Screens
        </a>
      </nav>
      {viewer && (
        <>
          <span class="who">{viewer.staffMember?.name}</span>
          <button type="button" class="quiet" onClick={() => void leave()}>
            Sign out
          </button>
        </>
      )}
    </div>
  );
}

function NoPage() {
  return <Page title="No such page" lead={<a href="/">Go to the start page</a>} />;
}
