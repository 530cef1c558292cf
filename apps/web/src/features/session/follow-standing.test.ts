import { toClient } from '@anteroom/protocol';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createFakeServer } from '../../connection/testing/fake-wire.ts';
import { followStanding } from './follow-standing.ts';
import { sessionQuery } from './session.ts';

const server = createFakeServer();
const queries = new QueryClient();
let role: string;
let asked: { session: number; rest: number };
let stops: (() => void)[];

beforeEach(async () => {
  role = 'member';
  asked = { session: 0, rest: 0 };
  const session = new QueryObserver(queries, {
    queryKey: [...sessionQuery.queryKey, 'clinic', 'renal'],
    queryFn: () => {
      asked.session += 1;
      return Promise.resolve({ role });
    },
  });
  const rest = new QueryObserver(queries, {
    queryKey: ['settings'],
    queryFn: () => Promise.resolve((asked.rest += 1)),
  });
  stops = [session.subscribe(() => undefined), rest.subscribe(() => undefined)];
  await vi.waitFor(() => expect(asked).toEqual({ session: 1, rest: 1 }));
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  stops.push(followStanding(connection, queries), () => connection.close());
});

afterEach(() => {
  for (const stop of stops) stop();
  queries.clear();
});

test('a change that is told asks for everything', async () => {
  server.tell(toClient.standingChanged, {});
  await vi.waitFor(() => expect(asked).toEqual({ session: 2, rest: 2 }));
});

test('one from before the page listened is found when it does, and asks for everything', async () => {
  role = 'administrator';
  server.accept();
  await vi.waitFor(() => expect(asked.rest).toBe(2));
  expect(queries.getQueryData([...sessionQuery.queryKey, 'clinic', 'renal'])).toMatchObject({ role });
});

test('one while the connection was away is found when it is back', async () => {
  server.accept();
  await vi.waitFor(() => expect(asked.session).toBe(2));
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  server.lose();
  role = 'administrator';
  server.accept();
  await vi.waitFor(() => expect(asked.rest).toBe(2));
});

test('where nothing has changed only that is asked', async () => {
  server.accept();
  await vi.waitFor(() => expect(asked.session).toBe(2));
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(asked.rest).toBe(1);
});
