import type { Happening } from '@contract/picture.ts'
import { ageOf } from '../ui/age.ts'
import { numeral, type Words } from '../ui/words.ts'
import { alarmTitle, elevatorCode } from '../ui/alarm-text.ts'

/** Names that a sentence needs and that only the screen knows. */
export interface Names {
  readonly street: (code: string) => string | null
  readonly feed: (feed: string) => string
  /** What a lane of the model in force is called; null for another. */
  readonly lane: (code: string) => string | null
  readonly station: (id: string) => string | null
}

type Say = (told: Told, words: Words, names: Names) => string

/** A happening's values, read as what a sentence can hold. */
interface Told {
  readonly text: (key: string) => string | null
  readonly flag: (key: string) => boolean
  readonly number: (key: string) => number
  readonly values: Happening['values']
}

function told(values: Happening['values']): Told {
  return {
    values,
    text(key) {
      const value = values[key]
      if (value === undefined || value === null || value === '') return null
      return typeof value === 'number' ? numeral(value) : String(value)
    },
    flag: (key) => values[key] === true,
    number: (key) => Number(values[key] ?? 0) || 0,
  }
}

const kinds = new Set(['complaint', 'tipOff', 'consult', 'mixed'])

/** One line per kind of fact. What is not here still gets a sentence. */
const sayings: Readonly<Record<string, Say>> = {
  'complaint.received': ({ text }, { t, word }) => {
    const [kind, channel, named] = [text('kind') ?? '', text('channel'), text('problemClass')]
    return t('sentence.complaint', {
      channel: channel === null ? t('sentence.someChannel') : word('channel', channel),
      kind: t(`kind.${kinds.has(kind) ? kind : 'complaint'}`),
      class: named === null ? t('sentence.unclassed') : word('problemClass', named),
    })
  },
  'complaint.stepped': ({ text }, { t }, names) => {
    const code = text('lane')
    const lane = code === null ? null : (names.lane(code) ?? text('laneTitle') ?? code)
    const station = text('station')
    switch (text('what')) {
      case 'routed':
        return t('sentence.routed', { lane: lane ?? t('sentence.something') })
      case 'settled':
        return lane === null ? t('sentence.settledAtDesk') : t('sentence.settled', { lane })
      case 'returned':
        return lane === null ? t('sentence.handedBack') : t('sentence.returnedToDesk', { lane })
      case 'dispatched':
        return t('sentence.dispatched', {
          station: station === null ? t('sentence.something') : (names.station(station) ?? station),
        })
      case 'notAccepted':
        return t('sentence.notAccepted')
      default:
        return t('sentence.withdrawn')
    }
  },
  'elevator.alarm': ({ text, number, flag }, words) => {
    const code = elevatorCode(text('code') ?? '', words)
    if (text('phase') === 'cleared') return words.t('sentence.elevatorCleared', { code })
    if (flag('trapped')) return words.t('alarm.entrapmentUnknown')
    return number('trapped') > 0
      ? words.t('sentence.trapped', { n: number('trapped') })
      : words.t('sentence.elevator', { code })
  },
  'pharmacy.sale': ({ text, flag }, { t }) =>
    t(flag('recorded') ? 'sentence.saleRecorded' : 'sentence.sale', { drug: text('drug') ?? t('sentence.something') }),
  'market.quickTest': ({ text, flag }, { t }) => {
    const named = { product: text('product') ?? t('sentence.something'), item: text('item') ?? t('sentence.something') }
    const again = flag('retest') || (text('retest') !== null && text('retest') !== 'false')
    if (flag('positive')) return t(again ? 'sentence.retestPositive' : 'sentence.testPositive', named)
    return t(again ? 'sentence.retestNegative' : 'sentence.testNegative', named)
  },
  'market.evaluated': ({ text }, { t }) =>
    t('sentence.evaluated', { issue: text('issue') ?? '', score: text('score') ?? '' }),
  'threshold.crossed': ({ text }, { t, has }) => {
    const quantity = (text('quantity') ?? '').replace(/\./g, '-')
    return t(text('state') === 'back' ? 'sentence.returned' : 'sentence.crossed', {
      quantity: has(`quantity.${quantity}`) ? t(`quantity.${quantity}`) : (text('quantity') ?? t('sentence.something')),
      value: text('value') ?? '',
      unit: text('unit') ?? '',
    })
  },
  'feed.silent': ({ text }, { t }, names) => t('sentence.feedSilent', { feed: names.feed(text('feed') ?? '') }),
  'feed.recovered': ({ text, number }, { t }, names) => {
    const { key, named } = ageOf(number('silentMs'))
    return t('sentence.feedRecovered', {
      feed: names.feed(text('feed') ?? ''),
      age: t(`lasted.${key.slice(4)}`, named),
    })
  },
  'alarm.raised': (happening, words, names) =>
    words.t('sentence.alarmRaised', { alarm: alarmOf(happening, words, names) }),
  'alarm.returned': (happening, words, names) =>
    words.t('sentence.alarmReturned', { alarm: alarmOf(happening, words, names) }),
  'alarm.acted': (happening, words, names) => {
    const act = happening.text('act') ?? ''
    const key = ['contacted', 'injury', 'closed'].includes(act) ? act : 'acknowledged'
    return words.t(`sentence.acted.${key}`, { alarm: alarmOf(happening, words, names) })
  },
  'task.stepped': ({ text }, { t, has }) => {
    const what = text('what') ?? ''
    const title = text('title') ?? text('taskId') ?? t('sentence.something')
    return t(has(`sentence.task.${what}`) ? `sentence.task.${what}` : 'sentence.task.other', { title })
  },
  'urging.stepped': ({ text }, { t, has }, names) => {
    const [what, level, unit] = [text('what') ?? '', text('level') ?? '', text('unit')]
    return t(has(`sentence.urging.${what}`) ? `sentence.urging.${what}` : 'sentence.urging.other', {
      level: has(`sentence.urgingLevel.${level}`) ? t(`sentence.urgingLevel.${level}`) : '',
      title: text('title') ?? text('urgingId') ?? t('sentence.something'),
      unit: unit === null ? t('sentence.something') : (names.station(unit) ?? unit),
    })
  },
  'campaign.stepped': ({ text }, { t }) =>
    t(text('what') === 'cancelled' ? 'sentence.task.campaignCancelled' : 'sentence.task.campaignOpened', {
      title: text('title') ?? '',
      tasks: text('tasks') ?? '',
      sites: text('sites') ?? '',
    }),
  'hotspot.found': ({ text, values }, { t, word }) => {
    const named = text('topClass')
    const about = {
      count: text('count') ?? '',
      class: named === null ? t('hotspots.mixed') : word('problemClass', named),
    }
    const ratio = values['ratio']
    return typeof ratio === 'number'
      ? t('sentence.hotspotRatio', { ...about, ratio: numeral(ratio) })
      : t('sentence.hotspot', about)
  },
  'hotspot.gone': (_, { t }) => t('sentence.hotspotGone'),
  'site.registered': ({ text }, { t }) => t('sentence.site', { name: text('name') ?? t('sentence.something') }),
}

/** Alarm ids begin with their condition: `entrapment:ele-000001/04`. */
function alarmOf({ text, values }: Told, words: Words, names: Names): string {
  const condition = text('condition') ?? (text('alarmId') ?? '').split(':')[0] ?? ''
  const known = Object.fromEntries(Object.entries(values).filter((entry) => entry[1] !== null)) as Record<
    string,
    string
  >
  return alarmTitle(condition, known, words, (feed) => names.feed(feed))
}

const siteOf: Readonly<Record<string, string>> = {
  'elevator.alarm': 'elevator',
  'pharmacy.sale': 'pharmacy',
  'market.quickTest': 'market',
  'market.evaluated': 'market',
  'threshold.crossed': 'site',
}

/** The `count` latest lines by when they happened; what came late stands where it belongs. */
export function latest(happenings: Iterable<Happening>, count: number): Happening[] {
  return [...happenings].sort((a, b) => b.at - a.at || b.seq - a.seq).slice(0, count)
}

/** What happened, in one sentence of the screen's language: the matter, then the street and the site as far as known. */
export function sentenceOf(
  happening: Pick<Happening, 'kind' | 'siteName' | 'streetCode' | 'values'>,
  words: Words,
  names: Names,
): string {
  const { kind, siteName, streetCode, values } = happening
  const say = sayings[kind]
  const matter = say ? say(told(values), words, names) : words.t('sentence.other', { kind })
  const someone = siteOf[kind]
  const site = siteName ?? (someone === undefined ? null : words.t(`sentence.someone.${someone}`))
  const street = streetCode === null ? null : names.street(streetCode)
  return [matter, street, site].filter((part) => part !== null).join(' · ')
}
