import { tmpdir } from 'node:os';
import { startPart } from '../../backend-node/launch/part.ts';
import { observatory } from '../../backend-node/launch/parts.ts';
import { freePorts } from '../../backend-node/launch/ports.ts';

/** An Observatory as the launcher starts it, which keeps what it takes in memory. */
export async function startObservatory() {
  const [frontend = 0, backend = 0, http = 0, smtp = 0, xray = 0] = await freePorts(5);
  const described = observatory({
    dataDirectory: tmpdir(),
    ports: { frontend, backend, observatory: http, smtp, xray },
    hosts: { backend: '127.0.0.1', observatory: '127.0.0.1' },
    observatory: true,
    dev: false,
    env: { OBSERVATORY_DATA: ':memory:' },
    print: () => {},
  });
  const part = await startPart(described, new AbortController().signal);
  const url = `http://127.0.0.1:${http}`;
  return {
    url,
    /** For a backend that sends everything there. */
    env: { OBSERVATORY_URL: url, OBSERVATORY_XRAY_ADDRESS: `127.0.0.1:${xray}` },
    stop: () => part.stop(),
  };
}
