import { useRoute } from 'preact-iso';
import { ClaimEditTitlesDocument } from '../../../generated/operations.ts';
import { Page } from '../../page.tsx';
import { useSession } from '../../session.tsx';
import { SignInForm } from '../../sign-in-form.tsx';
import { useOnce } from '../../use-once.ts';
import { statusWords } from '../words/queue-words.ts';
import { Answers } from './answers.tsx';
import { Facts } from './facts.tsx';
import { Findings } from './findings.tsx';
import { History } from './history.tsx';
import { Lines } from './lines.tsx';
import { useClaim } from './use-claim.ts';
import { Versions } from './versions.tsx';
import { WorkBar } from './work-bar.tsx';

/** One claim, live: its facts, its history, and what can be done with it. Its address can be shared. */
export function ClaimPage() {
  const { viewer } = useSession();
  const { params } = useRoute();
  if (viewer === undefined) return <Page title="Claim" />;
  if (viewer === null)
    return (
      <Page title="Claim" lead="Sign in to see it.">
        <SignInForm />
      </Page>
    );
  if (!viewer.permissions.includes('VIEW_CLAIMS'))
    return (
      <Page title="Claim" lead="Your roles do not show claims. An office manager can give you the role of a biller." />
    );
  return <OpenClaim id={params.id ?? ''} />;
}

function OpenClaim({ id }: { id: string }) {
  const { claim, answers, fresh, isLive, fault, reload } = useClaim(id);
  const edits = new Map(useOnce(ClaimEditTitlesDocument)?.claimEdits.map(({ id: edit, title }) => [edit, title]));
  if (!claim)
    return (
      <Page
        title={claim === null ? 'No such claim' : 'Claim'}
        lead={claim === null || fault ? <a href="/claims">Go to the worklists</a> : 'Reading …'}
      >
        {fault && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
      </Page>
    );
  return (
    <Page
      title={`Claim ${claim.pcn}`}
      lead={
        <>
          <a href={`/claims?queue=${claim.queue}`}>Worklists</a> · {statusWords(claim.status)}
          {!isLive && ' · connecting …'}
        </>
      }
    >
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="one-claim">
        <div class="stack">
          <Facts claim={claim} edits={edits} />
          <WorkBar claim={claim} onDone={reload} />
          <Findings claim={claim} titles={edits} onDone={reload} />
          <Lines claim={claim} />
          <Answers answers={answers} />
          <Versions claim={claim} />
        </div>
        <History claim={claim} fresh={fresh} edits={edits} />
      </div>
    </Page>
  );
}
