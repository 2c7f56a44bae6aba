/** A page that cannot be read as asked: a malformed cursor, a size out of bounds. The caller's mistake, told in French. */
export class ListingError extends Error {
  /** The argument at fault: `first`, `after`, ... */
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.name = 'ListingError';
    this.argument = argument;
  }
}
