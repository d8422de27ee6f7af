import { createTransport, type SendMailOptions } from 'nodemailer';

/** Sends a mail with a real mail program; resolves once it was taken. */
export async function sendMail(url: string, message: SendMailOptions): Promise<void> {
  const transport = createTransport({ url, ignoreTLS: true });
  try {
    await transport.sendMail({ from: 'Cruddur <cruddur@example.com>', ...message });
  } finally {
    transport.close();
  }
}
