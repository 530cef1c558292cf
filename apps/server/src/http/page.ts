import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from './html.ts';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Sends a page, compressed as the browser likes it. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  page: Html | string,
): Promise<FastifyReply> {
  const content = Buffer.from(String(page));
  const accepted = request.headers['accept-encoding'] ?? '';
  void reply.code(status).header('content-type', 'text/html; charset=utf-8').header('vary', 'accept-encoding, cookie');
  if (/\bbr\b/.test(accepted)) {
    void reply.header('content-encoding', 'br');
    return reply.send(
      await brotli(content, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: 7,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
    );
  }
  if (/\bgzip\b/.test(accepted)) {
    void reply.header('content-encoding', 'gzip');
    return reply.send(await gz(content));
  }
  return reply.send(content);
}

/** Whether a page's own script asks, and wants no page for an answer. */
export function isForScript(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('application/json') ?? false;
}
