/**
 * A line about a request for a file that a page is made of: a script, a style, a picture. It is
 * told by the path, under `/assets/` or a file of the root, in JSON as the backend writes it. As a
 * pattern that DuckDB (RE2) and JavaScript read alike.
 */
export const pageFilePattern = String.raw`"url\.path":\s*"/(?:assets/[^"]*|[^"/]*\.[A-Za-z0-9]{2,11})"`;

const pageFile = new RegExp(pageFilePattern);

export function isPageFile(message: string): boolean {
  return pageFile.test(message);
}
