import { pages } from '@cruddur/contract/pages.ts';
import { useLocation, useNavigate } from 'react-router';
import { withReturn } from '../../shared/return-path.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { forgotPassword, resetPassword } from './auth.api.ts';
import { CodeField } from './code-field.tsx';
import styles from './form-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { KnownUsername } from './known-username.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ResendCode } from './resend-code.tsx';
import { codeProblem, newPasswordProblem, repeatedProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

interface ResetFormProps {
  email: string;
  onOtherAddress: () => void;
}

/** The second half of a forgotten password: the code from the mail, and the new one twice. */
export function ResetForm({ email, onOtherAddress }: ResetFormProps) {
  const place = useLocation();
  const navigate = useNavigate();
  const { form, field, busy, refusal } = useForm({
    rules: {
      code: codeProblem,
      password: newPasswordProblem,
      repeated: (repeated, { password }) => repeatedProblem(repeated, password),
    },
    send: async ({ code, password }) => {
      await resetPassword({ email, code, password });
      announce('Your password is changed. Sign in with the new one.');
      await navigate(withReturn(pages.signIn, place), { state: { email, reset: true } });
    },
  });
  return (
    <>
      <p>
        If <strong>{email}</strong> has an account, a code is on its way there. It may take a
        minute, and may be among the spam.
      </p>
      <form name="reset" className={styles.form} {...form}>
        <KnownUsername email={email} />
        <CodeField {...field('code')} autoFocus />
        <NewPasswordField {...field('password')} label="New password" />
        <PasswordField
          {...field('repeated')}
          label="New password again"
          autoComplete="new-password"
        />
        <FormRefusal error={refusal} />
        <SubmitButton busy={busy} meanwhile="Changing…">
          Change the password
        </SubmitButton>
      </form>
      <ResendCode email={email} justSent send={forgotPassword} />
      <p>
        <button
          type="button"
          name="other-address"
          className="button button-quiet"
          onClick={onOtherAddress}
        >
          Use another address
        </button>
      </p>
    </>
  );
}
