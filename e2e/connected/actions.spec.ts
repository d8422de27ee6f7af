import { type Action, doAll, expectTraced } from '../support/actions.ts';
import { card, composeBox, crudButton, openHome } from '../support/home.ts';
import { newPerson, signInAs, signOut } from '../support/people.ts';
import { whisper } from '../support/secrets.ts';
import { expect, observatory, test } from '../support/test.ts';

test.describe('what is done with cruds', () => {
  test.use({ person: 'bayko' });

  test('each is one trace: action → fetch → request → handler → SQL', async ({ page }) => {
    await openHome(page);
    const mine = card(page, `The ${whisper} of a crud`);
    const dialog = page.getByRole('dialog');
    const press = (name: string) => mine.getByRole('button', { name }).click();
    const post: Action = {
      edge: 'postCrud',
      root: 'submit compose',
      asks: 'POST /api/activities',
      sql: /^INSERT activities$/,
      event: 'crud_created',
      act: async () => {
        await composeBox(page).fill(`The ${whisper} of a crud`);
        await crudButton(page).click();
        await expect(mine.getByRole('button', { name: 'Like' })).toBeVisible();
      },
    };
    const marks = (
      [
        ['likeCrud', 'like', 'PUT', 'like', 'crud_liked', /^(WITH|INSERT likes)/],
        ['unlikeCrud', 'unlike', 'DELETE', 'like', 'crud_unliked', /^(WITH|DELETE likes)/],
        ['repostCrud', 'repost', 'PUT', 'repost', 'crud_reposted', /^(WITH|INSERT reposts)/],
        ['unrepostCrud', 'unrepost', 'DELETE', 'repost', 'crud_unreposted', /^(WITH|DELETE repo)/],
      ] as const
    ).map(
      ([edge, does, method, mark, event, sql]): Action => ({
        edge,
        root: `click ${does}`,
        asks: `${method} /api/activities/:uuid/${mark}`,
        sql,
        event,
        act: () => press(mark === 'like' ? 'Like' : 'Repost'),
      }),
    );
    const reply: Action = {
      edge: 'replyToCrud',
      root: 'submit reply',
      asks: 'POST /api/activities/:uuid/reply',
      sql: /^INSERT activities$/,
      event: 'crud_replied',
      act: async () => {
        await press('Reply');
        await dialog.getByPlaceholder('what is your reply?').fill(`The ${whisper} of a reply`);
        await dialog.getByRole('button', { name: 'Reply', exact: true }).click();
      },
    };
    const remove: Action = {
      edge: 'deleteCrud',
      root: 'click delete',
      asks: 'DELETE /api/activities/:uuid',
      sql: /^(WITH|DELETE activities)/,
      event: 'crud_deleted',
      act: async () => {
        await press('Delete');
        await dialog.getByRole('button', { name: 'Delete it' }).click();
      },
    };
    await expectTraced(await doAll(page, [post, ...marks, reply, remove]));
  });
});

test.describe('what is done with people', () => {
  test.use({ person: 'londo' });

  // There is something new for Londo.
  test.beforeEach(async ({ playwright, baseURL }) => {
    const worf = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
    await signInAs({ request: worf }, 'worf');
    const data = { message: `@londo ${whisper}`, ttl: '1-hour' };
    expect((await worf.post('/api/activities', { data })).status()).toBe(201);
    await worf.dispose();
  });

  test('each is one trace', async ({ page }) => {
    await page.goto('/@worf');
    const profile = page.getByRole('region', { name: 'Profile' });
    const main = page.getByRole('navigation', { name: 'Main' });
    const dialog = page.getByRole('dialog');
    const done = await doAll(page, [
      {
        edge: 'follow',
        root: 'click follow',
        asks: 'PUT /api/users/@:handle/follow',
        sql: /^(WITH|INSERT follows)/,
        event: 'user_followed',
        act: () => profile.getByRole('button', { name: 'Follow Worf', exact: true }).click(),
      },
      {
        edge: 'unfollow',
        root: 'click unfollow',
        asks: 'DELETE /api/users/@:handle/follow',
        sql: /^(WITH|DELETE follows)/,
        event: 'user_unfollowed',
        act: () => profile.getByRole('button', { name: 'unfollow Worf' }).click(),
      },
      {
        edge: 'sendMessage',
        root: 'submit send-message',
        asks: 'POST /api/messages',
        sql: /^INSERT messages$/,
        event: 'message_sent',
        act: async () => {
          await profile.getByRole('link', { name: 'Message Worf' }).click();
          await page.getByPlaceholder('send a direct message…').fill(`The ${whisper} of a message`);
          await page.keyboard.press('Enter');
        },
      },
      {
        edge: 'updateProfile',
        root: 'submit edit-profile',
        asks: 'POST /api/profile/update',
        sql: /^UPDATE users$/,
        event: 'profile_updated',
        act: async () => {
          await main.getByRole('link', { name: 'Profile' }).click();
          await page.locator('button[name=edit-profile]').click();
          await dialog.getByLabel('Bio').fill(`The ${whisper} of ${crypto.randomUUID()}`);
          await dialog.getByRole('button', { name: 'Save' }).click();
          await expect(dialog).toBeHidden();
        },
      },
      {
        edge: 'search',
        root: 'navigate /search',
        asks: 'GET /api/activities/search',
        sql: /^SELECT activities$/,
        act: async () => {
          await page.keyboard.press('g');
          await page.keyboard.press('s');
          const box = page.getByRole('searchbox', { name: 'Search cruds and people' });
          await box.pressSequentially(whisper);
        },
      },
      {
        edge: 'readNotifications',
        root: 'click link',
        asks: 'PUT /api/activities/notifications/read',
        sql: /^UPDATE notifications$/,
        event: 'notifications_read',
        act: () => main.getByRole('link', { name: /^Notifications/ }).click(),
      },
    ]);
    await expectTraced(done);
  });
});

test.describe('who one is', () => {
  test.use({ person: null });

  test('to sign up, confirm, sign out and sign in are one trace each', async ({ page }) => {
    const person = newPerson('Hopper');
    const form = page.locator('main form');
    const fill = (label: string, text: string) =>
      form.getByLabel(label, { exact: true }).fill(text);
    const submit = () => form.locator('button[type=submit]').click();
    await page.goto('/signup');
    const done = await doAll(page, [
      {
        edge: 'signUp',
        root: 'submit sign-up',
        asks: 'POST /api/auth/sign-up',
        sql: /^INSERT accounts$/,
        event: 'signed_up',
        act: async () => {
          await fill('Name', person.name);
          await fill('E-mail', person.email);
          await fill('Username', person.handle);
          await fill('Password', person.password);
          await submit();
        },
      },
      {
        edge: 'confirm',
        root: 'submit confirm',
        asks: 'POST /api/auth/confirm',
        sql: /^UPDATE accounts$/,
        event: 'email_confirmed',
        act: async () => {
          const { code = '' } = await observatory.nextMail(person.email);
          await fill('Code from the mail', code);
          await submit();
          await expect(composeBox(page)).toBeVisible();
        },
      },
      {
        edge: 'signOut',
        root: 'click sign-out',
        asks: 'POST /api/auth/sign-out',
        sql: /^DELETE sessions$/,
        event: 'signed_out',
        act: () => signOut(page),
      },
      {
        edge: 'signIn',
        root: 'submit sign-in',
        asks: 'POST /api/auth/sign-in',
        sql: /^INSERT sessions$/,
        event: 'signed_in',
        act: async () => {
          await page.getByRole('link', { name: 'Sign in' }).first().click();
          await fill('E-mail', person.email);
          await fill('Password', person.password);
          await submit();
          await expect(composeBox(page)).toBeVisible();
        },
      },
    ]);
    await expectTraced(done);
  });
});
