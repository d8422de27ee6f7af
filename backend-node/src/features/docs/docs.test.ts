import { openApiDocument } from '@cruddur/contract/api/openapi/document.ts';
import type { Express } from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';

const { app } = await startTestApp();
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const document = openApiDocument();

/** `METHOD /path` of each route of the application, in OpenAPI's way of writing parameters. */
function routesOf(router: Express['router']): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const methods = route.stack.map((layer) => layer.method);
      return METHODS.filter((method) => methods.includes(method)).map((m) => `${m} ${path}`);
    }
    return 'stack' in handle ? routesOf(handle as unknown as Express['router']) : [];
  });
}

test('the document is served as the contract makes it', async () => {
  const response = await request(app).get('/api/openapi.json').expect(200);
  expect(response.body).toEqual(JSON.parse(JSON.stringify(document)));
  expect(response.body.openapi).toBe('3.1.0');
});

test('it names each route of the API, and no other', () => {
  const routes = routesOf(app.router).filter(
    (route) => / \/(api|o\/settings|rollbar)/.test(route) && !route.includes(' /api/docs'),
  );
  const documented = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => `${method} ${path}`),
  );
  expect(documented.length).toBeGreaterThan(4);
  expect(documented.toSorted()).toEqual([...new Set(routes)].toSorted());
});

test('each operation has an id of its own, a summary, and described answers', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    METHODS.flatMap((method) => item[method as 'get'] ?? []),
  );
  const ids = operations.map((operation) => operation.operationId);
  expect(new Set(ids).size).toBe(operations.length);
  for (const operation of operations) {
    expect(operation.summary).toBeTruthy();
    const answers = Object.entries(operation.responses ?? {});
    expect(answers.some(([status]) => status.startsWith('2'))).toBe(true);
    for (const [, answer] of answers) expect(answer.description).toBeTruthy();
  }
});

test('each reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  let count = 0;
  for (const [, path = ''] of references) {
    const target = path
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
    expect(target, path).toBeDefined();
    count += 1;
  }
  expect(count).toBeGreaterThan(5);
});

test('the page of the document and its files are served from here', async () => {
  const page = await request(app).get('/api/docs').expect(200).expect('content-type', /html/);
  expect(page.text).not.toMatch(/https?:\/\//);
  const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => address,
  );
  expect(addresses).toHaveLength(4);
  for (const address of addresses) await request(app).get(String(address)).expect(200);
  await request(app).get('/api/docs/package.json').expect(404);
});
