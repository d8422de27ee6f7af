import { pages } from '@cruddur/contract/pages.ts';
import { Link, useLocation } from 'react-router';
import { withReturn } from '../../shared/return-path.ts';
import { forgotPassword } from './auth.api.ts';
import { Field } from './field.tsx';
import styles from './form-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { emailProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

interface AskForCodeProps {
  initial: string;
  onSent: (email: string) => void;
}

/** The first half of a forgotten password: where the code goes to. */
export function AskForCode({ initial, onSent }: AskForCodeProps) {
  const place = useLocation();
  const { form, field, busy, refusal } = useForm({
    rules: { email: emailProblem },
    initial: { email: initial },
    send: async ({ email: typed }) => {
      const email = typed.trim();
      await forgotPassword({ email });
      onSent(email);
    },
  });
  return (
    <>
      <p>It happens. Tell us your address, and we send you a code to choose a new one.</p>
      <form name="forgot" className={styles.form} {...form}>
        <Field {...field('email')} label="E-mail" type="email" autoComplete="email" />
        <FormRefusal error={refusal} />
        <SubmitButton busy={busy} meanwhile="Sending…">
          Send the code
        </SubmitButton>
      </form>
      <p>
        <Link to={withReturn(pages.signIn, place)}>Back to sign in</Link>
      </p>
    </>
  );
}
