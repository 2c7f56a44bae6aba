/** Extension of an input field that holds a whole file: the bound on texts is not for it, that on bodies is. */
export const LONG_TEXT = 'longText';
