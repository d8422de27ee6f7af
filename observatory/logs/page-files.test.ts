import { expect, it } from 'vitest';
import { isPageFile } from './page-files.ts';

const line = (path: string) => JSON.stringify({ message: `GET ${path} 200`, 'url.path': path });

it.each(['/assets/index-C3f9.js', '/assets/fonts/a', '/favicon.svg', '/manifest.webmanifest'])(
  '%s is a file of the page',
  (path) => expect(isPageFile(line(path))).toBe(true),
);

it.each(['/', '/people/ada.b', '/api/activities/home', '/api/pictures/1.webp', '/rollbar/test'])(
  '%s is a request of its own',
  (path) => expect(isPageFile(line(path))).toBe(false),
);

it('looks at the path alone', () => {
  expect(isPageFile('GET /assets/index.js 200')).toBe(false);
  expect(isPageFile(JSON.stringify({ message: 'assets/x.js', 'url.path': '/about' }))).toBe(false);
});
