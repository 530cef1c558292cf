import { expect, test } from 'vitest';
import { offeredIn } from './shared/apt.mjs';

const debian13 = `janus:
  Installed: (none)
  Candidate: (none)
  Version table:
coturn:
  Installed: (none)
  Candidate: 4.6.1-2
  Version table:
     4.6.1-2 500
        500 http://deb.debian.org/debian trixie/main amd64 Packages
`;

test('a package that this release doesn’t have is told from one that it has', () => {
  expect(offeredIn(debian13, ['janus', 'coturn'])).toEqual({ offered: ['coturn'], absent: ['janus'] });
});

test('what apt never heard of is absent too', () => {
  expect(offeredIn(debian13, ['coturn', 'nonesuch'])).toEqual({ offered: ['coturn'], absent: ['nonesuch'] });
  expect(offeredIn('', ['janus'])).toEqual({ offered: [], absent: ['janus'] });
});
