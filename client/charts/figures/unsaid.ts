import type { KeyLine } from './figure-chart.ts'

const bare = (text: string) => text.replace(/[。.]$/u, '')

/** Lines of a key, but for what a sentence beside the picture says already; what explains a sign stays. */
export const unsaid = (key: readonly KeyLine[], known: readonly string[]): KeyLine[] =>
  key.filter(({ sign, says }) => sign !== null || !known.some((text) => bare(says).endsWith(bare(text))))
