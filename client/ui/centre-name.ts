import type { District } from '@contract/district.ts'
import type { Words } from './words.ts'

/** The centre by the name it goes by in the language; empty until the district is known. */
export function centreName(district: District | null, locale: string, t: Words['t']): string {
  if (district === null) return ''
  if (locale === 'en') return t('centre', { name: district.nameEn ?? district.name })
  return district.centreName ?? t('centre', { name: district.name })
}
