import type { PlanItem, TaskKind } from '@contract/task.ts'
import type { SiteKind } from '@contract/fact.ts'

const item = (id: string, text: string, need: PlanItem['need'], required = true): PlanItem => ({
  id,
  text,
  need,
  required,
})

/** What is looked at on the spot, by kind of task: where nothing of the place is known, this alone. Our own choice. */
const byKind: Readonly<Record<TaskKind, readonly PlanItem[]>> = {
  rescue: [
    item('contact', '与被困人员保持通话，确认人数与身体状况', 'text'),
    item('freed', '被困人员已全部救出', 'tick'),
    item('stopped', '电梯已停用并设警示', 'tick'),
    item('photo', '现场照片', 'photo'),
  ],
  inspection: [item('licence', '证照在有效期内并公示', 'tick'), item('photo', '现场照片', 'photo')],
  enforcement: [
    item('shown', '已出示执法证件', 'tick'),
    item('record', '现场检查笔录', 'photo'),
    item('photo', '现场照片', 'photo'),
  ],
  joint: [item('rollCall', '各单位已到场', 'text'), item('photo', '现场照片', 'photo')],
  sampling: [item('batch', '样品名称与批号', 'text'), item('sealed', '样品已封样', 'photo')],
  followUp: [item('corrected', '上次问题是否整改到位', 'text'), item('photo', '现场照片', 'photo')],
  supervision: [item('seen', '现场所见', 'text'), item('photo', '现场照片', 'photo', false)],
  other: [item('seen', '现场所见', 'text')],
}

/** And by kind of place. */
const bySite: Readonly<Partial<Record<SiteKind, readonly PlanItem[]>>> = {
  elevator: [
    item('useMark', '使用标志在有效期内', 'tick'),
    item('alarmBell', '紧急报警装置可用', 'tick'),
    item('maintained', '半月维护保养记录', 'photo'),
  ],
  pharmacy: [
    item('fridge', '冷藏柜温度（℃）', 'number'),
    item('register', '实名登记台账', 'photo'),
    item('pharmacist', '执业药师在岗', 'tick'),
  ],
  market: [item('quickTest', '快检室开展检测并公示', 'tick'), item('scale', '计量器具检定有效', 'tick')],
  restaurant: [item('health', '从业人员健康证', 'tick'), item('kitchen', '后厨照片', 'photo')],
  coldStore: [item('temperature', '库温（℃）', 'number'), item('trace', '进货追溯凭证', 'photo')],
}

/** The checklist a new task begins with; the commander takes from it or adds to it. */
export function planFor(kind: TaskKind, site: SiteKind | null): PlanItem[] {
  const own = kind === 'inspection' || kind === 'followUp' || kind === 'enforcement' ? (site && bySite[site]) || [] : []
  return [...own, ...byKind[kind]]
}
