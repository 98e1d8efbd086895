import type { District } from '@contract/district.ts'
import type { Session } from '@contract/identity.ts'
import { scopedRoles } from '@contract/roles.ts'
import type { Named } from '../ui/words.ts'

/** A sentence of the message files with its values. */
export interface Phrase {
  readonly key: string
  readonly named?: Named
}

/** What part of the district a person answers for, in words; one phrase per part. Names that the district lacks stay as they are. */
export function scopeWords(
  { role, scope }: Pick<Session & { is: 'person' }, 'role' | 'scope'>,
  district: District | null,
  locale: string,
): readonly Phrase[] {
  const list = (names: readonly string[]) => names.join(locale === 'en' ? ', ' : '、')
  const station = (id: string) => district?.stations.find((each) => each.id === id)?.name ?? id
  const street = (code: string) => {
    const found = district?.streets.find((each) => each.code === code)
    return (locale === 'en' ? found?.nameEn : undefined) ?? found?.name ?? code
  }
  const parts: Phrase[] = []
  if (scope.stations !== null)
    parts.push({ key: 'account.scope.stations', named: { names: list(scope.stations.map(station)) } })
  if (scope.streets !== null)
    parts.push({ key: 'account.scope.streets', named: { names: list(scope.streets.map(street)) } })
  if (scope.lane !== null) parts.push({ key: `account.scope.${scope.lane.kind}`, named: { id: scope.lane.id } })
  if (parts.length > 0) return parts
  return [{ key: role !== null && scopedRoles.has(role) ? 'account.scope.none' : 'account.scope.whole' }]
}
