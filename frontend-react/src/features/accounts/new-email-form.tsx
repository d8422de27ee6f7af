import { changeEmail } from './account.api.ts';
import styles from './account-page.module.css';
import { Field } from './field.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { PasswordField } from './password-field.tsx';
import { emailProblem, passwordProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

/** Where a new address is given; a code goes there. */
export function NewEmailForm({ onSent }: { onSent: (email: string) => void }) {
  const { form, field, busy, refusal } = useForm({
    rules: { email: emailProblem, password: passwordProblem },
    send: async ({ email: typed, password }) => {
      const email = typed.trim();
      await changeEmail({ email, password });
      onSent(email);
    },
  });
  return (
    <form name="change-email" className={styles.form} {...form}>
      <Field {...field('email')} label="New e-mail" type="email" autoComplete="email" />
      <PasswordField {...field('password')} label="Your password" autoComplete="current-password" />
      <FormRefusal error={refusal} />
      <SubmitButton busy={busy} meanwhile="Sending the code…">
        Change the e-mail
      </SubmitButton>
    </form>
  );
}
