import type { DuckDBValue } from '@duckdb/node-api';
import type { Mail, MailSummary } from '../api.ts';

const previewLength = 160;

/** Columns of a summary; those of a whole mail come after them. */
export const summaryColumns = `id, received, sender, recipients, subject, code, left(text, ${previewLength * 2})`;
export const mailColumns = `${summaryColumns}, text, html, headers, attachments`;

export function summaryFromRow(row: readonly DuckDBValue[]): MailSummary {
  const [id, received, sender, recipients, subject, code, beginning] = row;
  return {
    id: String(id),
    from: String(sender),
    to: JSON.parse(String(recipients)),
    subject: String(subject),
    received_ms: Number(received),
    ...(code === null ? {} : { code: String(code) }),
    preview: previewOf(String(beginning)),
  };
}

export function mailFromRow(row: readonly DuckDBValue[]): Mail {
  const [text, html, headers, attachments] = row.slice(7);
  return {
    ...summaryFromRow(row),
    text: String(text),
    ...(html === null ? {} : { html: String(html) }),
    headers: JSON.parse(String(headers)),
    attachments: JSON.parse(String(attachments)),
  };
}

/** The values of a row in the order of the table `mails`, and how many bytes they are. */
export function rowOf(mail: Mail): { values: DuckDBValue[]; bytes: number } {
  const texts = [
    mail.from,
    JSON.stringify(mail.to),
    mail.subject,
    mail.code ?? null,
    mail.text,
    mail.html ?? null,
    JSON.stringify(mail.headers),
    JSON.stringify(mail.attachments),
  ];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return { values: [BigInt(mail.id), BigInt(mail.received_ms), ...texts, bytes], bytes };
}

/** The beginning of a text on one line. */
export function previewOf(text: string): string {
  const beginning = text.slice(0, previewLength * 2);
  return beginning.replaceAll(/\s+/g, ' ').trim().slice(0, previewLength);
}
