import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { FreshQueries } from './fresh-queries.ts';

const queries = new FreshQueries();
afterEach(() => queries.clear());

/** A list behind a server that answers when it is told to, with what the list was when it was asked. */
function slowList() {
  const links: string[] = [];
  const answers: (() => void)[] = [];
  const options = {
    queryKey: ['links'],
    retry: false,
    queryFn: () => {
      const now = [...links];
      return new Promise<string[]>((resolve) => answers.push(() => resolve(now)));
    },
  };
  return { links, answers, options };
}

test('what changes while a list is read for the first time is in it', async () => {
  const { links, answers, options } = slowList();
  const observer = new QueryObserver(queries, options);
  const stop = observer.subscribe(() => undefined);
  links.push('made meanwhile');
  const done = queries.invalidateQueries({ queryKey: ['links'] });
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await done;
  expect(observer.getCurrentResult().data).toEqual(['made meanwhile']);
  stop();
});

test('a list that was read before is read once more, not twice', async () => {
  const { links, answers, options } = slowList();
  const observer = new QueryObserver(queries, options);
  const stop = observer.subscribe(() => undefined);
  answers[0]?.();
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toEqual([]));
  links.push('made later');
  const done = queries.invalidateQueries({ queryKey: ['links'] });
  answers[1]?.();
  await done;
  expect(observer.getCurrentResult().data).toEqual(['made later']);
  expect(answers).toHaveLength(2);
  stop();
});

test('what nobody looks at any more is only marked', async () => {
  const { answers, options } = slowList();
  const read = queries.prefetchQuery(options);
  const done = queries.invalidateQueries({ queryKey: ['links'] });
  answers[0]?.();
  await Promise.all([read, done]);
  expect(answers).toHaveLength(1);
  expect(queries.getQueryState(['links'])?.isInvalidated).toBe(true);
});
