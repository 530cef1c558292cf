import { isMessageId } from '@anteroom/domain';
import { tabId } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { newMessageId, newTabId } from './random-id.ts';

test('ids are well-formed, and no two alike', () => {
  const messages = Array.from({ length: 200 }, newMessageId);
  const tabs = Array.from({ length: 200 }, newTabId);
  expect(messages.every(isMessageId)).toBe(true);
  expect(tabs.every((tab) => tabId.safeParse(tab).success)).toBe(true);
  expect(new Set([...messages, ...tabs]).size).toBe(400);
});
