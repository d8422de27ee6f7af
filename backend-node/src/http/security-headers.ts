import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of every answer. The content policy lets a page load and call its own origin
 * only, and post its errors to `errorsUrl`, with no inline script or style.
 */
export function securityHeaders(production: boolean, errorsUrl?: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(errorsUrl ? [new URL(errorsUrl).origin] : [])],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    // Over plain HTTP on a laptop it would be ignored at best.
    strictTransportSecurity: production,
  });
}
