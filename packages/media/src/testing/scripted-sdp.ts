/** What a scripted session description says. */
export interface Sdp {
  readonly name: string;
  readonly lines: number;
  /** Rises with every new set of credentials. */
  readonly round: number;
  readonly version: number;
  readonly answers: Sdp | null;
}

/** As text, since that is how it travels. */
export function writeSdp({ name, lines, round, version, answers }: Sdp): string {
  const own = `${name} ${String(lines)} ${String(round)} ${String(version)}`;
  return answers === null ? own : `${own}|${writeSdp({ ...answers, answers: null })}`;
}

/** The reverse of `writeSdp`. */
export function readSdp(text: string): Sdp {
  const [own = '', to] = text.split('|');
  const [name = '', lines, round, version] = own.split(' ');
  return {
    name,
    lines: Number(lines),
    round: Number(round),
    version: Number(version),
    answers: to === undefined ? null : readSdp(to),
  };
}

/** What candidates of this description say whose they are. */
export function fragment({ name, round }: Sdp): string {
  return `${name}/${String(round)}`;
}

/** What a browser throws where a step doesn't fit the state that it is in. */
export function invalid(state: string): DOMException {
  return new DOMException(`Not in ${state}`, 'InvalidStateError');
}
