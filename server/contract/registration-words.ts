import type { LaneKind, Role } from './roles.ts'

/* What a registration form offers, as plain values, so that pages can use them and stay small (domain/complaints.md § 2.3). */

/** Where a submission came from, and the word that the record keeps as its channel. */
export const channelOf = {
  platform12315: '全国12315平台',
  hotline12315: '12315热线',
  hotline12345: '12345',
  letter: '来信',
  counter: '窗口',
  police110: '110联动',
  superior: '上级交办',
  serviceStation: '服务站',
  odr: 'ODR',
} as const
export type IntakeSource = keyof typeof channelOf
export const intakeSources = Object.keys(channelOf) as IntakeSource[]

export const receiveModes = ['phone', 'inPerson', 'letter', 'online', 'document'] as const
export const intakeKinds = ['complaint', 'tipOff', 'consult', 'mixed'] as const
export const idTypes = ['residentId', 'passport', 'hkMacaoPermit', 'taiwanPermit', 'other'] as const
export const sellModes = ['网购', '实体店'] as const
export const requestWords = ['修理', '重作', '更换', '退货', '补足数量', '退还货款和服务费', '赔偿损失'] as const

const AT_STATION: readonly IntakeSource[] = ['counter', 'letter', 'hotline12315', 'police110', 'superior']

/**
 * Sources that somebody may register: the desk all of them, a station what reaches a station, a service station and an ODR
 * enterprise only what was brought to themselves; everyone else none.
 */
export function sourcesFor(role: Role | null, lane: LaneKind | null): readonly IntakeSource[] {
  if (role === 'deskOfficer' || role === 'dutyOfficer' || role === 'commander') return intakeSources
  if (role === 'stationOfficer') return AT_STATION
  return role === 'laneMember' && (lane === 'serviceStation' || lane === 'odr') ? [lane] : []
}

/** Problem classes as the platform words them, the most frequent first; another word may be told. */
export const problemWords = [
  ...[
    '售后服务',
    '质量',
    '食品安全',
    '价格',
    '合同',
    '广告',
    '不正当竞争',
    '计量',
    '商标',
    '人身权利',
    '检验检测',
    '安全',
  ],
  '其他',
] as const
