/** Text that somebody wrote, fit for XML and for print: markup stays text, what cannot be printed is left out. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udfff]/gu, (bad) => (bad === '\t' ? ' ' : ''))

/** The same inside XML. */
export const escaped = (text: string): string =>
  plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Quotes and apostrophes as a typewriter has them. */
export const straightQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
