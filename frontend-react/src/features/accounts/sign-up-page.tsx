import { DISPLAY_NAME_MAX_CHARACTERS } from '@cruddur/contract/api/people.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { countCharacters } from '@cruddur/contract/text.ts';
import { Link, useLocation, useNavigate } from 'react-router';
import { withReturn } from '../../shared/return-path.ts';
import { signUp } from './auth.api.ts';
import { Field } from './field.tsx';
import { ForGuests } from './for-guests.tsx';
import styles from './form-page.module.css';
import { FormPage } from './form-page.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { HandleField } from './handle-field.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { displayNameProblem, emailProblem, handleProblem, newPasswordProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

/** The page at `/signup`: who one will be here. A code is then sent to the address. */
export default function SignUpPage() {
  const place = useLocation();
  const navigate = useNavigate();
  const { values, form, field, busy, refusal } = useForm({
    rules: {
      display_name: displayNameProblem,
      email: emailProblem,
      handle: handleProblem,
      password: newPasswordProblem,
    },
    send: async (typed) => {
      const email = typed.email.trim();
      await signUp({ ...typed, email });
      await navigate(withReturn(pages.confirm, place), { state: { email } });
    },
  });
  const nameLeft = DISPLAY_NAME_MAX_CHARACTERS - countCharacters(values.display_name.trim());
  return (
    <ForGuests>
      <FormPage title="Sign up" heading="Join the party">
        <form name="sign-up" className={styles.form} {...form}>
          <Field
            {...field('display_name')}
            label="Name"
            autoComplete="name"
            hint={`As others read it; ${nameLeft} characters left.`}
          />
          <Field
            {...field('email')}
            label="E-mail"
            type="email"
            autoComplete="email"
            hint="Nobody else sees it. We send you a code to confirm it."
          />
          <HandleField {...field('handle')} />
          <NewPasswordField {...field('password')} />
          <FormRefusal error={refusal} />
          <SubmitButton busy={busy} meanwhile="Signing up…">
            Sign up
          </SubmitButton>
        </form>
        <p className={styles.aside}>
          By signing up you agree to the <Link to={pages.terms}>terms</Link> and have read what we{' '}
          <Link to={pages.privacy}>keep about you</Link>.
        </p>
        <p>
          You have an account? <Link to={withReturn(pages.signIn, place)}>Sign in</Link>
        </p>
      </FormPage>
    </ForGuests>
  );
}
