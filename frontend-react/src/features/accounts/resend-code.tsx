import type { EmailOnly } from '@cruddur/contract/api/accounts.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '../../shared/clock.ts';
import { timeLeftInWords } from '../../shared/time.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import styles from './form-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { emailProblem } from './rules.ts';

/** Mails take their time, and whoever asks twice at once gets a code that is already void. */
const COOL_DOWN_MS = 30_000;

interface ResendCodeProps {
  email: string;
  /** One was sent right before this is shown. */
  justSent: boolean;
  send: (to: EmailOnly) => Promise<void>;
}

/** Asks for another code; after each one with a pause, which is told in words. */
export function ResendCode({ email, justSent, send }: ResendCodeProps) {
  const [again, setAgain] = useState(() => (justSent ? Date.now() + COOL_DOWN_MS : 0));
  const wait = useClock((now) => (now < again ? timeLeftInWords(again, now) : ''));
  const resend = useMutation({
    mutationFn: send,
    onSuccess: () => {
      setAgain(Date.now() + COOL_DOWN_MS);
      announce('A new code is on its way.');
    },
  });
  const possible = wait === '' && !resend.isPending && emailProblem(email) === '';
  return (
    <div className={styles.aside}>
      <button
        type="button"
        name="resend-code"
        className="button button-quiet"
        aria-disabled={!possible}
        aria-describedby="resend-wait"
        onClick={() => possible && resend.mutate({ email: email.trim() })}
      >
        Send a new code
      </button>
      <p id="resend-wait">
        {wait &&
          `${resend.isSuccess ? 'A new code is on its way. ' : ''}You can ask for another one in ${wait}.`}
      </p>
      <FormRefusal error={resend.error} />
    </div>
  );
}
