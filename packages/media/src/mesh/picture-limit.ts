/** How large a picture is sent at most, so that a line and a processor carry one copy for every peer. */
export interface PictureLimit {
  /** In lines; a higher picture is made smaller. */
  readonly height: number;
  /** In bit/s. */
  readonly bitrate: number;
  /** In pictures a second. */
  readonly frameRate: number;
}
