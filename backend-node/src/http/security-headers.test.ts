import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../../test/app.ts';

const { app } = await startTestApp();

describe.each(['/', '/api/me', '/api/nothing', '/api/docs', '/assets/none.js'])('%s', (path) => {
  test('carries a content policy without a hole, and the other security headers', async () => {
    const { headers } = await request(app).get(path);
    const policy = new Map(
      headers['content-security-policy']?.split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(' ');
        return [name, sources] as const;
      }),
    );
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) {
      expect(policy.get(name)).toEqual(["'none'"]);
    }
    expect(headers['content-security-policy']).not.toMatch(/unsafe-(inline|eval)|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});
