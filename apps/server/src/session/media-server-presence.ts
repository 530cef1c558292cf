/** Whether a media server is there at this moment, through which a call can grow beyond a mesh (S6, S7). */
export interface MediaServerPresence {
  isThere(): boolean;
}

/** Where there is none. */
export const noMediaServer: MediaServerPresence = { isThere: () => false };
