import type { Response } from 'express';

/**
 * What the frame that shows a mail may do: style itself and show images that came with the mail.
 * Nothing runs, nothing is loaded, nothing is sent; a link opens a tab of its own.
 */
const policy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Sends a stranger's HTML as a document that is harmless, also when it is opened outside its frame.
 * It has a policy of its own, which a `srcdoc` would not: that one's is the screen's, which forbids
 * the inline styles that mails are made of.
 */
export function sendHtml(response: Response, html: string): void {
  response.setHeader('Content-Security-Policy', policy);
  // Helmet's wish for the screens; a sandboxed document has no origin to be grouped by.
  response.removeHeader('Origin-Agent-Cluster');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(`<!doctype html><base target="_blank">${html}`);
}
