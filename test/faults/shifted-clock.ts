/** Loaded before a process (`node --import`), makes its clock wrong by CLOCK_SHIFT_MS milliseconds. */

const shift = Number(process.env.CLOCK_SHIFT_MS);
const Right = Date;

globalThis.Date = new Proxy(Right, {
  construct: (_, args: number[]) =>
    args.length === 0 ? new Right(Right.now() + shift) : new Right(...(args as [number])),
  apply: () => new Right(Right.now() + shift).toString(),
  get: (target, name) => (name === 'now' ? () => Right.now() + shift : Reflect.get(target, name)),
});
