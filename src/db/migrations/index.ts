/** The migrations, oldest first: listed, so that a compiled build runs the same ones as the sources. */

import { Migration20261121000000_initial } from './Migration20261121000000_initial.ts';

export const migrations = [Migration20261121000000_initial];
