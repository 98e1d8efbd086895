import type { ObjectClass } from './objects.ts'

type Sentences = Readonly<Partial<Record<ObjectClass['nature'], readonly string[]>>>

/** A problem class with its share and the sentences that people say under it; `{goods}` is what they bought. */
export interface ProblemClass {
  readonly name: string
  /** Per cent of complaints, as counted in a city's bulletin for 2022 (8,875 complaints). */
  readonly share: number
  /** Object classes it is mostly about. */
  readonly mostly: readonly string[]
  /** By the nature of what was bought; a nature without sentences is never complained about under this class. */
  readonly says: Sentences
}

const food = ['一般食品', '餐饮和住宿', '烟酒饮料', '保健食品']
const row = (name: string, share: number, mostly: readonly string[], says: Sentences): ProblemClass => ({
  name,
  share,
  mostly,
  says,
})
const all = (...sentences: string[]): Sentences => ({ thing: sentences, food: sentences, service: sentences })

export const problemClasses: readonly ProblemClass[] = [
  row('售后服务', 23.18, [], {
    thing: ['{goods}出现故障后多次联系未获处理', '购买{goods}七日内要求退货被拒', '承诺的{goods}保修无人履行'],
    service: ['商家关门，{goods}余额无法退还', '{goods}要求退费，商家拖延不办'],
  }),
  row('质量', 19.39, ['服装鞋帽', '家居用品', '家用电器', '通讯产品', '儿童用品', '交通工具', '装修建材'], {
    thing: ['{goods}使用三天即损坏', '{goods}与样品明显不符', '怀疑{goods}为翻新', '{goods}有开裂'],
    service: ['{goods}与事先说明的内容不符'],
  }),
  row('食品安全', 18.49, food, {
    food: ['{goods}中发现异物', '食用{goods}后不适', '{goods}已过保质期仍在销售', '{goods}有异味，疑似变质'],
  }),
  row('其他', 11.52, [], all('不知{goods}的问题应向哪里反映', '对{goods}的处理结果不满意', '{goods}未开具发票')),
  row(
    '价格',
    9.14,
    ['停车', '餐饮和住宿', '一般食品', '药品', '租赁'],
    all('{goods}结算价高于标价', '{goods}未明码标价', '{goods}临时涨价且未告知', '{goods}收费与公示不一致'),
  ),
  row('合同', 8.36, ['教育培训', '文化娱乐体育', '装修建材', '美容美发洗浴', '租赁'], {
    thing: ['{goods}定金不予退还', '{goods}逾期未交付'],
    service: ['{goods}合同被单方变更', '未按合同约定提供{goods}', '{goods}退费扣除违约金过高'],
  }),
  row('不正当竞争', 5.28, [], all('{goods}刷单炒信', '{goods}虚构销量', '{goods}有奖销售未兑现')),
  row('计量', 1.92, ['一般食品', '烟酒饮料'], { food: ['{goods}分量不足', '{goods}净含量与标示不符'] }),
  row('广告', 1.63, [], all('{goods}宣传使用绝对化用语', '{goods}宣传与实际不符')),
  row('安全', 0.89, ['家用电器', '交通工具', '儿童用品'], { thing: ['{goods}使用中冒烟', '{goods}边角割伤手指'] }),
  row('商标', 0.2, ['服装鞋帽'], { thing: ['{goods}疑似假冒注册商标'] }),
]

/** What the complainant asks for, by the nature of what was bought. */
export const requests: Readonly<Record<ObjectClass['nature'], readonly string[]>> = {
  thing: ['退货退款', '更换', '修理', '赔偿损失'],
  food: ['退款', '赔偿损失', '退还差价'],
  service: ['退费', '继续履行', '赔偿损失'],
}

/** Source channels with their shares. */
export const channels = [
  ['全国12315平台', 52],
  ['12315热线', 20],
  ['12345', 22],
  ['来信', 2],
  ['窗口', 4],
] as const

/** Categories with their shares: consult 58.2, complaint 27.2, tip-off 14.6 of a city's 2022, 4 of them both at once. */
export const categories = [
  ['咨询', 58.2],
  ['投诉', 25.2],
  ['举报', 12.6],
  ['投诉举报', 4],
] as const
