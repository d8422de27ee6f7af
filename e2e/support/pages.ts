import { type PagePattern, pages } from '@cruddur/contract/pages.ts';

/** What a page is shown by: to whom, and with what in it. */
export interface Scene {
  /** For the name of a picture. */
  name: string;
  path: string;
}

interface Crud {
  handle: string;
  uuid: string;
}

/** Every page as somebody sees it who is signed in, and in the middle of things. */
export function scenesOfSomebody(me: string, other: string, crud: Crud): Scene[] {
  return [
    { name: 'home', path: pages.home },
    { name: 'home-following', path: '/?show=following' },
    { name: 'notifications', path: pages.notifications },
    { name: 'search', path: pages.search },
    { name: 'search-cruds', path: '/search?q=the' },
    { name: 'search-people', path: '/search?q=a&show=people' },
    { name: 'search-nothing', path: '/search?q=qwertzuiop' },
    { name: 'messages', path: pages.messages },
    { name: 'conversation', path: `/messages/@${other}` },
    { name: 'account', path: pages.account },
    { name: 'profile-mine', path: `/@${me}` },
    { name: 'profile', path: `/@${other}` },
    { name: 'profile-replies', path: `/@${other}?show=replies` },
    { name: 'profile-likes', path: `/@${other}?show=likes` },
    { name: 'status', path: `/@${crud.handle}/status/${crud.uuid}` },
    ...lost(other),
  ];
}

/** Every page as a stranger sees it: what needs an account asks for one. */
export function scenesOfNobody(other: string, crud: Crud): Scene[] {
  return [
    { name: 'home', path: pages.home },
    { name: 'sign-up', path: pages.signUp },
    { name: 'confirm', path: pages.confirm },
    { name: 'sign-in', path: pages.signIn },
    { name: 'forgot', path: pages.forgot },
    { name: 'about', path: pages.about },
    { name: 'error-test', path: pages.errorTest },
    { name: 'terms', path: pages.terms },
    { name: 'privacy', path: pages.privacy },
    { name: 'notifications', path: pages.notifications },
    { name: 'messages', path: pages.messages },
    { name: 'account', path: pages.account },
    { name: 'search', path: '/search?q=the' },
    { name: 'profile', path: `/@${other}` },
    { name: 'status', path: `/@${crud.handle}/status/${crud.uuid}` },
    ...lost(other),
  ];
}

/** Every list that can be empty, as a brand-new person sees it. */
export function scenesOfNewcomer(me: string): Scene[] {
  return [
    { name: 'home-following', path: '/?show=following' },
    { name: 'notifications', path: pages.notifications },
    { name: 'messages', path: pages.messages },
    { name: 'conversation', path: '/messages/@coco' },
    { name: 'profile-mine', path: `/@${me}` },
    { name: 'profile-replies', path: `/@${me}?show=replies` },
    { name: 'profile-likes', path: `/@${me}?show=likes` },
    { name: 'account', path: pages.account },
  ];
}

function lost(other: string): Scene[] {
  return [
    { name: 'not-found', path: '/nowhere' },
    { name: 'nobody', path: '/@nobody_at_all' },
    { name: 'status-gone', path: `/@${other}/status/00000000-0000-4000-8000-000000000000` },
  ];
}

/** The pages of the contract that none of `scenes` shows. */
export function unseen(scenes: readonly Scene[]): PagePattern[] {
  const shown = scenes.map(({ path }) => path.split('?')[0] ?? '');
  return Object.values(pages).filter((pattern) => {
    const expression = new RegExp(
      `^${pattern.replace(/:handle/, '@\\w+').replace(/:uuid/, '[^/]+')}$`,
    );
    return !shown.some((path) => expression.test(path));
  });
}
