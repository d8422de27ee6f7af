import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessions } from './account.api.ts';
import styles from './account-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { KnownUsername } from './known-username.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { PasswordField } from './password-field.tsx';
import { newPasswordProblem, passwordProblem, repeatedProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

/** The password as it was, and twice as it shall be. */
export function ChangePasswordForm({ email }: { email: string }) {
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const { form, field, busy, refusal, clear } = useForm({
    rules: {
      password: passwordProblem,
      new_password: newPasswordProblem,
      repeated: (repeated, typed) => repeatedProblem(repeated, typed.new_password),
    },
    send: async ({ password, new_password }) => {
      setDone(false);
      await changePassword({ password, new_password });
      clear();
      setDone(true);
      await client.invalidateQueries({ queryKey: sessions.queryKey });
    },
  });
  return (
    <form name="change-password" className={styles.form} {...form}>
      <KnownUsername email={email} />
      <PasswordField {...field('password')} label="Your password" autoComplete="current-password" />
      <NewPasswordField {...field('new_password')} label="New password" />
      <PasswordField
        {...field('repeated')}
        label="New password again"
        autoComplete="new-password"
      />
      <FormRefusal error={refusal} />
      <p role="status" className={styles.done}>
        {done && 'Your password is changed, and every other device is signed out.'}
      </p>
      <SubmitButton busy={busy} meanwhile="Changing…">
        Change the password
      </SubmitButton>
    </form>
  );
}
