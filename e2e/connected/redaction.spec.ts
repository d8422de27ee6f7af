import type { Page } from '@playwright/test';
import { breakWriting } from '../support/broken-database.ts';
import { ReceivedErrors } from '../support/errors.ts';
import { card, complaint, composeBox, crudButton, openHome, sendCrud } from '../support/home.ts';
import { type Marks, mark, marksIn, wordIn } from '../support/marks.ts';
import { Observatory } from '../support/observatory.ts';
import { type OwnStack, startOwnStack } from '../support/own-stack.ts';
import { newPerson, signIn, signOut, signUp } from '../support/people.ts';
import { readStored } from '../support/stored.ts';
import { expect, test } from '../support/test.ts';

/** As people write: with what addresses, JSON and SQL would have to encode. */
const said = (word: string) => `"${word}" & 100 % of ${word}'s\\ way, ö`;

/** What the parts of the stack are given, and must keep to themselves. */
const settings = {
  'secret of sessions': `${mark()}${mark()}`,
  'key of Honeycomb': mark(),
  'key of AWS': mark(),
  'secret of AWS': mark(),
  'token of the server': mark(),
  'token of the pages': mark(),
};

const typed = {
  password: said(mark()),
  'wrong password': said(mark()),
  'new password': said(mark()),
  name: mark(),
  'e-mail': `${mark()}@example.com`,
  crud: said(mark()),
  biography: said(mark()),
  message: said(mark()),
  search: said(mark()),
  draft: said(mark()),
  'refused crud': said(mark()),
  'refused message': said(mark()),
  'unreadable body': mark(),
};

let stack: OwnStack;
test.beforeAll(async () => {
  // X-Ray is left to itself: of segments for the Observatory no rule leaves any out.
  stack = await startOwnStack((observatory) => ({
    AUTH_SECRET: settings['secret of sessions'],
    OTEL_EXPORTER_OTLP_ENDPOINT: observatory,
    OTEL_EXPORTER_OTLP_HEADERS: `x-honeycomb-team=${settings['key of Honeycomb']}`,
    AWS_ACCESS_KEY_ID: settings['key of AWS'],
    AWS_SECRET_ACCESS_KEY: settings['secret of AWS'],
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: observatory,
    ROLLBAR_ACCESS_TOKEN: settings['token of the server'],
    ROLLBAR_CLIENT_TOKEN: settings['token of the pages'],
    ROLLBAR_ENDPOINT: `${observatory}/api/1/item/`,
  }));
});
test.afterAll(() => stack?.remove());

test.use({ person: null });
test.setTimeout(90_000);

test('nothing secret that was typed, sent or set is in anything that a vendor received', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: stack.urls.cruddur });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener('keydown', ({ key }) => {
      if (key === 'F8') throw new Error('thrown on purpose');
    });
  });
  const marks: Marks = { ...settings };
  // The words alone: whoever stores or prints a text escapes what stands around them.
  for (const [what, text] of Object.entries(typed)) marks[what] = wordIn(text);
  const observatory = new Observatory(stack.urls.observatory);
  const errors = new ReceivedErrors(stack.urls.observatory);
  let keys = 0;
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key'];
    if (key) marks[`idempotency key ${keys++}`] = key;
  });
  const noteSession = async () => {
    const cookies = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
    expect(cookies).not.toEqual([]);
    for (const { name, value } of cookies) {
      const [token = '', signature = ''] = decodeURIComponent(value).split('.');
      // That of a sign-up is of somebody's uuid, which may be told: only we can sign it.
      if (!name.endsWith('sign_up')) marks[`token of ${name}, ${token.slice(0, 4)}`] = token;
      marks[`signature of ${name}, ${token.slice(0, 4)}`] = signature;
    }
  };

  const { name, password } = typed;
  const person = { ...newPerson('redacted'), name, password, email: typed['e-mail'] };
  await signUp(page, person, observatory);
  const confirmation = await observatory.nextMail(person.email);
  marks['code of the confirmation'] = confirmation.code ?? '';
  await noteSession();
  await signOut(page);
  await signIn(page, person.email, typed['wrong password']);
  await expect(complaint(page).first()).toContainText(/password/i);
  marks['code of the reset'] = await resetPassword(page, person.email, observatory);
  await signIn(page, person.email, typed['new password']);
  await expect(composeBox(page)).toBeVisible();
  await noteSession();

  await openHome(page);
  const uuid = await post(page, typed.crud);
  await writeBiography(page, person.handle, typed.biography);
  await sendMessage(page, typed.message);
  await expect(page.getByText(typed.message).last()).toBeVisible();
  await page.goto('/search');
  await page.getByRole('searchbox').first().fill(typed.search);
  await expect(page).toHaveURL(/[?&]q=/);

  // An error of the page, while something is typed and a search is in the address before it.
  await page.goto(`/search?q=${encodeURIComponent(typed.search)}`);
  await page.locator('nav').getByRole('link', { name: 'Home' }).click();
  await composeBox(page).fill(typed.draft);
  await page.keyboard.press('F8');
  await errors.next('thrown on purpose');

  // Errors of the server, of which PostgreSQL says what it was given.
  await breakWriting(stack.urls.database);
  const broken = await sendCrud(page, typed['refused crud']);
  await expect(complaint(page).locator('code')).toHaveAttribute('title', broken);
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/messages'));
  await sendMessage(page, typed['refused message']);
  expect((await answered).status()).toBe(500);
  const unreadable = await page.request.post('/api/auth/sign-in', {
    headers: { 'content-type': 'application/json' },
    data: Buffer.from(`{"email": "${typed['unreadable body']}" "password": broken}`),
  });
  expect(unreadable.status()).toBe(400);
  await errors.next(broken, (await errors.next(broken)).uuid);
  await errors.next('refused_on_purpose');

  await context.close();
  await stack.stop();
  const { received, mails } = await readStored(stack.file);
  const found = [...received, ['what was printed', stack.printed] as const].flatMap(
    ([table, rows]) =>
      rows.flatMap((row) => marksIn(row, marks).map((each) => `${each} in ${table}: ${row}`)),
  );
  expect(found).toEqual([]);

  // The search finds what is there: what may be told, in the tables, and what may not, in letters.
  const all = (table: string) => received.get(table)?.join('\n') ?? '';
  for (const table of ['spans', 'xray_segments', 'log_events', 'error_occurrences']) {
    const known = { uuid, broken, person: person.handle };
    expect(marksIn(all(table), known), table).not.toEqual([]);
  }
  expect(marksIn(all('spans'), { uuid })).toEqual(['uuid']);
  const letters = { 'e-mail': person.email, code: marks['code of the reset'] };
  expect(marksIn(mails.join('\n'), letters)).toEqual(Object.keys(letters));
});

test('the search finds a mark in every form in which it might be hidden', () => {
  const secret = said(mark());
  const hidden = [
    `x${secret}y`,
    secret.toUpperCase(),
    JSON.stringify({ secret }),
    JSON.stringify({ body: JSON.stringify({ secret }) }),
    `/search?q=${encodeURIComponent(secret)}`,
    `/search?${new URLSearchParams({ q: secret.replaceAll("'", '') })}`,
    ...['', 'a', 'ab', 'abc'].map((before) => btoa(`${before}${secret.replaceAll('ö', 'o')}c`)),
    Buffer.from(`{"secret":"${secret}"}`).toString('base64url'),
  ];
  const marks = { secret, word: secret.split('"')[1] ?? '', other: mark(), code: '482913' };
  for (const text of hidden) expect(marksIn(text, marks), text).toContain('word');
  expect(marksIn(hidden.join('\n'), marks)).toEqual(['secret', 'word']);
  expect(marksIn('code=482913&', marks)).toEqual(['code']);
  expect(marksIn('1482913 0.482913 4829130', marks)).toEqual([]);
});

/** Asks for a new password and sets it; resolves to the code of the letter. */
async function resetPassword(page: Page, email: string, mailbox: Observatory): Promise<string> {
  const before = await mailbox.nextMail(email);
  await page.goto('/forgot');
  await page.locator('form[name=forgot]').getByLabel('E-mail').fill(email);
  await page.locator('form[name=forgot] button[type=submit]').click();
  const { code = '' } = await mailbox.nextMail(email, before.id);
  const form = page.locator('form[name=reset]');
  await form.getByLabel('Code from the mail').fill(code ?? '');
  await form.getByLabel('New password', { exact: true }).fill(typed['new password']);
  await form.getByLabel('New password again', { exact: true }).fill(typed['new password']);
  await form.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/signin|\/$/);
  return code ?? '';
}

/** Posts a crud; resolves to its uuid. */
async function post(page: Page, text: string): Promise<string> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/activities'));
  await composeBox(page).fill(text);
  await crudButton(page).click();
  await expect(card(page, text)).toBeVisible();
  return (await (await answered).json()).uuid;
}

async function writeBiography(page: Page, handle: string, text: string): Promise<void> {
  await page.goto(`/@${handle}`);
  await page.locator('button[name=edit-profile]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bio').fill(text);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function sendMessage(page: Page, text: string): Promise<void> {
  await page.goto('/messages/@worf');
  await page.getByPlaceholder('send a direct message…').fill(text);
  await page.keyboard.press('Enter');
}
