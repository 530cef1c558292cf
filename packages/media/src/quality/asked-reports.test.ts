import { describe, expect, it } from 'vitest';

import { createAskedReports } from './asked-reports.ts';

describe('a connection that is asked for its report', () => {
  it('answers with what the browser says', async () => {
    const said: RTCStatsReport = new Map([['one', { id: 'one', type: 'transport', timestamp: 0 }]]);
    const reports = createAskedReports({ getStats: () => Promise.resolve(said) });
    expect(await reports.ask()).toBe(said);
  });

  it('says what the browser refused', async () => {
    const reports = createAskedReports({ getStats: () => Promise.reject(new Error('No.')) });
    await expect(reports.ask()).rejects.toThrow('No.');
  });

  it('answers with nothing where it is closed before the browser answered, as Firefox then never does', async () => {
    const reports = createAskedReports({ getStats: () => new Promise(() => undefined) });
    const both = Promise.all([reports.ask(), reports.ask()]);
    reports.close();
    for (const report of await both) {
      let entries = 0;
      report.forEach(() => (entries += 1));
      expect(entries).toBe(0);
    }
  });
});
