/** The pages of Cruddur as route patterns, shared by the browser's router and the server that sends the page. */
export const pages = {
  home: '/',
} as const;

export type PagePattern = (typeof pages)[keyof typeof pages];
