import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openApiDocument } from '@cruddur/contract/api/openapi/document.ts';
import { Router } from 'express';
import { onlyMethods } from '../../http/methods.ts';
import { docsPage, docsScript } from './docs.page.ts';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** `GET /api/openapi.json`, made from the contract, and `GET /api/docs`, which shows it. */
export function docsRoutes(): Router {
  const router = Router();
  // Made when it is first asked for: it takes longer than all of the start around it.
  let document: ReturnType<typeof openApiDocument> | undefined;
  router
    .route('/api/openapi.json')
    .get((_request, response) => {
      document ??= openApiDocument();
      response.json(document);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/api/docs')
    .get((_request, response) => {
      response.type('html').send(docsPage);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('js').send(docsScript);
  });
  // By name, so that the package's other files are not served.
  for (const name of FILES) {
    router.get(`/api/docs/${name}`, (_request, response) => {
      response.sendFile(name, { root: swaggerUi, maxAge: '1 day' });
    });
  }
  return router;
}
