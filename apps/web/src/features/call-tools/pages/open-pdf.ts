import { AnnotationMode, getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Bytes } from '../messages.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { longestSide } from './pages.ts';
import type { Pages, PagesProblem } from './pages.ts';

/** Most pages of a PDF. */
const mostPages = 300;

/** The letters that a PDF may expect to be there, as files of ours. */
const letters = import.meta.glob<string>('../../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Gives those letters to the reader, and nothing else that it asks for. */
class OwnLetters {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const [, url] = Object.entries(letters).find(([path]) => path.endsWith(`/${filename}`)) ?? [];
    if (url === undefined) throw new Error('No such letters');
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/**
 * Opens a PDF in a worker of ours. No script in it runs, no form of it is drawn, nothing is fetched for it from
 * elsewhere, and it is drawn as a picture: links lead nowhere.
 */
export async function openPdf(bytes: Bytes): Promise<Pages | { readonly problem: PagesProblem }> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const task = getDocument({
    // It is handed to the worker, and gone here.
    data: bytes.slice(),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: OwnLetters,
    standardFontDataUrl: '/',
    maxImageSize: 30_000_000,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages) {
      void task.destroy();
      return { problem: 'large' };
    }
    const inTurn = createOneAtATime();
    return {
      count: file.numPages,
      draw: (number, canvas) =>
        inTurn(async (follow) => {
          const page = await file.getPage(Math.min(number, file.numPages));
          const natural = page.getViewport({ scale: 1 });
          const scale = Math.min(2.5, longestSide / Math.max(natural.width, natural.height));
          const viewport = page.getViewport({ scale });
          canvas.width = Math.max(1, Math.floor(viewport.width));
          canvas.height = Math.max(1, Math.floor(viewport.height));
          await follow(page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE }));
          page.cleanup();
          return canvas.width / canvas.height;
        }),
      close: () => void task.destroy(),
    };
  } catch {
    void task.destroy();
    return { problem: 'broken' };
  }
}
