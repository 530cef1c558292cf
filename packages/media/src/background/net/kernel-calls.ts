/** The loops of `kernels.ts`, bound to a memory; addresses and lengths in bytes where their names don't say otherwise. */
export type KernelCalls = Readonly<Record<KernelName, (...values: readonly number[]) => void>>;

type KernelName = 'mix' | 'eachChannel' | 'gate' | 'add' | 'relu' | 'hardSwish';

/** Binds them, from `kernelBytes()`, compiled. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelCalls {
  const { exports } = new WebAssembly.Instance(module, { own: { memory } });
  const bound = (name: KernelName) => {
    const loop = exports[name];
    if (typeof loop !== 'function') throw new Error(`No such loop: ${name}.`);
    return (...values: readonly number[]): void => void Reflect.apply(loop, undefined, values);
  };
  return {
    mix: bound('mix'),
    eachChannel: bound('eachChannel'),
    gate: bound('gate'),
    add: bound('add'),
    relu: bound('relu'),
    hardSwish: bound('hardSwish'),
  };
}
