import type { Alarm } from '@contract/picture.ts'
import { rescueLimits } from '@contract/rescue.ts'
import { numeral, type Words } from './words.ts'

type Values = Alarm['values']

/** What an alarm is called, from its condition and values, in the language of the screen. */
export function alarmTitle(
  condition: string,
  values: Values,
  words: Words,
  feedTitle: (feed: string) => string,
): string {
  const { t } = words
  const text = (key: string) => {
    const value = values[key]
    if (value === undefined || value === '') return t('sentence.something')
    return typeof value === 'number' ? numeral(value) : String(value)
  }
  switch (condition) {
    case 'entrapment':
      return Number(values['trapped'] ?? 0) > 0
        ? t('alarm.entrapment', { n: text('trapped') })
        : t('alarm.entrapmentUnknown')
    case 'liftAccident':
      return t(
        Number(values['minutes'] ?? 0) >= rescueLimits.accident.minutes ? 'alarm.accidentNow' : 'alarm.accidentNear',
      )
    case 'elevatorFault':
      return t('alarm.elevatorFault', { code: elevatorCode(text('code'), words) })
    case 'feedSilent':
      return t('alarm.feedSilent', { feed: feedTitle(text('feed')) })
    case 'fridgeTemperature':
      return t('alarm.fridgeTemperature', { value: text('value'), unit: text('unit'), limit: text('limit') })
    case 'hotspot':
      return t('alarm.hotspot', { count: text('count'), expected: text('expected') })
    case 'quickTestPositive':
      return t(values['retest'] === true ? 'alarm.quickTestConfirmed' : 'alarm.quickTestPositive', {
        product: text('product'),
        item: text('item'),
      })
    case 'unrecordedSale':
      return t('alarm.unrecordedSale', { drug: text('drug') })
    default:
      return t('alarm.other', { condition })
  }
}

/** A fault, event or alarm code of a lift in words (GB/T 24476, 2017 wording), or the code itself. */
export function elevatorCode(code: string, { t, has }: Words): string {
  return /^\d{2}$/.test(code) && has(`elevatorCode.${code}`)
    ? t(`elevatorCode.${code}`)
    : t('elevatorCode.other', { code })
}

/** What becomes an accident stands before everything. */
const rank = ({ condition, priority }: Alarm) => (condition === 'liftAccident' ? 0 : priority)

/** Most urgent first, newest first within a priority; ties by id, so that rows do not change places by chance. */
export function byUrgency(alarms: Iterable<Alarm>): Alarm[] {
  return [...alarms].sort((a, b) => rank(a) - rank(b) || b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1))
}
