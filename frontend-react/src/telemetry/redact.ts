const EMAIL = /[^\s@/?&=:"'<>()]+(@|%40)[^\s@/?&=:"'<>()]+\.[a-z]{2,}/gi;
const QUERY_VALUE = /([?&][^=&#\s]{1,64})=[^&#\s]*/g;
/** What errors of JSON.parse quote, in the words of V8 and of JavaScriptCore. */
const UNREADABLE = /".*"(?=(\.\.\.)? is not valid JSON)/gs;
const UNREADABLE_TOKEN = /(JSON Parse error: [\w ]+)".*"/gs;
const IDENTIFIER = /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,}|\d+)$/i;

/**
 * Takes e-mail addresses, the values of query strings and quoted pieces of unreadable answers out
 * of a text such as an error message.
 */
export function redactText(text: string): string {
  return text
    .replace(UNREADABLE, '"REDACTED"')
    .replace(UNREADABLE_TOKEN, '$1"REDACTED"')
    .replace(QUERY_VALUE, '$1=REDACTED')
    .replace(EMAIL, 'REDACTED');
}

/** `url.full` as the semantic conventions want it: no credentials, no query values, no fragment. */
export function redactUrl(address: string): string {
  const url = new URL(address, location.href);
  if (url.protocol === 'data:' || url.protocol === 'blob:') return url.protocol;
  return redactText(url.origin + url.pathname + url.search);
}

/** `url.template`: the path with ids and handles replaced, so that it takes few values. */
export function pathTemplate(address: string): string {
  const segments = new URL(address, location.href).pathname.split('/');
  return segments
    .map((segment) => {
      if (IDENTIFIER.test(segment)) return ':id';
      return /^(@|%40)/i.test(segment) ? '@:handle' : segment;
    })
    .join('/');
}
