import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { securityHeaders } from '../src/http/security-headers.ts';
import { root } from './paths.mjs';

interface Service {
  image?: string;
  build?: { dockerfile: string };
  healthcheck?: object;
  ports?: string[];
  profiles?: string[];
  environment?: Record<string, string>;
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = parse(read('docker-compose.yml')) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const dockerfiles = ['backend-node', 'frontend-react', 'observatory'].map(
  (folder) => [folder, read(`${folder}/Dockerfile`)] as const,
);

describe('docker-compose.yml', () => {
  test('has the parts of Cruddur, and the Observatory only when it is asked for', () => {
    expect(services.map(([name]) => name).sort()).toEqual(
      ['backend-node', 'frontend-react', 'observatory', 'postgres', 'xray-daemon'].sort(),
    );
    const optional = services.filter(([, { profiles }]) => profiles).map(([name]) => name);
    expect(optional).toEqual(['observatory']);
  });

  test.each(services)(
    '%s is pinned, reached from this machine alone, and no secret',
    (_, service) => {
      if (service.image) expect(service.image).toMatch(/^[\w./-]+:\d+\.\d+/);
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/KEY|TOKEN|SECRET|HEADERS/.test(name)) expect(value).toMatch(/^\$\{\w+:-\}$/);
      }
    },
  );

  test('has segments sent over UDP', () => {
    expect(compose.services['xray-daemon']?.ports).toEqual(['127.0.0.1:2000:2000/udp']);
  });
});

describe.each(dockerfiles)('the image of %s', (folder, text) => {
  const last = text.slice(text.lastIndexOf('\nFROM '));

  test('runs pinned versions, not as root, and tells whether it is well', () => {
    const { node } = JSON.parse(read('package.json')).devDependencies;
    for (const [, image = ''] of text.matchAll(/^FROM (\S+)/gm)) {
      if (image.startsWith('node:')) expect(image).toBe(`node:${node}-bookworm-slim`);
      else if (image.includes(':')) expect(image).toMatch(/:\d+\.\d+\.\d+/);
    }
    expect(last).toMatch(/^USER node$|nginx-unprivileged/m);
    expect(last).toContain('HEALTHCHECK');
  });

  test('copies the manifest of every workspace, which the lock file names', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    for (const each of workspaces) expect(text, folder).toContain(`COPY ${each}/package.json`);
    // Vite reads it for every source.
    expect(text).toContain('tsconfig.base.json');
  });
});

test('nginx sends the headers of the backend with the files that it has itself', async () => {
  const app = express()
    .use(securityHeaders(true))
    .use((_request, response) => void response.end());
  const { headers } = await request(app).get('/');
  const ours = ['content-security-policy', 'x-content-type-options', 'strict-transport-security'];
  const sent = read('frontend-react/nginx/headers.conf').matchAll(
    /^add_header (\S+) "(.*)" always;$/gm,
  );
  const byNginx = Object.fromEntries([...sent].map(([, name, value]) => [name, value]));
  expect(byNginx).toMatchObject(Object.fromEntries(ours.map((name) => [name, headers[name]])));
  expect(headers).toMatchObject(byNginx);
});

test('nginx hands on what is believed of a proxy as it knows it itself', () => {
  const config = read('frontend-react/nginx/default.conf.template');
  expect(config).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
  expect(config).toContain('proxy_set_header X-Amzn-Trace-Id "";');
  // A location with one such line of its own would inherit none of them.
  expect(config.slice(config.indexOf('location '))).not.toContain('proxy_set_header');
});

test('no image takes a file of secrets along, wherever in the repository it lies', () => {
  expect(read('.dockerignore').split('\n')).toContain('**/.env*');
});

test('.gitpod.yml starts what the README starts, on ports that people can open', () => {
  const { tasks, ports } = parse(read('.gitpod.yml'));
  expect(tasks[0].command).toContain('npm start');
  expect(ports.map(({ port }: { port: number }) => port)).toEqual([3000, 4567, 4318, 2000, 1025]);
});
