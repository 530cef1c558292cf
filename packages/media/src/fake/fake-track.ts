/** A track without a device: enough of one for everything that only hands tracks about. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly id: string;
  readonly kind: 'audio' | 'video';
  readonly label: string;
  contentHint = '';
  enabled = true;
  muted = false;
  onended: MediaStreamTrack['onended'] = null;
  onmute: MediaStreamTrack['onmute'] = null;
  onunmute: MediaStreamTrack['onunmute'] = null;
  readyState: MediaStreamTrackState = 'live';
  readonly #settings: MediaTrackSettings;

  constructor(kind: 'audio' | 'video', label: string, settings: MediaTrackSettings = { deviceId: label }) {
    super();
    this.kind = kind;
    this.label = label;
    this.id = `${kind}-${label}`;
    this.#settings = settings;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** What happens when the device is pulled out. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  getSettings(): MediaTrackSettings {
    return this.#settings;
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  async applyConstraints(): Promise<void> {}

  clone(): FakeTrack {
    return new FakeTrack(this.kind, this.label, this.#settings);
  }
}
