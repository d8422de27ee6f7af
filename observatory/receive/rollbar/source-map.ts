import { type Request, Router } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import type { ErrorStore } from '../../errors/store.ts';
import { RollbarError, succeed } from './answers.ts';
import { requireToken } from './token.ts';

const mebibyte = 1024 * 1024;
/** The map and the sources beside it, in one request. */
const uploadBytes = 32 * mebibyte;

/** Keeps files in memory, and no more of one request than is allowed in all. */
class BoundedMemory implements StorageEngine {
  readonly #taken = new WeakMap<Request, number>();

  _handleFile(
    request: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<Express.Multer.File>) => void,
  ): void {
    const chunks: Buffer[] = [];
    let failed = false;
    file.stream.on('data', (chunk: Buffer) => {
      if (failed) return;
      const taken = (this.#taken.get(request) ?? 0) + chunk.length;
      this.#taken.set(request, taken);
      if (taken <= uploadBytes) chunks.push(chunk);
      else {
        failed = true;
        done(new MulterError('LIMIT_FILE_SIZE', file.fieldname));
      }
    });
    file.stream.on('end', () => {
      if (!failed) done(undefined, { buffer: Buffer.concat(chunks) });
    });
    file.stream.on('error', done);
  }

  _removeFile(_request: Request, _file: Express.Multer.File, done: (error: null) => void): void {
    done(null);
  }
}

const upload = multer({
  storage: new BoundedMemory(),
  limits: { fileSize: uploadBytes, files: 500, fields: 20, fieldSize: 64 * 1024 },
}).any();

/**
 * `POST /api/1/sourcemap`, multipart: `version`, `minified_url`, the file `source_map`, and the
 * sources as further files, each by its name.
 * https://docs.rollbar.com/docs/source-maps
 */
export function sourceMapRoutes(errors: ErrorStore): Router {
  const router = Router();
  router.post('/sourcemap', upload, async (request, response) => {
    requireToken(request, request.body);
    const { version, minified_url: minifiedUrl } = (request.body ?? {}) as Record<string, unknown>;
    const sent = Array.isArray(request.files) ? request.files : [];
    const map = sent.find(({ fieldname }) => fieldname === 'source_map');
    if (!isText(version)) throw new RollbarError(422, 'version is required');
    if (!isText(minifiedUrl)) throw new RollbarError(422, 'minified_url is required');
    if (!map) throw new RollbarError(422, 'source_map is required, as a file');
    const sources = sent.filter((file) => file !== map);
    const files = new Map(sources.map(({ fieldname, buffer }) => [fieldname, buffer.toString()]));
    await errors.sourceMaps.add({ version, minifiedUrl, map: map.buffer.toString(), files });
    succeed(response, { result: {} });
  });
  return router;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 2000;
}
