import { pages } from '@cruddur/contract/pages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../shared/api-error.ts';
import { withReturn } from '../../shared/return-path.ts';
import { session, signedInAs } from '../../shared/session.ts';
import { useStore } from '../../shared/store.ts';
import { signIn } from './auth.api.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { Field } from './field.tsx';
import { ForGuests } from './for-guests.tsx';
import styles from './form-page.module.css';
import { FormPage } from './form-page.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { PasswordField } from './password-field.tsx';
import { emailOf, type PlaceState } from './place-state.ts';
import { emailProblem, passwordProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

/** The page at `/signin`. Who has not confirmed the address yet goes on there, with a new code. */
export default function SignInPage() {
  const place = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { expired } = useStore(session);
  const wasReset = (place.state as PlaceState | null)?.reset === true;
  const { values, form, field, busy, refusal } = useForm({
    rules: { email: emailProblem, password: passwordProblem },
    initial: { email: emailOf(place.state) },
    send: async ({ email: typed, password }) => {
      const email = typed.trim();
      try {
        await signedInAs(client, await signIn({ email, password }));
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'email_unconfirmed')) throw error;
        await navigate(withReturn(pages.confirm, place), { state: { email, unconfirmed: true } });
      }
    },
  });
  return (
    <ForGuests>
      <FormPage title="Sign in" heading={expired ? 'Sign in again' : 'Welcome back'}>
        {wasReset && <p>Your password is changed. Sign in with the new one.</p>}
        {expired && <p>Your session has ended. What you were writing is kept.</p>}
        <form name="sign-in" className={styles.form} {...form}>
          <Field {...field('email')} label="E-mail" type="email" autoComplete="username" />
          <PasswordField
            {...field('password')}
            label="Password"
            autoComplete="current-password"
            hint={
              <Link to={withReturn(pages.forgot, place)} state={{ email: values.email.trim() }}>
                Forgot your password?
              </Link>
            }
          />
          <FormRefusal error={refusal} />
          <SubmitButton busy={busy} meanwhile="Signing in…">
            Sign in
          </SubmitButton>
        </form>
        <p>
          You are new here? <Link to={withReturn(pages.signUp, place)}>Join Cruddur</Link>
        </p>
        <DemoSignIns />
      </FormPage>
    </ForGuests>
  );
}
