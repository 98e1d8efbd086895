import type { EditionTold } from '@contract/briefing.ts'

type Say = (key: string, named?: Readonly<Record<string, string | number>>) => string

/** What changed in an edition, in a line; empty for a withdrawal. */
export function changeLine({ change, blocks, sameAs, state }: EditionTold, t: Say, list: string): string {
  if (state === 'withdrawn') return ''
  if (change === null) return t('briefing.history.first', { n: blocks })
  const counts = (['added', 'removed', 'changed', 'moved'] as const).flatMap((what) =>
    change[what] === 0 ? [] : [t(`briefing.history.change.${what}`, { n: change[what] })],
  )
  const others = (['title', 'seenBy'] as const).flatMap((what) =>
    change[what] ? [t(`briefing.history.change.${what}`)] : [],
  )
  const said = [...counts, ...others]
  const same = sameAs === null ? [] : [t('briefing.history.same', { n: sameAs })]
  return [...(said.length === 0 ? [t('briefing.history.none')] : said), ...same].join(list)
}
