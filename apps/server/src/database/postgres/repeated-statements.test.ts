import { describe, expect, it } from 'vitest';
import { nameOf, namingRepeated } from './repeated-statements.ts';

/** What has been asked of a client, newest last. */
function aClient() {
  const asked: (readonly unknown[])[] = [];
  return {
    asked,
    end: () => 'ended',
    query(...one: readonly unknown[]) {
      asked.push(one);
      return asked.length;
    },
  };
}

describe('statements that come often', () => {
  it('are named from the third time on, each by its own name', () => {
    const [one, other] = ['select 1 where $1', 'select 2 where $1'];
    expect([nameOf(one), nameOf(one), nameOf(other)]).toEqual([undefined, undefined, undefined]);
    const name = nameOf(one);
    expect(name).toMatch(/^repeated_\d+$/);
    expect(nameOf(one)).toBe(name);
    nameOf(other);
    expect(nameOf(other)).not.toBe(name);
  });

  it('are asked with their name, and all else goes on as it is', () => {
    const client = aClient();
    const naming = namingRepeated(client);
    const statement = { text: 'select 3 where $1', types: {} };
    for (const value of [1, 2, 3]) expect(naming.query(statement, [value])).toBe(value);
    naming.query('begin');
    naming.query({ text: 'select 4', name: 'ours' }, []);
    const name = nameOf(statement.text);
    expect(client.asked).toEqual([
      [statement, [1]],
      [statement, [2]],
      [{ ...statement, name }, [3]],
      ['begin'],
      [{ text: 'select 4', name: 'ours' }, []],
    ]);
    expect(naming.end()).toBe('ended');
  });

  it('aren’t lists of several ids, nor what submits itself', () => {
    const asked = (text: string) => [nameOf(text), nameOf(text), nameOf(text)].at(-1);
    expect(asked('select 5 where id in ($1, $2)')).toBeUndefined();
    expect(asked('select 5 where id in ($1)')).toBeDefined();
    const client = aClient();
    const cursor = { text: 'select 5 where id in ($1)', submit: () => undefined };
    namingRepeated(client).query(cursor);
    expect(client.asked[0]?.[0]).toBe(cursor);
  });

  it('are no more than a connection can keep, however many there are', () => {
    const often = (text: string): string | undefined => [nameOf(text), nameOf(text), nameOf(text)].at(-1);
    const named = Array.from({ length: 300 }, (_, at) => often(`select ${String(at)} in a row`));
    expect(new Set(named).size).toBeLessThanOrEqual(201);
    expect(named.at(-1)).toBeUndefined();
    expect(named[0]).toBe(nameOf('select 0 in a row'));
  });
});
