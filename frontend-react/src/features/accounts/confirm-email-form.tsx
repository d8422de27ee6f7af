import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../../shared/ui/announcer.tsx';
import { account, confirmEmail } from './account.api.ts';
import styles from './account-page.module.css';
import { CodeField } from './code-field.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { codeProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

interface ConfirmEmailFormProps {
  email: string;
  onDone: () => void;
}

/** The code that shows that the new address is one's own. */
export function ConfirmEmailForm({ email, onDone }: ConfirmEmailFormProps) {
  const client = useQueryClient();
  const { form, field, busy, refusal } = useForm({
    rules: { code: codeProblem },
    send: async ({ code }) => {
      client.setQueryData(account.queryKey, await confirmEmail({ email, code }));
      announce('Your e-mail is changed.');
      onDone();
    },
  });
  return (
    <form name="confirm-email" className={styles.form} {...form}>
      <p>
        If <strong>{email}</strong> can be used, a code is on its way there. Your address stays as
        it is until the code is entered.
      </p>
      <CodeField {...field('code')} autoFocus />
      <FormRefusal error={refusal} />
      <SubmitButton busy={busy} meanwhile="Confirming…">
        Confirm the new e-mail
      </SubmitButton>
      <button type="button" name="other-address" className="button button-quiet" onClick={onDone}>
        Use another address
      </button>
    </form>
  );
}
