import type { wallZh } from './messages-wall.zh.ts'

export const wallEn: typeof wallZh = {
  title: 'Walls',
  heading: 'Open where a number comes from on a wall',
  which: 'Which wall',
  here: 'Show on the wall',
  close: 'Close it there',
  none: 'No wall is linked now.',
  demo: 'The demo wall',
  own: 'The wall you opened',
  find: 'Find a number by its name',
  shows: '{wall} shows it · closes in {time}',
  seen: 'Noted',
  told: {
    replaced: '{who} opened another number on {wall}.',
    alarm: 'An urgent alarm came in: the number on {wall} was closed.',
    away: '{wall} lost its link; within three minutes it shows the number again when it is back.',
  },
  theme: {
    interception: 'Interception',
    complaints: 'Complaints',
    hotspots: 'Clusters',
    lifts: 'Lifts',
    alarms: 'Alarms',
    tasks: 'Tasks',
    urging: 'Urging slips',
    pharmacies: 'Pharmacies',
    markets: 'Markets',
    sites: 'Sites',
    feeds: 'Feeds',
  },
}
