import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, redactAttribute, redactText, redactUrl } from './redact.ts';

describe('redactText', () => {
  it.each([
    ['a connection string', 'connect postgres://cruddur:p@ss/w:rd@db:5432/cruddur failed', 'p@ss'],
    ['a connection string without a user', 'redis://:hunter2@cache:6379/0', 'hunter2'],
    ['a connection string as pairs', "host=db password='hunter 2' user=x", 'hunter 2'],
    ['a token alone in an address', 'https://ghp_abcdef@github.com/x', 'ghp_abcdef'],
    ['a bearer header', 'Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
    ['a bearer header in JSON', '{"authorization":"Bearer abcdefgh"}', 'abcdefgh'],
    ['a bare bearer', 'got bearer abcdefgh instead', 'abcdefgh'],
    ['a basic header', 'Basic YW5kcmV3Omh1bnRlcjI=', 'YW5kcmV3'],
    ['a cookie header', 'Cookie: theme=dark; connect.sid=s%3Aabcdef; a=b', 's%3Aabcdef'],
    ['a set-cookie header', 'set-cookie: session=abcdef; HttpOnly', 'abcdef'],
    ['a session id', 'no session_id=abcdef123 here', 'abcdef123'],
    ['JSON', '{"handle":"andrew","password":"hun\\"ter2","x":1}', 'ter2'],
    ['JSON in JSON', '{"body":"{\\"password\\":\\"hunter two\\"}"}', 'hunter two'],
    ['an inspected object', "{ user: 'andrew', newPassword: 'hunter2' }", 'hunter2'],
    ['a form', 'user=andrew&password=hunter2&remember=1', 'hunter2'],
    ['an access token', 'access_token=ya29.abcdef', 'ya29'],
    ['an API key', 'x-api-key: abcdef0123', 'abcdef0123'],
    ['a Honeycomb header', 'x-honeycomb-team: abcdef0123', 'abcdef0123'],
    ['a Honeycomb key', 'key hcaik_01abcdefghij was refused', 'hcaik_01abcdefghij'],
    ['an AWS key', 'AKIAIOSFODNN7EXAMPLE is no key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a JSON Web Token', 'got eyJhbGciOi.eyJzdWIiOi.SflKxwRJ back', 'eyJzdWIiOi'],
    ['a code to type in', 'Your code is 493027.', '493027'],
    ['a code in JSON', '{"code":"493027"}', '493027'],
    ['a code by its name', 'verification_code=ab12cd', 'ab12cd'],
    ['an e-mail address', 'no user andrew.brown+x@mail.example.co.uk!', 'andrew.brown'],
    ['an encoded e-mail address', '/reset/andrew%40example.com', 'andrew'],
    ['an address that is not ASCII', 'mail jürgen@exämple.de', 'jürgen'],
  ])('hides %s', (_what, text, secret) => {
    expect(redactText(text)).not.toContain(secret);
    expect(redactText(text)).toContain('REDACTED');
  });

  it.each([
    'Cannot read properties of undefined (reading "rows")',
    'duplicate key value violates unique constraint "users_handle_key"',
    'connect ECONNREFUSED 127.0.0.1:5432',
    '    at file:///srv/node_modules/@opentelemetry/api/build/src/index.js:10:20',
    'http://localhost:3000/@andrewbrown',
    'status code 503',
    'the code path of home.activities',
    'select "a"."id" from "activities" as "a" where "expires_at" > $1',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    '4bf92f3577b34da6a3ce929d0e0e4736',
  ])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  const secret = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/).map((text) => `S3${text}`);
  const noise = fc.string();
  const forms = fc.constantFrom<(secret: string) => string>(
    (s) => `password=${s}`,
    (s) => JSON.stringify({ password: s, other: 1 }),
    (s) => JSON.stringify({ nested: JSON.stringify({ apiKey: s }) }),
    (s) => `Authorization: Bearer ${s}`,
    (s) => `cookie: a=b; sid=${s}`,
    (s) => `postgres://u:${s}@host/db`,
    (s) => `https://host/path?access_token=${s}&x=1`,
    (s) => `${s}@example.com`,
    (s) => `refresh_token: '${s}'`,
  );

  it('hides every secret in every form, whatever stands around it', () => {
    fc.assert(
      fc.property(secret, forms, noise, noise, (value, form, before, after) => {
        expect(redactText(`${before} ${form(value)} ${after}`)).not.toContain(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(secret, forms, noise, (value, form, around) => {
        const once = redactText(`${around} ${form(value)} ${around}`);
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes no more than a moment for text made to be slow', () => {
    const hostile = ['@', 'a@', 'password', 'password=\\"', 'code: ', '://', 'eyJ.', '"\\'];
    for (const piece of hostile) {
      const startedMs = performance.now();
      redactText(piece.repeat(Math.ceil(4_000 / piece.length)));
      expect(performance.now() - startedMs).toBeLessThan(200);
    }
  });
});

describe('redactUrl', () => {
  it.each([
    [
      'http://localhost:3000/a?q=my+illness&page=2',
      'http://localhost:3000/a?q=REDACTED&page=REDACTED',
    ],
    ['/a/b?cursor=abc', '/a/b?cursor=REDACTED'],
    ['/a/b=c?flag', '/a/b=c?flag'],
    ['/a?%zz=1&password=x#access_token=y', '/a?%zz=REDACTED&password=REDACTED'],
    ['/reset/andrew%40example.com?mail=andrew%40example.com', '/reset/REDACTED?mail=REDACTED'],
    ['a', 'a'],
  ])('%s', (url, clean) => {
    expect(redactUrl(url)).toBe(clean);
  });
});

describe('redactAttribute', () => {
  it('hides the value of a secret name, whatever it is', () => {
    expect(redactAttribute('app.user.password', 'x')).toBe('REDACTED');
    expect(redactAttribute('app.otp', 123_456)).toBe('REDACTED');
    expect(redactAttribute('http.request.body', 'Hello')).toBe('REDACTED');
    expect(redactAttribute('http.request.body.size', 12)).toBe(12);
    expect(redactAttribute('app.result_length', 20)).toBe(20);
    expect(redactAttribute('url.query', 'token=x&page=2=3&=4')).toBe(
      'token=REDACTED&page=REDACTED&=REDACTED',
    );
  });

  it('knows the session of a tab for no secret', () => {
    expect(isSecretName('session.id')).toBe(false);
    expect(isSecretName('session_id')).toBe(true);
  });
});
