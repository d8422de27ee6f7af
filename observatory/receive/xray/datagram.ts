/**
 * The document of a datagram to the daemon: a line `{"format": "json", "version": 1}`, however it is
 * spaced, a newline, the document. Undefined for anything else.
 */
export function documentOf(datagram: Buffer): string | undefined {
  const end = datagram.indexOf('\n');
  if (end < 0 || end > 1000 || !isHeader(datagram.toString('utf8', 0, end))) return undefined;
  const document = datagram.toString('utf8', end + 1).trim();
  return document === '' ? undefined : document;
}

function isHeader(line: string): boolean {
  try {
    const header = JSON.parse(line) as { format?: unknown; version?: unknown } | null;
    return header?.format === 'json' && header.version === 1;
  } catch {
    return false;
  }
}
