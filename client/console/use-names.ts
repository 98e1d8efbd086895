import type { District } from '@contract/district.ts'
import type { Ref } from 'vue'
import { streetName } from '../picture/streets.ts'
import type { PictureView } from '../picture/view.ts'
import { alarmTitle } from '../ui/alarm-text.ts'
import type { Words } from '../ui/words.ts'

/** What things are called on the console, by the picture and the district as they stand. */
export function useNames(
  view: Readonly<Ref<PictureView | null>>,
  place: { readonly district: District | null },
  words: Words,
) {
  const feedTitle = (name: string) => {
    const title = view.value?.shelves.feeds.get(name)?.title
    return title === undefined ? name : words.locale === 'en' ? title.en : title.zh
  }
  const condition = (name: string, values: Readonly<Record<string, string | number | boolean>>) =>
    alarmTitle(name, values, words, feedTitle)
  return {
    condition,
    alarm: (id: string) => {
      const alarm = view.value?.shelves.alarms.get(id)
      return alarm === undefined ? id : condition(alarm.condition, alarm.values)
    },
    street: (code: string | null) => (code === null ? null : streetName(place.district, code, words.locale)),
    unit: (id: string | null) =>
      id === null ? null : (place.district?.stations.find((each) => each.id === id)?.name ?? id),
    units: () => place.district?.stations ?? [],
  }
}
