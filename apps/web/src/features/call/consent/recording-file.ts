import { saveFile } from '../../call-tools/save-file.ts';

declare global {
  interface Window {
    /** File System Access; not in every browser. */
    readonly showSaveFilePicker?: (options: {
      readonly suggestedName: string;
      readonly types: readonly {
        readonly description: string;
        readonly accept: Readonly<Record<string, readonly string[]>>;
      }[];
    }) => Promise<FileSystemFileHandle>;
  }
}

/** Where a recording goes as it is made (C9). */
export interface RecordingFile {
  readonly name: string;
  /**
   * Takes the next piece; answers whether there is room for more.
   * @throws where it can't be written any more
   */
  write(piece: Blob): Promise<boolean>;
  /**
   * Hands over all that was written.
   * @throws where that can't be, or is nothing
   */
  finish(): Promise<void>;
  /** Hands it over once more, where the browser may have held the first time back; null where it is on the disk already. */
  readonly again: (() => void) | null;
  /** Nothing is recorded after all. */
  discard(): Promise<void>;
}

/** Most bytes that are kept in memory where the browser can't write to a file: about 40 minutes. */
export const memoryLimit = 500_000_000;

/** Whether this browser writes a recording to a file as it goes, so that its length has no limit. */
export function canStream(): boolean {
  return window.showSaveFilePicker !== undefined;
}

/**
 * Asks where the file should go, or where the browser can't, keeps it in memory until it ends. To be called from a press; null
 * where the person changed their mind.
 */
export async function openRecordingFile(type: string, begunAt: Date): Promise<RecordingFile | null> {
  const name = `recording-${localTime(begunAt)}.${type === 'video/mp4' ? 'mp4' : 'webm'}`;
  if (window.showSaveFilePicker === undefined) return inMemory(name, type);
  try {
    const accept = { [type]: [type === 'video/mp4' ? '.mp4' : '.webm'] };
    const handle = await window.showSaveFilePicker({ suggestedName: name, types: [{ description: name, accept }] });
    return onDisk(handle.name, await handle.createWritable());
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') return null;
    // Not allowed here, or no such place: it is kept in memory.
    return inMemory(name, type);
  }
}

function onDisk(name: string, file: FileSystemWritableFileStream): RecordingFile {
  return {
    name,
    async write(piece) {
      await file.write(piece);
      return true;
    },
    finish: () => file.close(),
    again: null,
    discard: () => file.abort(),
  };
}

/** Keeps a recording in memory, and hands it over as a download. */
export function inMemory(name: string, type: string, save = saveFile, limit = memoryLimit): RecordingFile {
  let pieces: Blob[] = [];
  let size = 0;
  function handOver(): void {
    if (pieces.length > 0) save(new Blob(pieces, { type }), name);
  }
  return {
    name,
    write(piece) {
      pieces.push(piece);
      size += piece.size;
      return Promise.resolve(size < limit);
    },
    finish() {
      if (pieces.length === 0) return Promise.reject(new Error('Nothing was recorded.'));
      handOver();
      return Promise.resolve();
    },
    again: handOver,
    discard() {
      pieces = [];
      return Promise.resolve();
    },
  };
}

/** Day and time of this place, as a file's name may have them. */
function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace(/[T:]/g, '-');
}
