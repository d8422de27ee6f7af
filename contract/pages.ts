/** The pages of Cruddur as route patterns, shared by the browser's router and the server that sends the page. */
export const pages = {
  home: '/',
  notifications: '/notifications',
  search: '/search',
  messages: '/messages',
  conversation: '/messages/:handle',
  signUp: '/signup',
  confirm: '/confirm',
  signIn: '/signin',
  forgot: '/forgot',
  account: '/account',
  about: '/about',
  errorTest: '/about/error-test',
  terms: '/terms',
  privacy: '/privacy',
  // A handle carries its @ in these parameters: a router matches whole segments.
  profile: '/:handle',
  status: '/:handle/status/:uuid',
} as const;

export type PagePattern = (typeof pages)[keyof typeof pages];
