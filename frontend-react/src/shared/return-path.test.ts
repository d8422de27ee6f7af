import { describe, expect, it } from 'vitest';
import { returnPath, withReturn } from './return-path.ts';

const asked = (next: string) => returnPath(`?${new URLSearchParams({ next })}`);

describe('returnPath', () => {
  it.each(['/messages/@worf', '/search?q=%23cloud', '/@worf/status/1#replies'])(
    'allows %s',
    (path) => expect(asked(path)).toBe(path),
  );

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/account',
    '/\\elsewhere.example/account',
    '/\t/elsewhere.example/',
    '/.//elsewhere.example/',
    '/a/..//elsewhere.example',
    'javascript:alert(1)',
    'messages',
    '',
    '/signin',
    '/signup?next=/account',
  ])('gives Home instead of "%s"', (path) => expect(asked(path)).toBe('/'));

  it('gives Home when nothing was asked for', () => expect(returnPath('')).toBe('/'));
});

describe('withReturn', () => {
  it('keeps the page with its query', () => {
    const address = withReturn('/signin', { pathname: '/search', search: '?q=a&b' });
    expect(returnPath(address.slice('/signin'.length))).toBe('/search?q=a&b');
  });

  it('keeps the place through the pages on the way', () => {
    const address = withReturn('/signup', { pathname: '/signin', search: '?next=%2Faccount' });
    expect(address).toBe('/signup?next=%2Faccount');
  });

  it('says nothing of Home', () =>
    expect(withReturn('/signin', { pathname: '/', search: '' })).toBe('/signin'));
});
