/** HiGHS is ESM at run time and CommonJS in its types: this file makes the two agree, once. */
import * as highs from 'highs';

/** Loads the WebAssembly build. */
export const loadHighs = highs.default as unknown as typeof highs.default.default;
