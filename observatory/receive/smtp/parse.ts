import { type HeaderLines, simpleParser } from 'mailparser';
import type { Mail } from '../../api.ts';
import { codeIn } from './code.ts';

/** Who a mail is from and for, as the SMTP commands said. */
export interface Envelope {
  from: string;
  to: string[];
}

/** A mail as it came, before it has a number. */
export type ParsedMail = Omit<Mail, 'id' | 'received_ms' | 'preview'>;

/** A mail may have as many headers as it likes; these are kept. */
const keptHeaders = 100;
const keptHeaderLength = 2000;
const keptAttachments = 50;
const keptName = 1000;

/**
 * Reads a message as RFC 5322 and MIME write it. Of one that follows neither, the text is what is
 * left; the bounds of the parser (parts, size of headers) make it throw.
 */
export async function parseMail(message: Buffer, envelope: Envelope): Promise<ParsedMail> {
  const parsed = await simpleParser(message, {
    skipTextToHtml: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: 256 * 1024,
    maxInlinedImagesSize: 1024 * 1024,
    maxHeadSize: 256 * 1024,
    maxChildNodes: 200,
  });
  const text = (parsed.text ?? '').trimEnd();
  const code = codeIn(text);
  return {
    from: (parsed.from?.text || envelope.from).slice(0, keptName),
    to: envelope.to,
    subject: (parsed.subject ?? '').slice(0, keptName),
    text,
    ...(parsed.html ? { html: parsed.html.trimEnd() } : {}),
    ...(code ? { code } : {}),
    headers: headersOf(parsed.headerLines),
    attachments: parsed.attachments.slice(0, keptAttachments).map((attachment) => ({
      name: (attachment.filename ?? '').slice(0, keptName),
      type: attachment.contentType.slice(0, keptName),
      bytes: attachment.size,
    })),
  };
}

/** Unfolded as RFC 5322 section 2.2.3 says. */
function headersOf(lines: HeaderLines): [string, string][] {
  return lines.slice(0, keptHeaders).map(({ line }) => {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replaceAll(/\r?\n(?=[ \t])/g, '');
    return [line.slice(0, colon).trim(), value.trim().slice(0, keptHeaderLength)];
  });
}
