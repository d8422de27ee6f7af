import type { Config } from '../config.ts';
import { describeError } from '../telemetry/current.ts';
import { events } from '../telemetry/events.ts';
import { log } from '../telemetry/logs/log.ts';
import { createMailer, createNoMailer, type Mailer } from './mailer.ts';

/**
 * The mailer of SMTP_URL. Without one no mail is sent, which is said once, and again for each mail;
 * outside production with the text of the mail, so that whoever runs it alone can go on.
 */
export function startMailer(config: Pick<Config, 'production' | 'smtpUrl' | 'mailFrom'>): Mailer {
  const { production, smtpUrl: url, mailFrom: from } = config;
  if (url !== undefined) {
    return createMailer({
      url,
      from,
      onFailed: ({ kind }, error) => {
        events.mailFailed(kind);
        log('error', 'Mail was not sent', { 'exception.message': describeError(error).message });
      },
    });
  }
  console.log(
    production
      ? 'Mail is not sent: set SMTP_URL, or nobody can sign up.'
      : 'Mail is not sent, but printed here: SMTP_URL is not set.',
  );
  return createNoMailer(({ kind, text }) => {
    events.mailFailed(kind);
    if (!production) console.log(`Mail that is not sent:\n${text}`);
  });
}
