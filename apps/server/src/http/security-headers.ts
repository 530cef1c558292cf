import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What pages may do with the browser's abilities; everything not named here is off. */
const permissions = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'autoplay=(self)',
  'fullscreen=(self)',
  'picture-in-picture=(self)',
  'screen-wake-lock=(self)',
  'speaker-selection=(self)',
  'clipboard-write=(self)',
  'accelerometer=()',
  'browsing-topics=()',
  'clipboard-read=()',
  'geolocation=()',
  'gyroscope=()',
  'hid=()',
  'idle-detection=()',
  'magnetometer=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=(self)',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ');

/** What matters for a file that a page includes; the policy is for a picture that somebody opens by itself. */
const assetHeaders = {
  'content-security-policy': "default-src 'self'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** A worker has the policy that its own file came with: this one works with WebAssembly (C5), as the page that starts it may. */
const workerHeaders = {
  ...assetHeaders,
  'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};

/** For what the pages of others load, by its own address (E1). */
const publicHeaders = {
  ...assetHeaders,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
};

/**
 * Whether a page has calls in it: all of the staff's, which are one, and those of callers and guests, which are one from the first
 * question on. What removes noise and puts another background behind somebody is WebAssembly, which a policy has to name; text
 * becomes script nowhere.
 */
function holdsCalls(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  // A list that somebody downloads is no page.
  if (path.endsWith('.csv')) return false;
  return (
    /^\/(?:sign-in|reset|second-factor|invitation|account|clinics|organisations)(?:\/|$)/.test(path) ||
    /^\/(?:c\/[^/]+(?:\/wait)?|r\/[^/]+(?:\/visit)?)$/.test(path)
  );
}

/**
 * The headers that every answer carries. The content security policy knows no `unsafe-inline` and no other host.
 * @param options `secure`: browsers come by https; `production`: they may be told to come by https alone from now on;
 * `styleHash`: of the one style that may stand in a page, as `sha256-…`
 */
export async function addSecurityHeaders(
  app: FastifyInstance,
  options: { readonly secure: boolean; readonly production: boolean; readonly styleHash: () => string },
): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ({ url }) => (holdsCalls(url ?? '') ? "'wasm-unsafe-eval'" : "'self'")],
        styleSrc: ["'self'", () => `'${options.styleHash()}'`],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        ...(options.secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // With no-referrer a browser hides the origin of a form's POST too, and the origin check needs it.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // A certificate of one's own on localhost must not bind every other server there to https.
    strictTransportSecurity:
      options.secure && options.production ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    // For browsers that no longer exist, or the browser's own choice anyway.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xDnsPrefetchControl: false,
    xXssProtection: false,
    originAgentCluster: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/(?:assets|brand|pictures)\//.test(request.url)) {
      // Nobody browses to a script or a font, and the set-up page asks for ten of them: a page's headers would weigh
      // more than some of their contents.
      void reply.headers(request.url.startsWith('/assets/background-worker-') ? workerHeaders : assetHeaders);
      return;
    }
    if (/^\/button\.(?:js|css)(?:\?|$)/.test(request.url)) {
      void reply.headers(publicHeaders);
      return;
    }
    void reply.helmet();
    void reply.headers({ 'permissions-policy': permissions, 'cache-control': 'no-store', 'x-request-id': request.id });
  });
}
