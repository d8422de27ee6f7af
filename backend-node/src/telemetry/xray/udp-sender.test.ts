import { afterEach, describe, expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { eventually } from '../testing/eventually.ts';
import { listenUdp, type UdpDaemon } from './testing/udp-daemon.ts';
import { UdpSender } from './udp-sender.ts';

const counter = (name: string) => telemetryCounters()[name] ?? 0;
const datagram = (id: string, spans = 1) => ({
  text: `{"format":"json","version":1}\n{"id":"${id}"}`,
  spans,
});

let daemon: UdpDaemon | undefined;
let sender: UdpSender;

afterEach(async () => {
  await sender.close(AbortSignal.abort());
  daemon?.close();
  daemon = undefined;
});

describe('the sender', () => {
  it('sends at once, counts spans, and has all sent when it is closed', async () => {
    daemon = await listenUdp();
    sender = new UdpSender({ host: 'localhost', port: daemon.port });
    const before = counter('xray.sent');
    sender.send(datagram('1', 3));
    sender.send(datagram('2', 2));
    await sender.close(AbortSignal.timeout(2_000));
    expect(counter('xray.sent')).toBe(before + 5);
    await daemon.find('1');
    await daemon.find('2');
    const dropped = counter('xray.dropped.closed');
    sender.send(datagram('3'));
    expect(counter('xray.dropped.closed')).toBe(dropped + 1);
  });

  it('counts what nobody takes, and sends again when somebody is there', async () => {
    const first = await listenUdp();
    const { port } = first;
    sender = new UdpSender({ host: '127.0.0.1', port }, 1);
    sender.send(datagram('before'));
    await first.find('before');
    first.close();
    const before = counter('xray.dropped.unavailable');
    let sent = 0;
    await eventually(() => {
      sent += 1;
      sender.send(datagram(`lost ${sent}`));
      return counter('xray.dropped.unavailable') > before;
    }, 'the refusal');
    daemon = await listenUdp(port);
    const found = daemon;
    await eventually(() => {
      sender.send(datagram('after'));
      return found.documents().some(({ id }) => id === 'after');
    }, 'the daemon that is back');
  });

  it('gives up a name that nobody knows, and drops what waits for it', async () => {
    sender = new UdpSender({ host: 'no-such-host.invalid', port: 2000 });
    const before = counter('xray.dropped.unavailable');
    sender.send(datagram('1', 4));
    await eventually(() => counter('xray.dropped.unavailable') >= before + 4, 'the failed look-up');
    sender.send(datagram('2', 3));
    expect(counter('xray.dropped.unavailable')).toBe(before + 7);
  });

  it('holds no more than its bound', () => {
    sender = new UdpSender({ host: '127.0.0.1', port: 9 });
    const before = counter('xray.dropped.queue_full');
    for (let n = 0; n < 600; n += 1) sender.send(datagram(String(n)));
    expect(counter('xray.dropped.queue_full')).toBe(before + 600 - 512);
  });

  it('counts a span that no datagram can hold', () => {
    sender = new UdpSender({ host: '127.0.0.1', port: 9 });
    const before = counter('xray.dropped.oversize');
    sender.send({ text: '', spans: 1 });
    expect(counter('xray.dropped.oversize')).toBe(before + 1);
  });
});
