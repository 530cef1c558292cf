import type { Bytes } from '../messages.ts';
import { fileKindOf, pointsOf } from './file-kind.ts';
import { longestSide } from './pages.ts';
import type { Pages, PagesProblem } from './pages.ts';

/** Most points of a picture. */
const mostPoints = 50_000_000;

/** Opens a file, which may be anything: what it is stands in its first bytes, and it is drawn, never put into the page. */
export async function openPages(bytes: Bytes): Promise<Pages | { readonly problem: PagesProblem }> {
  const kind = fileKindOf(bytes);
  if (kind === null) return { problem: 'type' };
  if (kind === 'application/pdf') return await (await import('./open-pdf.ts')).openPdf(bytes);
  const points = pointsOf(bytes, kind);
  if (points === null) return { problem: 'broken' };
  if (points > mostPoints) return { problem: 'large' };
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: kind }));
    return {
      count: 1,
      draw(_, canvas) {
        const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
        canvas.width = Math.max(1, Math.round(bitmap.width * scale));
        canvas.height = Math.max(1, Math.round(bitmap.height * scale));
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        return Promise.resolve(canvas.width / canvas.height);
      },
      close: () => bitmap.close(),
    };
  } catch {
    return { problem: 'broken' };
  }
}
