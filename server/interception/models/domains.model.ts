import type { GovernanceModel } from '../model.ts'
import { plainLane } from './plain-lane.ts'

const of = (...classes: string[]) => ({
  entry: [{ when: 'classIn' as const, classes }, { when: 'bothReachable' as const }],
})

/** Reading B: one platform and the bureau's fields of supervision, told apart by the class of the problem or the object. */
export const domains: GovernanceModel = {
  code: 'domains',
  title: { zh: '一平台五领域', en: 'One platform, five domains' },
  core: { code: 'platform', title: { zh: '统一平台', en: 'One platform' }, colour: '#2f7de1' },
  lanes: [
    plainLane('food', '食品', 'Food', 'desk', '#3fa34d', of('食品安全', '一般食品', '保健食品', '餐饮和住宿')),
    plainLane('drug', '药械化', 'Drugs and devices', 'desk', '#2aa198', of('药品', '医疗器械', '化妆品')),
    plainLane('equipment', '特种设备', 'Special equipment', 'desk', '#d08b1d', of('特种设备', '电梯', '安全')),
    plainLane('quality', '产品质量', 'Product quality', 'desk', '#8e5bd0', of('质量', '计量', '检验检测', '售后服务')),
    plainLane('order', '市场秩序', 'Market order', 'desk', '#d0485b', of('价格', '广告', '合同', '商标', '不正当竞争')),
  ],
}
