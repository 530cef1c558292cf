/** The addresses under which this page holds bytes. */
export interface ObjectUrls {
  create(blob: Blob): string;
  revoke(url: string): void;
}

/** The browser's own. */
export const browserUrls: ObjectUrls = {
  create: (blob) => URL.createObjectURL(blob),
  revoke: (url) => URL.revokeObjectURL(url),
};
