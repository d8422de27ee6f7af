import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../../shared/me.ts';
import { Modal } from '../../shared/ui/modal.tsx';
import { SignInInvitation } from '../../shared/ui/sign-in-invitation.tsx';
import { ComposeForm } from './compose-form.tsx';
import { composeDialog } from './open-compose.ts';

const open = () => composeDialog.set({ open: true });
const close = () => composeDialog.set({ open: false });

/** The compose box as a dialog: closed by posting, and open again when the post is refused. */
export default function ComposeDialog() {
  const person = useMe();
  const { key } = useLocation();
  const openedAt = useRef(key);
  // The invitation's links lead away.
  useEffect(() => {
    if (key !== openedAt.current) close();
  }, [key]);
  return (
    <Modal title="Write a crud" onClose={close}>
      {person === null ? (
        <SignInInvitation title="Have something you want to say?">
          Join Cruddur, then just crud it.
        </SignInInvitation>
      ) : (
        <ComposeForm autoFocus onSubmitted={close} onRefused={open} />
      )}
    </Modal>
  );
}
