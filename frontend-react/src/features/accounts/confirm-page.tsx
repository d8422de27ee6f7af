import { pages } from '@cruddur/contract/pages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { withReturn } from '../../shared/return-path.ts';
import { signedInAs } from '../../shared/session.ts';
import { confirm, resendCode } from './auth.api.ts';
import { CodeField } from './code-field.tsx';
import { Field } from './field.tsx';
import { ForGuests } from './for-guests.tsx';
import styles from './form-page.module.css';
import { FormPage } from './form-page.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { emailOf, type PlaceState } from './place-state.ts';
import { ResendCode } from './resend-code.tsx';
import { codeProblem, emailProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

/** The page at `/confirm`: the code from the mail, which signs in. */
export default function ConfirmPage() {
  const place = useLocation();
  const client = useQueryClient();
  const sentTo = emailOf(place.state);
  const unconfirmed = (place.state as PlaceState | null)?.unconfirmed === true;
  const { values, form, field, busy, refusal } = useForm({
    rules: { email: emailProblem, code: codeProblem },
    initial: { email: sentTo },
    send: async ({ email, code }) =>
      signedInAs(client, await confirm({ email: email.trim(), code })),
  });
  return (
    <ForGuests>
      <FormPage title="Confirm your address" heading="Confirm your address">
        {unconfirmed && <p>Before you can sign in, we need to know that the address is yours.</p>}
        {sentTo ? (
          <p>
            If all is well, a code is on its way to <strong>{sentTo}</strong>. It may take a minute,
            and may be among the spam.
          </p>
        ) : (
          <p>Enter your address and the code that we sent to it.</p>
        )}
        <form name="confirm" className={styles.form} {...form}>
          {!sentTo && (
            <Field {...field('email')} label="E-mail" type="email" autoComplete="email" />
          )}
          <CodeField {...field('code')} autoFocus={sentTo !== ''} />
          <FormRefusal error={refusal} />
          <SubmitButton busy={busy} meanwhile="Confirming…">
            Confirm
          </SubmitButton>
        </form>
        <ResendCode email={values.email} justSent={sentTo !== ''} send={resendCode} />
        <p>
          It was another address? <Link to={withReturn(pages.signUp, place)}>Sign up again</Link>
        </p>
      </FormPage>
    </ForGuests>
  );
}
