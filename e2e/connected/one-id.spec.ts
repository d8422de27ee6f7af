import type { XrayDocument } from '../../observatory/api/xray.ts';
import { expectChain, expectConnected, is } from '../support/edges.ts';
import { ReceivedErrors } from '../support/errors.ts';
import { failToPost, saidOf500 } from '../support/failing.ts';
import type { Span } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';
import { ReceivedByVendors } from '../support/vendors.ts';

const url = process.env.E2E_OBSERVATORY ?? '';
const errors = new ReceivedErrors(url);
const vendors = new ReceivedByVendors(url);

test.use({ expectedConsole: [saidOf500] });

/** What both items of a trace are, once both are there. */
async function bothItems(traceId: string) {
  const first = await errors.next(traceId);
  const second = await errors.next(traceId, first.uuid);
  return [first, second].toSorted((one, other) => one.platform.localeCompare(other.platform));
}

/** Every way in which one meets the id of a trace. */
function formsOf(traceId: string): string[] {
  const xray = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  return [
    traceId,
    xray,
    `00-${traceId}-00f067aa0ba902b7-03`,
    `Root=${xray};Parent=00f067aa0ba902b7;Sampled=1`,
  ];
}

function subsegmentsOf(document: XrayDocument): XrayDocument[] {
  return (document.subsegments ?? []).flatMap((each) => [each, ...subsegmentsOf(each)]);
}

test('one failing click is found under one id in all four, and the person is told that id', async ({
  page,
}) => {
  const traceId = await failToPost(page);

  // Honeycomb: the click, its request, the handler and the statement, in one tree of both sides.
  const trace = await observatory.completeTrace(traceId, 'submit compose');
  expectConnected(trace);
  const chain = expectChain(trace, ['action', 'fetch', 'request', 'handler', 'sql']);
  const served = chain.find((span) => is(span, 'request')) as Span;
  expect(served.attributes['http.response.status_code']).toBe(500);
  expect(served.events.map(({ name }) => name)).toContain('exception');

  // X-Ray: the segment is the server's span, and hangs below the browser's request.
  const [segment, ...others] = await vendors.segments(traceId);
  expect(others).toEqual([]);
  expect(segment).toMatchObject({
    id: served.span_id,
    parent_id: served.parent_span_id,
    trace_id: traceId,
    fault: true,
    document: {
      trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`,
      http: { response: { status: 500 } },
      cause: { exceptions: [expect.objectContaining({ type: 'RollbarTestError' })] },
    },
  });
  const statements = trace.spans.filter((span) => is(span, 'sql'));
  const parts = subsegmentsOf(segment?.document as XrayDocument);
  for (const { span_id } of statements) {
    const part = parts.find(({ id }) => id === span_id);
    expect(part?.sql, span_id).toMatchObject({ sanitized_query: expect.stringMatching(/\w/) });
  }

  const spanIds = trace.spans.map(({ span_id }) => span_id);
  // CloudWatch: the line of the request, and that of the error.
  for (const [search, type] of [
    ['GET /rollbar/test 500', undefined],
    ['Hello Error!', 'RollbarTestError'],
  ] as const) {
    const line = await vendors.logLine(traceId, search);
    expect(line).toMatchObject({
      level: 'error',
      group: 'cruddur',
      fields: { trace_id: traceId },
    });
    expect(spanIds, search).toContain(line.fields?.span_id);
    expect(line.fields?.['exception.type'], search).toBe(type);
  }

  // Rollbar: the item of each side, by the same person.
  const items = await bothItems(traceId);
  const person = chain[0]?.attributes['user.id'];
  expect(person).toMatch(/^[0-9a-f-]{36}$/);
  expect(items).toMatchObject([
    { platform: 'browser', trace_id: traceId, person_id: person, context: '/' },
    { platform: 'server', trace_id: traceId, context: '/rollbar/test', level: 'error' },
  ]);

  // Joined: each vendor counts what was found one by one, whatever form the id has.
  for (const form of formsOf(traceId)) {
    const { vendors: all } = await vendors.related(form);
    expect(Object.fromEntries(all.map(({ vendor, count }) => [vendor, count])), form).toEqual({
      honeycomb: trace.spans.length,
      xray: 1,
      cloudwatch: 2,
      rollbar: 2,
    });
  }
});

test.describe('on the screen', () => {
  test('every form of the id leads to the trace, where each vendor leads to what it has', async ({
    page,
    context,
  }) => {
    const traceId = await failToPost(page);
    await observatory.completeTrace(traceId, 'submit compose');
    await vendors.segments(traceId);
    await vendors.logLine(traceId, 'Hello Error!');
    await bothItems(traceId);

    const screen = await context.newPage();
    for (const form of formsOf(traceId)) {
      await screen.goto(`${url}/errors`);
      await screen.getByRole('searchbox', { name: 'Search traces' }).fill(form);
      await screen.keyboard.press('Enter');
      await expect(screen, form).toHaveURL(new RegExp(`/trace/${traceId}(\\?|$)`));
    }
    const badges = screen.getByRole('navigation', { name: 'Who has this id' });
    await expect(badges.getByRole('link')).toHaveText([
      /^Honeycomb\d+ spans$/,
      /^X-Ray1 segment$/,
      /^CloudWatch\d+ log lines$/,
      /^Rollbar2 items$/,
    ]);
    for (const [badge, shows] of [
      ['X-Ray', 'fault'],
      ['CloudWatch', 'Hello Error!'],
      ['Rollbar', 'Hello Error!'],
    ] as const) {
      await badges.getByRole('link', { name: badge }).click();
      await expect(screen.getByRole('complementary').last(), badge).toContainText(shows);
    }
  });
});
