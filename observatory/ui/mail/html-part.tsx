import type { Mail } from '../../api.ts';

/**
 * The HTML as a mail program would show it. It comes from an address of its own, whose policy lets
 * nothing run and nothing load, and the frame's sandbox says the same; links open in a new tab.
 */
export function HtmlPart({ mail }: { mail: Mail }) {
  return (
    <>
      <iframe
        title={`HTML of ${mail.subject || 'the mail'}`}
        src={`/api/mail/${mail.id}/html`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
      />
      <p className="quiet">Scripts and everything from elsewhere, pictures too, are left out.</p>
    </>
  );
}
