import type { Plugin } from 'vite';

/**
 * Replaces `%PUBLIC_ADDRESS%` in index.html by the address under which people reach Cruddur, such
 * as `https://cruddur.example`: social previews want their picture with a whole address. Without
 * one the path is left, which most of those who read it resolve themselves.
 */
export function publicAddress(address: string | undefined): Plugin {
  return {
    name: 'cruddur:public-address',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replaceAll('%PUBLIC_ADDRESS%', address?.replace(/\/+$/, '') ?? ''),
    },
  };
}
