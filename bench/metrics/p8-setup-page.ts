import { startServer } from '@anteroom/testkit';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { openBrowser } from '../browser.ts';
import { round, type Measurement, type Metric } from '../measure.ts';

const path = '/c/renal';

/** P8: the set-up page, every byte as sent until *Start video call* works, and what Lighthouse says of it on a phone. */
export const setupWeight: Metric = {
  id: 'P8',
  async run() {
    const server = await startServer();
    try {
      const weight = await weigh(server.url);
      return [
        absolute('P8', weight.bytes, 50_000, 'bytes as sent', weight.note),
        ...(await lighthouseFigures(`${server.url}${path}`)),
      ];
    } finally {
      await server.close();
    }
  },
};

async function weigh(url: string): Promise<{ readonly bytes: number; readonly note: string }> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const names = new Map<string, string>();
    const sizes: { readonly name: string; readonly bytes: number }[] = [];
    network.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      sizes.push({ name: names.get(requestId) ?? '', bytes: encodedDataLength }),
    );
    await page.goto(url + path, { waitUntil: 'networkidle' });
    const foreign = sizes.filter(({ name }) => !name.startsWith(url));
    if (foreign.length > 0) throw new Error(`The page asks others: ${foreign.map(({ name }) => name).join(' ')}`);
    const list = sizes.map(({ name, bytes }) => `${name.slice(url.length)} ${String(bytes)}`).join(', ');
    return { bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0), note: list };
  } finally {
    await browser.close();
  }
}

async function lighthouseFigures(url: string): Promise<readonly Measurement[]> {
  const chrome = await launch({
    chromePath: '/usr/bin/chromium',
    chromeFlags: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    if (result === undefined) throw new Error('Lighthouse gave no result.');
    const { audits, categories } = result.lhr;
    const score = (name: string): number => Math.round((categories[name]?.score ?? 0) * 100);
    const paint = audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
    return [
      absolute('P8-LCP', round(paint / 1000), 1, 's until the largest paint, Lighthouse mobile'),
      ...['performance', 'accessibility', 'best-practices'].map((name) => atLeast(`P8-${name}`, score(name), 100)),
    ];
  } finally {
    chrome.kill();
  }
}

function absolute(metric: string, ours: number, limit: number, unit: string, note?: string): Measurement {
  const figures = {
    metric,
    ours,
    reference: 1,
    ratio: ours,
    target: `≤ ${String(limit)}`,
    ok: ours <= limit,
    n: 1,
    unit,
  };
  return note === undefined ? figures : { ...figures, note };
}

function atLeast(metric: string, ours: number, limit: number): Measurement {
  return {
    metric,
    ours,
    reference: 1,
    ratio: ours,
    target: `≥ ${String(limit)}`,
    ok: ours >= limit,
    n: 1,
    unit: 'points',
  };
}
