/** The days of a list as somebody typed or pasted it: one a line, or parted by spaces, commas or 、. In order, each once. */
export const daysIn = (typed: string): string[] =>
  [...new Set(typed.split(/[\s,，、;；]+/).filter((each) => each !== ''))].sort()
