import { pages } from '@cruddur/contract/pages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { pageShown } from '../../shared/page-shown.ts';
import { signedOut } from '../../shared/session.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { Modal } from '../../shared/ui/modal.tsx';
import { deleteAccount } from './account.api.ts';
import styles from './account-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { KnownUsername } from './known-username.tsx';
import { PasswordField } from './password-field.tsx';
import { passwordProblem } from './rules.ts';
import { SubmitButton } from './submit-button.tsx';
import { useForm } from './use-form.ts';

interface DeleteDialogProps {
  email: string;
  onClose: () => void;
}

/** Asks once more, with the password, since nothing brings the account back. */
export default function DeleteDialog({ email, onClose }: DeleteDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { form, field, busy, refusal } = useForm({
    rules: { password: passwordProblem },
    send: async ({ password }) => {
      await deleteAccount({ password });
      // Away from what needs an account first, or that would ask to sign in.
      void navigate(pages.home);
      await pageShown();
      await signedOut(client);
      announce('Your account is deleted.');
    },
  });
  return (
    <Modal title="Delete your account?" onClose={onClose}>
      <form name="delete-account" className={styles.dialog} {...form}>
        <p>
          Everything you wrote, liked and uploaded goes with it, at once. There is no way back, and
          nobody, we included, can restore it.
        </p>
        <KnownUsername email={email} />
        <PasswordField
          {...field('password')}
          label="Your password"
          autoComplete="current-password"
          autoFocus
        />
        <FormRefusal error={refusal} />
        <div className={styles.buttons}>
          <button
            type="button"
            name="keep-account"
            className="button button-quiet"
            onClick={onClose}
          >
            Keep my account
          </button>
          <SubmitButton busy={busy} meanwhile="Deleting…" danger>
            Delete it for good
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
