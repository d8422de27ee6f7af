import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Modal } from '../ui/modal.tsx';
import { SignInInvitation } from '../ui/sign-in-invitation.tsx';
import { closeDialog } from './dialogs.ts';

interface InvitationDialogProps {
  title: string;
  text: string;
}

/** What an action leads to for whoever is not signed in; it closes when they go on. */
export default function InvitationDialog({ title, text }: InvitationDialogProps) {
  const { key } = useLocation();
  const openedAt = useRef(key);
  useEffect(() => {
    if (key !== openedAt.current) closeDialog();
  }, [key]);
  return (
    <Modal title={title} onClose={closeDialog}>
      <SignInInvitation title="Join the party!">{text}</SignInInvitation>
    </Modal>
  );
}
