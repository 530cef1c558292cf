import { browserOf } from '@anteroom/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../html.ts';
import type { WebSource } from '../manifest.ts';
import { sendPage } from '../page.ts';
import { keepLanguage, preferencesOf } from '../preferences.ts';
import { translatorFor } from '../translators.ts';
import type { OpenPage } from './frame.ts';

/** Sends a page for people without an account, as this browser's person wants it. */
export type ShowOpenPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  render: (page: OpenPage) => Html,
) => Promise<FastifyReply>;

/** @param parts `secure`: whether cookies are for secure pages alone */
export function createShowOpenPage(parts: { readonly web: WebSource; readonly secure: boolean }): ShowOpenPage {
  return async (request, reply, status, render) => {
    const preferences = preferencesOf(request);
    keepLanguage(reply, preferences, parts.secure);
    const i18n = translatorFor(preferences.locale);
    const used = browserOf(request.headers['user-agent'] ?? '');
    return sendPage(request, reply, status, render({ i18n, preferences, web: parts.web(), used }));
  };
}
