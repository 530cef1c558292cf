/** A command that could not be done, said in one sentence. */
export class Failed extends Error {
  /** 1: could not be done; 2: was not understood. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 1) {
    super(sentence);
    this.name = 'Failed';
    this.exitCode = exitCode;
  }
}
