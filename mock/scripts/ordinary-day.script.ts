import type { Script } from './script.ts'

/** Nothing goes wrong and nothing special happens: the district as its rates say. */
export const ordinaryDay: Script = {
  name: 'ordinary-day',
  title: { zh: '平常的一天', en: 'An ordinary day' },
}
