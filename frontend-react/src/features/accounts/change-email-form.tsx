import { useState } from 'react';
import { ConfirmEmailForm } from './confirm-email-form.tsx';
import { NewEmailForm } from './new-email-form.tsx';

/** The address changes in two steps: the new one with the password, then the code that it got. */
export function ChangeEmailForm() {
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo === undefined) return <NewEmailForm onSent={setSentTo} />;
  return <ConfirmEmailForm email={sentTo} onDone={() => setSentTo(undefined)} />;
}
