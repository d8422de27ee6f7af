/** As the state of a link: the page is not scrolled to its top (app/scroll-restoration.ts). */
export const KEEP_SCROLL = 'keep-scroll';
