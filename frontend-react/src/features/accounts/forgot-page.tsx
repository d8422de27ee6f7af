import { useState } from 'react';
import { useLocation } from 'react-router';
import { AskForCode } from './ask-for-code.tsx';
import { ForGuests } from './for-guests.tsx';
import { FormPage } from './form-page.tsx';
import { emailOf } from './place-state.ts';
import { ResetForm } from './reset-form.tsx';

/** The page at `/forgot`: first the address, then the code from the mail with a new password. */
export default function ForgotPage() {
  const { state } = useLocation();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <ForGuests>
      <FormPage
        title="Forgot password"
        heading={sentTo === undefined ? 'Forgot your password?' : 'Choose a new password'}
      >
        {sentTo === undefined ? (
          <AskForCode initial={emailOf(state)} onSent={setSentTo} />
        ) : (
          <ResetForm email={sentTo} onOtherAddress={() => setSentTo(undefined)} />
        )}
      </FormPage>
    </ForGuests>
  );
}
