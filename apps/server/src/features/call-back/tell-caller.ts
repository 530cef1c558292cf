import { isOpen, type ConsultationId } from '@anteroom/domain';
import { parseLocale } from '@anteroom/i18n';
import { translatorFor } from '../../http/translators.ts';
import { hashOfToken, newToken } from '../../platform/tokens.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import type { CallBackContact, SealedEntry } from '../consultation/read-model.ts';
import { turnNotice, turnSms } from './call-back-words.ts';
import { sealContact } from './contact.ts';

/** How long a push service may keep the news that it is somebody's turn, in seconds. */
const lasts = 3_600;

interface Found {
  readonly placed: PlacedClinic;
  readonly entries: readonly SealedEntry[];
  /** Opens the stay on whichever device; kept as its hash alone, and dead with the stay. */
  readonly token: string;
}

/**
 * Tells a caller who has put the phone down that it is their turn (E7), by every way that they chose.
 * @returns whether one of them took it; never throws
 */
export async function tellCaller(tools: SessionTools, id: ConsultationId): Promise<boolean> {
  try {
    const found = await prepare(tools, id);
    const contact = found === null ? null : await tools.words.callBack(found.entries);
    if (found === null || contact === null) return false;
    const told = await Promise.all([bySms(tools, found, contact), byPush(tools, id, found, contact)]);
    return told.includes(true);
  } catch (error) {
    tools.log.error({ consultationId: id, err: error }, 'A caller could not be called back.');
    return false;
  }
}

/** Reads how they are reached, and adds a way in that the text message can carry; a stay that is over has none. */
async function prepare({ database }: SessionTools, id: ConsultationId): Promise<Found | null> {
  const token = newToken();
  const hash = hashOfToken(token);
  if (hash === null) throw new Error('A new token is malformed.');
  return await database.transact(async (stores) => {
    const stored = await stores.consultations.load(id);
    if (stored === null || !isOpen(stored.consultation)) return null;
    const { clinicId } = stored.consultation;
    const placed = await stores.clinics.byId(clinicId);
    const entries = await stores.typedEntries.of([id], 'call-back');
    if (placed === null || entries.length === 0) return null;
    await stores.callerTokens.put({ hash, consultationId: id, clinicId });
    return { placed, entries, token };
  });
}

async function bySms({ reach }: SessionTools, { placed, token }: Found, contact: CallBackContact): Promise<boolean> {
  if (contact.phone === null) return false;
  const href = `${reach.baseUrl()}/back/${token}`;
  const locale = parseLocale(contact.locale) ?? 'en';
  const sent = await reach.sms.send({ to: contact.phone, clinicId: placed.clinic.id, locale, write: turnSms(href) });
  return sent.ok;
}

async function byPush(
  tools: SessionTools,
  id: ConsultationId,
  { placed }: Found,
  contact: CallBackContact,
): Promise<boolean> {
  const { push } = tools.reach;
  if (contact.subscription === null || push === null) return false;
  // The browser that subscribed has the stay's cookie: no token travels with the notice.
  const notice = turnNotice(`/c/${placed.clinic.slug}/wait`, translatorFor(parseLocale(contact.locale) ?? 'en'));
  const outcome = await push.send(contact.subscription, notice, { lasts });
  if (outcome === 'gone') {
    const entry = await sealContact(tools.words, id, { ...contact, subscription: null }, tools.clock.now());
    if (entry !== null) await tools.database.stores.typedEntries.put(entry);
  }
  return outcome === 'sent';
}
