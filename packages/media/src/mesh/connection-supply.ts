/** How the browser is to find a way to another one. */
export interface ConnectionSettings {
  readonly iceServers: readonly RTCIceServer[];
  /** Only over the relay: this participant's addresses reach nobody (C7). */
  readonly relayOnly?: boolean;
}

/** Makes connections ready to use; all of them share one certificate, which takes a moment to make. */
export interface ConnectionSupply {
  /** Makes what takes time before it is needed: the certificate and one connection. Speaks to nobody. */
  warm(): Promise<void>;
  /** For connections made from now on. A participant learns of relays only when they are admitted. */
  configure(settings: ConnectionSettings): void;
  open(): RTCPeerConnection;
  /** Lets go of what wasn't used. */
  close(): void;
}

const nowhere: ConnectionSettings = { iceServers: [] };

/** Supplies the connections of one page. */
export function createConnectionSupply(settings: ConnectionSettings = nowhere): ConnectionSupply {
  let current = settings;
  let certificate: RTCCertificate | null = null;
  let spare: RTCPeerConnection | null = null;

  function configuration(): RTCConfiguration {
    return {
      bundlePolicy: 'max-bundle',
      iceServers: [...current.iceServers],
      iceTransportPolicy: current.relayOnly === true ? 'relay' : 'all',
      ...(certificate === null || certificate.expires <= Date.now() ? {} : { certificates: [certificate] }),
    };
  }

  return {
    async warm() {
      certificate ??= await RTCPeerConnection.generateCertificate(ecdsa);
      spare ??= new RTCPeerConnection(configuration());
    },
    configure(next) {
      current = next;
      spare?.setConfiguration(configuration());
    },
    open() {
      const pc = spare ?? new RTCPeerConnection(configuration());
      spare = null;
      return pc;
    },
    close() {
      spare?.close();
      spare = null;
    },
  };
}

/** What every browser makes by itself too, in a millisecond; an RSA key takes a hundred. */
const ecdsa: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
