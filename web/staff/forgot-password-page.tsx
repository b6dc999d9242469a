import { useState } from 'preact/hooks';
import { RequestPasswordResetDocument } from '../generated/operations.ts';
import { ask } from './ask.ts';
import { Field } from './field.tsx';
import { Page } from './page.tsx';
import { messageOf } from './session.tsx';
import { useForm } from './use-form.ts';

/** A link for a new password is sent from here. The page never says whether an account has the e-mail. */
export function ForgotPasswordPage() {
  const [sent, setSent] = useState<string>();
  const form = useForm(['email'], async ({ email = '' }) => {
    setSent(undefined);
    try {
      const variables = { input: { email } };
      const result = (await ask({ document: RequestPasswordResetDocument, variables, token: null }))
        .requestPasswordReset;
      if (result.__typename !== 'RequestPasswordResetSuccess') return result;
      setSent(email);
      return null;
    } catch (fault) {
      return { message: messageOf(fault) };
    }
  });
  return (
    <Page title="A new password" lead="You get a mail with a link, by which you choose a password.">
      <section class="card" aria-labelledby="send">
        <h2 id="send">Send the link</h2>
        <form onSubmit={form.onSubmit} aria-labelledby="send">
          <Field label="E-mail" hint="What you sign in with." fault={form.faultOf('email')}>
            {(attributes) => (
              <input {...attributes} name="email" type="email" autocomplete="username" maxlength={254} required />
            )}
          </Field>
          <div role="alert">{form.fault && <p class="fault">{form.fault}</p>}</div>
          <div role="status">
            {sent && (
              <p class="good">
                If {sent} has an account, a mail is on its way. None after some minutes? The person who runs this server
                can give you a link with the command <code>account reset --link</code>.
              </p>
            )}
          </div>
          <button type="submit" disabled={form.isBusy}>
            Send the link
          </button>
        </form>
      </section>
    </Page>
  );
}
