/** A stream without a browser: a bag of tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  readonly id: string;
  onaddtrack: MediaStream['onaddtrack'] = null;
  onremovetrack: MediaStream['onremovetrack'] = null;
  #tracks: readonly MediaStreamTrack[];

  constructor(id: string, tracks: readonly MediaStreamTrack[] = []) {
    super();
    this.id = id;
    this.#tracks = tracks;
  }

  get active(): boolean {
    return this.#tracks.some((track) => track.readyState === 'live');
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'audio');
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'video');
  }

  getTrackById(id: string): MediaStreamTrack | null {
    return this.#tracks.find((track) => track.id === id) ?? null;
  }

  addTrack(track: MediaStreamTrack): void {
    // As browsers do, by name: a second track of the same one is left out.
    if (this.getTrackById(track.id) === null) this.#tracks = [...this.#tracks, track];
  }

  removeTrack(track: MediaStreamTrack): void {
    this.#tracks = this.#tracks.filter((one) => one !== track);
  }

  clone(): FakeStream {
    return new FakeStream(
      `${this.id}-clone`,
      this.#tracks.map((track) => track.clone()),
    );
  }
}
