import helmet from 'helmet';
import type { RequestHandler } from 'express';

/** antd writes styles at run time, hence 'unsafe-inline' for styles alone; scripts come from us and from files only. */
export const headers = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Set where TLS ends (apps/web/nginx); on a plain-http demo it would be wrong.
    strictTransportSecurity: false,
  }) as RequestHandler;
