import type { QuickTest } from './happening.ts'

/** One test item: its method, what it measures, and the limit that makes it positive. */
export interface TestItem {
  readonly item: string
  readonly method: string
  readonly unit: string
  readonly limit: number
}

/** A class of produce with its share of samples, its rate of positives, and what is sampled for what. */
export interface ProduceClass {
  readonly productClass: QuickTest['productClass']
  readonly share: number
  /** A sixth of one minus the pass rate of a published half-year (18,755 samples): those were aimed at suspects, a market's own tests are not. */
  readonly positives: number
  readonly products: readonly string[]
  /** Products that fail more often than others: five positives in six are theirs. */
  readonly weak: readonly string[]
  readonly items: readonly TestItem[]
}

const gold = (item: string, limit: number): TestItem => ({ item, method: '胶体金免疫层析', unit: 'µg/kg', limit })

export const produceClasses: readonly ProduceClass[] = [
  {
    productClass: '种植业',
    share: 60,
    positives: 0.0067,
    products: ['菜心', '上海青', '番茄', '黄瓜', '生菜', '茄子', '空心菜', '土豆', '苹果'],
    weak: ['食荚豌豆', '豇豆', '落葵', '菜豆', '姜', '韭菜'],
    // Enzyme inhibition: 50 % or more is positive (GB/T 5009.199).
    items: [{ item: '有机磷和氨基甲酸酯', method: '酶抑制率法', unit: '%', limit: 50 }],
  },
  {
    productClass: '畜禽',
    share: 22,
    positives: 0.0015,
    products: ['猪肉', '牛肉', '鸡肉', '猪肝', '鸡蛋'],
    weak: ['鸭蛋'],
    items: [gold('瘦肉精', 0.5), gold('氟苯尼考', 1)],
  },
  {
    productClass: '水产',
    share: 18,
    positives: 0.0055,
    products: ['草鱼', '鲈鱼', '基围虾', '罗非鱼', '鳙鱼'],
    weak: ['泥鳅', '黄骨鱼', '泥鯭', '花斑', '花螺'],
    items: [
      gold('孔雀石绿', 1),
      gold('呋喃西林代谢物', 1),
      { item: '甲醛', method: '速测管比色法', unit: 'mg/kg', limit: 5 },
    ],
  },
]
