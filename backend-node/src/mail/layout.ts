/** A mail without its address, as people read it. */
export interface Letter {
  /** Which of ours it is, for telemetry. */
  kind: string;
  subject: string;
  text: string;
  html: string;
}

export interface LetterParts {
  kind: string;
  subject: string;
  /** Each a paragraph, in plain text. */
  before: string[];
  /** Shown large, to be copied. */
  code?: string;
  after?: string[];
}

/** One letter as text and as HTML, which says the same and works in dark and light. */
export function layOut({ kind, subject, before, code, after = [] }: LetterParts): Letter {
  const text = [...before, ...(code === undefined ? [] : [`    ${code}`]), ...after, SIGNATURE];
  const html = [
    ...before.map(paragraph),
    code === undefined ? '' : `<p class="code">${escapeHtml(code)}</p>`,
    ...after.map(paragraph),
    `<p class="end">${escapeHtml(SIGNATURE)}</p>`,
  ];
  return { kind, subject, text: `${text.join('\n\n')}\n`, html: page(subject, html.join('\n')) };
}

const SIGNATURE = 'Cruddur, where what you say goes away';

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 32em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; color: #1a0b2e; background: #fff; }
.code { font: 700 32px/1.5 ui-monospace, monospace; letter-spacing: 0.2em; color: #7a00d1; }
.end { font-size: 13px; opacity: 0.7; }
@media (prefers-color-scheme: dark) { body { color: #f2ecff; background: #0e031c; } .code { color: #c77dff; } }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
