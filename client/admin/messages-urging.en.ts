import type { urgingDeedsZh } from './messages-urging.zh.ts'

const deed = (name: string) => ({
  name: `Urging slip: ${name}`,
  did: `{who}, on slip {on}: ${name}`,
  not: `{who}, on slip {on}: ${name}, refused`,
})

/** Orders about urging slips in the audit, in English. */
export const urgingDeedsEn: typeof urgingDeedsZh = {
  open: {
    name: 'Open an urging slip',
    did: '{who} opened urging slip {on}',
    not: '{who} asked to open an urging slip and was refused',
  },
  reply: deed('reply'),
  recheck: deed('re-check'),
  raise: deed('raise'),
  close: deed('strike off'),
  withdraw: deed('withdraw'),
}
