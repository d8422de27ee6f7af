import { createSocket } from 'node:dgram';
import {
  PutTraceSegmentsCommand,
  type PutTraceSegmentsCommandOutput,
  type SamplingRule,
  XRayClient,
} from '@aws-sdk/client-xray';
import type { Config } from '../../config.ts';
import { toXray } from '../../ids.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';

/** An Observatory with a port for X-Ray, and the AWS SDK's client on it. */
export interface XrayHarness extends Harness {
  xrayAddress: string;
  client: XRayClient;
  /** Sends a datagram to the daemon's port. */
  datagram(content: string | Uint8Array): Promise<void>;
  /** Sends documents to the API, and gives its answer. */
  put(...documents: object[]): Promise<PutTraceSegmentsCommandOutput>;
  /** GET of the Observatory's own API. */
  ask<Answer>(path: string): Promise<Answer>;
}

export async function startXray(overrides: Partial<Config> = {}): Promise<XrayHarness> {
  const harness = await startHarness({ xrayPort: 0, ...overrides });
  const address = harness.xrayAddress ?? '';
  const { hostname, port } = new URL(`udp://${address}`);
  const client = new XRayClient({
    endpoint: harness.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const socket = createSocket('udp4');
  return {
    ...harness,
    xrayAddress: address,
    client,
    datagram: (content) =>
      new Promise((resolve, reject) => {
        socket.send(content, Number(port), hostname, (error) =>
          error ? reject(error) : resolve(),
        );
      }),
    put: (...documents) =>
      client.send(
        new PutTraceSegmentsCommand({
          TraceSegmentDocuments: documents.map((document) => JSON.stringify(document)),
        }),
      ),
    async ask<Answer>(path: string) {
      const response = await fetch(`${harness.url}/api/xray${path}`);
      return (await response.json()) as Answer;
    },
    close: async () => {
      socket.close();
      client.destroy();
      await harness.close();
    },
  };
}

/** The rule of the course's week 2, as it is written there. */
export const courseRule: SamplingRule = {
  RuleName: 'Cruddur',
  ResourceARN: '*',
  Priority: 9000,
  FixedRate: 0.1,
  ReservoirSize: 5,
  ServiceName: 'Cruddur',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
};

let ids = 0;

/** 16 hex digits, other ones at each call. */
export function someId(): string {
  ids++;
  return `c${ids.toString(16).padStart(15, '0')}`;
}

/** A trace's id of this second, in 32 hex digits. */
export function someTraceId(): string {
  const second = Math.floor(Date.now() / 1000);
  return `${second.toString(16).padStart(8, '0')}00000000${someId()}`;
}

/** A complete segment document of now. */
export function segment(members: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Date.now() / 1000;
  return {
    name: 'backend-node',
    id: someId(),
    trace_id: toXray(someTraceId()),
    start_time: now - 0.25,
    end_time: now,
    ...members,
  };
}

/** A document as the SDKs send it to the daemon. */
export function framed(document: unknown): string {
  return `{"format":"json","version":1}\n${JSON.stringify(document)}`;
}
