import type { Wording } from '../../contract/counting.ts'
import type { PaperLang } from '../asked.ts'
import { momentText } from '../numbers.ts'
import { LAYERS } from '../words.ts'
import type { Layer, Sign, Signs } from './signs.ts'
import type { MapStood } from './stood.ts'

const say = (zh: string, en: string): Wording => ({ zh, en })

/** What each sign means, as the screens' legends say it. */
export const SIGNS: Readonly<Record<Sign, Wording>> = {
  'kind.market': say('农贸市场', 'Markets'),
  'kind.pharmacy': say('药店', 'Pharmacies'),
  'kind.elevator': say('电梯', 'Lifts'),
  'kind.restaurant': say('餐饮', 'Food'),
  'kind.producer': say('食品生产', 'Producers'),
  'kind.coldStore': say('冷库', 'Cold stores'),
  'kind.station': say('监管所', 'Stations'),
  'kind.other': say('其他', 'Other'),
  complaints: say('24 小时投诉', 'Complaints 24 h'),
  older: say('更早投诉', 'Earlier'),
  overdue: say('投诉超时限', 'Overdue'),
  soon: say('24 小时内到限', 'Due within 24 h'),
  hotspots: say('投诉热点', 'Hotspots'),
  stations: say('监管所', 'Stations'),
  p1: say('一级告警', 'Priority 1 alarm'),
  p2: say('二级告警', 'Priority 2 alarm'),
  p3: say('三级告警', 'Priority 3 alarm'),
  p4: say('四级告警', 'Priority 4 alarm'),
  quiet: say('专项任务', 'Campaign task'),
  open: say('在办任务', 'Open task'),
  late: say('超时任务', 'Late task'),
}

/** What stands under the map: which moment it shows, how its numbers are to be read, and what it does not show. */
export function linesUnder(stood: MapStood, signs: Signs, lang: PaperLang): readonly string[] {
  const zh = lang === 'zh'
  const names = (layers: readonly Layer[]) => layers.map((each) => LAYERS[each][lang]).join(zh ? '、' : ', ')
  const counts = (of: ReadonlyMap<Layer, number>) =>
    [...of].map(([layer, count]) => `${LAYERS[layer][lang]} ${count}`).join(zh ? '、' : ', ')
  const parts = [
    zh
      ? `版本 ${stood.version}　${momentText(stood.at, lang)}。`
      : `Version ${stood.version}, ${momentText(stood.at, lang)}.`,
    signs.outside.size === 0
      ? ''
      : zh
        ? `图外另有：${counts(signs.outside)}。`
        : `Outside the view: ${counts(signs.outside)}.`,
    signs.unplaced.size === 0
      ? ''
      : zh
        ? `位置不明未画：${counts(signs.unplaced)}。`
        : `Without a place, not drawn: ${counts(signs.unplaced)}.`,
    signs.none.length === 0 ? '' : zh ? `当时没有：${names(signs.none)}。` : `None stood then: ${names(signs.none)}.`,
    signs.withheld.length === 0
      ? ''
      : zh
        ? `导出人的角色看不到：${names(signs.withheld)}。`
        : `Not for the role of whoever took this out: ${names(signs.withheld)}.`,
    stood.cut.length === 0
      ? ''
      : zh
        ? `${names(stood.cut)}：较早的未画出。`
        : `${names(stood.cut)}: earlier ones not drawn.`,
    signs.inView.has('stations') ? (zh ? '监管所按现行配置。' : 'Stations as configured now.') : '',
  ]
  const reading = [
    zh
      ? '图例后为图中所画数目；同类相邻的合为一个标记，数目越多越大越深。'
      : 'After each sign: how many are drawn; those of a kind that lie close share one, larger and darker for more.',
    signs.inView.has('hotspots') ? (zh ? '热点圈内为其投诉件数。' : 'In a hotspot: its complaints.') : '',
  ]
  const joined = (sentences: readonly string[]) => sentences.filter((each) => each !== '').join(zh ? '' : ' ')
  return signs.inView.size === 0 ? [joined(parts)] : [joined(parts), joined(reading)]
}
