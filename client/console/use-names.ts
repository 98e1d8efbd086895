import type { District } from '@contract/district.ts'
import { streetName } from '../picture/streets.ts'
import type { PictureView } from '../picture/view.ts'
import { alarmTitle } from '../ui/alarm-text.ts'
import { useWords } from '../ui/words.ts'

type Values = Readonly<Record<string, string | number | boolean>>

/** What things are called on the console, in its language, by the picture as it is now. */
export function useNames(view: () => PictureView | null, place: { readonly district: District | null }) {
  const { words, locale } = useWords()
  const feedTitle = (name: string) => {
    const title = view()?.shelves.feeds.get(name)?.title
    return title === undefined ? name : locale.value === 'en' ? title.en : title.zh
  }
  const condition = (name: string, values: Values) => alarmTitle(name, values, words, feedTitle)
  return {
    names: {
      alarm: (id: string) => {
        const alarm = view()?.shelves.alarms.get(id)
        return alarm === undefined ? id : condition(alarm.condition, alarm.values)
      },
      condition,
      street: (code: string | null) => (code === null ? null : streetName(place.district, code, locale.value)),
      unit: (id: string | null) =>
        id === null ? null : (place.district?.stations.find((each) => each.id === id)?.name ?? id),
      units: () => place.district?.stations ?? [],
    },
    /** The map’s words for an alarm; everything else it says itself. */
    mapWords: (key: string, values: Values): string | null =>
      key.startsWith('alarm.') ? condition(key.slice('alarm.'.length), values) : null,
  }
}
