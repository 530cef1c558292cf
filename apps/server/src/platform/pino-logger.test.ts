import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from './pino-logger.ts';

function logged(fields: Record<string, unknown>): string {
  let text = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  createLogger('info', destination).info(fields, 'done');
  return text;
}

test('keeps what an error says and where, and none of what it carries', () => {
  const error = Object.assign(new Error('The query failed.\nvalues: Amina'), { parameters: ['Amina'] });
  const line = logged({ err: error });
  expect(line).toContain('The query failed.');
  expect(line).toContain('pino-logger.test.ts');
  expect(line).not.toContain('Amina');
});

test('keeps nothing of requests and answers', () => {
  const line = logged({ req: { url: '/c/renal?name=Amina' }, res: { headers: { cookie: 'Amina' } } });
  expect(line).not.toContain('Amina');
});
