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
  /**
   * For connections made from now on, and for the next way that an open one looks for: credentials of a relay run out. A
   * participant learns of relays only when they are admitted.
   */
  configure(settings: ConnectionSettings): void;
  open(): RTCPeerConnection;
  /** Lets go of what wasn't used. */
  close(): void;
}

const nowhere: ConnectionSettings = { iceServers: [] };

/** Supplies the connections of one page. */
export function createConnectionSupply(settings: ConnectionSettings = nowhere): ConnectionSupply {
  let current = settings;
  let making: Promise<RTCCertificate> | null = null;
  let certificate: RTCCertificate | null = null;
  let spare: RTCPeerConnection | null = null;
  let inUse: readonly RTCPeerConnection[] = [];
  let closed = false;

  function changeable(): RTCConfiguration {
    return {
      iceServers: [...current.iceServers],
      iceTransportPolicy: current.relayOnly === true ? 'relay' : 'all',
    };
  }

  function stillOpen(): readonly RTCPeerConnection[] {
    return inUse.filter((pc) => pc.signalingState !== 'closed');
  }

  function make(): RTCPeerConnection {
    return new RTCPeerConnection({
      ...changeable(),
      bundlePolicy: 'max-bundle',
      ...(certificate === null || certificate.expires <= Date.now() ? {} : { certificates: [certificate] }),
    });
  }

  return {
    async warm() {
      making ??= RTCPeerConnection.generateCertificate(ecdsa);
      certificate = await making;
      if (!closed) spare ??= make();
    },
    configure(next) {
      current = next;
      for (const pc of spare === null ? stillOpen() : [...stillOpen(), spare]) {
        pc.setConfiguration({ ...pc.getConfiguration(), ...changeable() });
      }
    },
    open() {
      const pc = spare ?? make();
      spare = null;
      inUse = [...stillOpen(), pc];
      return pc;
    },
    close() {
      closed = true;
      spare?.close();
      spare = null;
    },
  };
}

/** What every browser makes by itself too, in a millisecond; an RSA key takes a hundred. */
const ecdsa: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
