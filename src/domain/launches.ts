/** Most launches that a cap may allow in a week or a month: beyond, it is a typing mistake. */
export const MOST_LAUNCHES = 10_000;
