import express, { Router } from 'express';
import { z } from 'zod';
import { type FaultyVendor, faultModes, faultyVendors } from '../api/faults.ts';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import type { Faults } from './faults.ts';

const day = 24 * 60 * 60 * 1000;

const order = z.strictObject({
  mode: z.enum(faultModes),
  delay_ms: z.number().int().min(0).max(300_000).optional(),
  status: z.number().int().min(400).max(599).optional(),
  retry_after_s: z.number().int().min(0).max(3600).optional(),
  share: z.number().gt(0).max(1).optional(),
  duration_ms: z.number().int().min(1).max(day).optional(),
  requests: z.number().int().min(1).max(1_000_000).optional(),
});

/** The faults in force, ordering one, and their end. */
export function faultRoutes(faults: Faults): Router {
  const router = Router();

  router.get('/', (_request, response) => {
    response.json(faults.state());
  });

  router.put('/:vendor', express.json({ limit: '4kb' }), (request, response) => {
    const vendor = vendorNamed(request.params.vendor);
    response.json(faults.order(vendor, parseQuery(order, request.body ?? {})));
  });

  router.delete('/:vendor', (request, response) => {
    faults.end(vendorNamed(request.params.vendor));
    response.status(204).end();
  });

  router.delete('/', (_request, response) => {
    faults.endAll();
    response.status(204).end();
  });

  return router;
}

function vendorNamed(name: string | string[] | undefined): FaultyVendor {
  const vendor = faultyVendors.find((known) => known === name);
  if (vendor) return vendor;
  const message = `Faults can be ordered for ${faultyVendors.join(', ')}.`;
  throw new HttpError(404, 'unknown_vendor', message);
}
