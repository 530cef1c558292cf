import { isMessageId } from '@anteroom/domain';
import type { MessageId } from '@anteroom/domain';

/** A UUID of version 4, also on a page without a secure context, where `crypto.randomUUID` is missing. */
export function newTabId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A new message's id, 128 random bits: sending the same message twice is harmless. */
export function newMessageId(): MessageId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  if (!isMessageId(text)) throw new Error(`Not an id: ${text}`);
  return text;
}
