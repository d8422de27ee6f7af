/** What stands in for a value that telemetry must not carry (the semantic conventions' word). */
export const REDACTED = 'REDACTED';

/** Names whose values are secret wherever they stand: in attributes, in queries, in text. */
const SECRET_WORDS =
  'pass(?:word|wd|phrase|code)|pwd|secret|token|credential|api[-_.]?key|private[-_.]?key|' +
  'access[-_.]?key|honeycomb[-_]team|session[-_]?id|connect\\.sid|verifier|csrf|xsrf|jwt|otp|dsn';
const SECRET_NAME = new RegExp(`${SECRET_WORDS}|authorization|cookie|e-?mail`, 'i');
/** What people wrote, never to be carried. */
const CONTENT_NAME = /(?:^|[._])body$/i;
/** The telemetry session of a tab, which is no credential and declared in the contract. */
const HARMLESS_NAMES = new Set(['session.id', 'user.id']);

/** One cheap look, so that harmless text, nearly all of it, costs nothing more. */
const SUSPICIOUS = new RegExp(
  `[@%]|eyJ|AKIA|hc[a-z]{3}_|bearer|basic|authorization|cookie|code|\\bpin\\b|\\bsid\\b|e-?mail|${SECRET_WORDS}`,
  'i',
);

const VALUE = `\\\\+"[\\s\\S]*?\\\\+"|"(?:[^"\\\\]|\\\\[\\s\\S])*"?|'(?:[^'\\\\]|\\\\[\\s\\S])*'?|[^\\s,;&}"']+`;
const ASSIGN = `\\\\*["']?\\s{0,3}(?:=>|[:=])\\s{0,3}`;

/** Each finds one kind of secret; `$1` is what stays in front of it, `$2` what stays behind. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // Credentials in an address or connection string; a password may itself hold / and @.
  [/(:\/\/)[^\s/@:?#]*:(?!\d{1,5}[/?#])[^\s"'<>]*@/g, `$1${REDACTED}@`],
  [/(:\/\/)[^\s/?#"'<>]{1,512}@/g, `$1${REDACTED}@`],
  // Headers: a cookie header is a list, so all of its line goes.
  [/(\b(?:set-)?cookie\\*["']?\s{0,3}[:=]\s{0,3})[^\r\n]+/gi, `$1${REDACTED}`],
  [/(\bauthorization\\*["']?\s{0,3}[:=]\s{0,3})[^\r\n,}]+/gi, `$1${REDACTED}`],
  [/(\bbearer\s{1,3})[^\s"',;}]+/gi, `$1${REDACTED}`],
  [/(\bbasic\s{1,3})(?=[a-z]*[A-Z0-9+/=])[A-Za-z0-9+/]{6,}={0,2}/g, `$1${REDACTED}`],
  [/(\bBasic\s{1,3})[A-Za-z0-9+/]{6,}={0,2}/g, `$1${REDACTED}`],
  // Known shapes: JSON Web Tokens, AWS access keys, Honeycomb keys.
  [/()\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, `$1${REDACTED}`],
  [/()\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bhc[a-z]{3}_\w{8,}/g, `$1${REDACTED}`],
  // name=value, "name":"value", name: 'value'
  [new RegExp(`((?:${SECRET_WORDS})[\\w-]{0,32}${ASSIGN})(?:${VALUE})`, 'gi'), `$1${REDACTED}`],
  [new RegExp(`(\\b(?:\\w{1,32}[-_])?(?:sid|pin)${ASSIGN})(?:${VALUE})`, 'gi'), `$1${REDACTED}`],
  // A code to type in: `code=…`, `"code":"…"`, "your code is 123456"; never `status_code`.
  [new RegExp(`((?<![\\w.])code${ASSIGN})(?:${VALUE})`, 'gi'), `$1${REDACTED}`],
  [
    new RegExp(
      `((?:verification|confirmation|reset|auth|login|security|invite)[-_ ]?code${ASSIGN})(?:${VALUE})`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  [/(\bcode(?: is)?[:\s]{1,3})\d{4,10}\b/gi, `$1${REDACTED}`],
  // E-mail addresses, percent-encoded ones too; the bounds keep the search linear.
  [
    /()[^\s@"'<>()[\]{},;:=/\\|?&]{1,128}(?:@|%40)[^\s@"'<>()[\]{},;:=/\\|?&%]{1,253}\.[\p{L}\d-]{2,63}/giu,
    `$1${REDACTED}`,
  ],
];

/** `text` without secrets, credentials and e-mail addresses. Idempotent. */
export function redactText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return RULES.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** An address with the values of its query replaced, and without its fragment. */
export function redactUrl(url: string): string {
  const [address = ''] = url.split('#', 1);
  const start = address.indexOf('?') + 1;
  if (start === 0) return redactText(address);
  return redactText(address.slice(0, start)) + redactQuery(address.slice(start));
}

/** A query with its names alone: any value may be what a person typed, such as a search. */
export function redactQuery(query: string): string {
  return redactText(query.replace(/(^|&)([^=&]*)=[^&]*/g, `$1$2=${REDACTED}`));
}

/** Whether whatever stands under this name is secret. */
export function isSecretName(name: string): boolean {
  return !HARMLESS_NAMES.has(name) && (SECRET_NAME.test(name) || CONTENT_NAME.test(name));
}

/** `value` as it may stand under the attribute `key`. */
export function redactAttribute<T>(key: string, value: T): T | string {
  if (isSecretName(key)) return REDACTED;
  if (typeof value !== 'string') return value;
  if (key === 'url.query') return redactQuery(value);
  return key.startsWith('url.') || key === 'http.url' ? redactUrl(value) : redactText(value);
}
