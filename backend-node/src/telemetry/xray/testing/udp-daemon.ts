import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { eventually } from '../../testing/eventually.ts';
import type { SegmentDocument } from '../document.ts';

export interface UdpDaemon {
  readonly port: number;
  /** Everything taken, in order. */
  readonly datagrams: readonly string[];
  /** The documents taken, each behind a header that was what the daemon wants. */
  documents(): SegmentDocument[];
  /** Waits for the document of that span, wherever it stands. */
  find(id: string): Promise<SegmentDocument>;
  close(): void;
}

/** A real UDP socket on loopback that keeps what the X-Ray daemon would be sent. */
export async function listenUdp(port = 0): Promise<UdpDaemon> {
  const socket = createSocket('udp4');
  const datagrams: string[] = [];
  socket.on('message', (message) => datagrams.push(message.toString()));
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  socket.setRecvBufferSize(1_000_000);
  const documents = () => datagrams.map(readDatagram);
  return {
    port: socket.address().port,
    datagrams,
    documents,
    find: (id) => eventually(() => flatten(documents()).find((one) => one.id === id), id),
    close: () => socket.close(),
  };
}

/** The document of a datagram; throws when the line in front of it is not the daemon's. */
export function readDatagram(text: string): SegmentDocument {
  const end = text.indexOf('\n');
  const header = JSON.parse(text.slice(0, end)) as { format?: unknown; version?: unknown };
  if (header.format !== 'json' || header.version !== 1) throw new Error(`Header: ${text}`);
  return JSON.parse(text.slice(end + 1)) as SegmentDocument;
}

/** Documents with all the subsegments inside them. */
export function flatten(documents: readonly SegmentDocument[]): SegmentDocument[] {
  return documents.flatMap((one) => [one, ...flatten(one.subsegments ?? [])]);
}
