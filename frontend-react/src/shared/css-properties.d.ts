import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties; React sets them through the CSSOM, which a strict CSP allows. */
    [name: `--${string}`]: string | number | undefined;
  }
}
