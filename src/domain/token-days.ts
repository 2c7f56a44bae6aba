/** Longest life of an API token, days: a year of programming and its preparation. */
export const MAX_TOKEN_DAYS = 400;
