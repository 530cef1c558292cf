import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream';
import { measureLimit, measureSizes, routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { MeasureLimit } from './measure-limit.ts';

/** How long one transfer may take, in milliseconds; a line on which it takes longer is known to be slow by then. */
const longest = 15_000;

/** What a body of bytes is once it was taken: nothing. */
const taken = Symbol('taken');

/** Made once: nothing that could be compressed on the way, and nothing of anybody. */
const noise = randomBytes(Math.max(...measureSizes) * 1_024);

/**
 * Serves what a line is measured with (E3): bytes to take, a place to leave bytes, and the addresses that media find
 * their way by. What is left is counted and forgotten; nothing of a measurement is kept or logged.
 */
export async function serveMeasuring(
  server: FastifyInstance,
  parts: { readonly limit: MeasureLimit; readonly iceAddresses: readonly string[] },
): Promise<void> {
  const { limit, iceAddresses } = parts;
  serveRoute(server, routes.connectionCheck, async () => ({ ok: true, value: { servers: [...iceAddresses] } }));

  await server.register(async (app) => {
    // The one place where bytes are taken; they are let go of as they come.
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
      payload.on('end', () => done(null, taken));
      payload.on('error', (error: Error) => done(error));
      payload.resume();
    });

    app.get<{ Params: { kilobytes: string } }>('/measure/:kilobytes', async (request, reply) => {
      const kilobytes = measureSizes.find((size) => String(size) === request.params.kilobytes);
      if (kilobytes === undefined) throw new RefusedRequest('not-found');
      const bytes = kilobytes * 1_024;
      admit(request.ip, bytes, reply);
      return reply
        .type('application/octet-stream')
        .header('content-encoding', 'identity')
        .send(noise.subarray(0, bytes));
    });

    app.post(
      '/measure',
      {
        // Before the body comes: what is too much isn't taken.
        onRequest: async (request, reply) => {
          // Who doesn't say how much they bring could bring anything; more than was said, Node takes from nobody.
          const bytes = Number(request.headers['content-length'] ?? Number.NaN);
          if (!Number.isSafeInteger(bytes)) throw new RefusedRequest('invalid-input');
          if (bytes > measureLimit) throw new RefusedRequest('payload-too-large');
          admit(request.ip, bytes, reply);
        },
      },
      async (request, reply) => {
        if (request.body !== taken) throw new RefusedRequest('unsupported-media-type');
        return reply.code(204).send();
      },
    );
  });

  /** Lets a transfer begin, ends it where it takes too long, and notes the end of every one. */
  function admit(address: string, bytes: number, reply: FastifyReply): void {
    const retryAfter = limit.take(address, bytes);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const end = limit.begin();
    if (end === null) throw new RefusedRequest('too-many-requests', { retryAfter: 1 });
    const timer = setTimeout(() => reply.raw.destroy(), longest);
    timer.unref();
    finished(reply.raw, () => {
      clearTimeout(timer);
      end();
    });
  }
}
