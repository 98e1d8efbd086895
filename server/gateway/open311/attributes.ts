/** What a service asks for beyond the standard's own fields; the same for every problem class. */
export interface Attribute {
  readonly code: 'respondent' | 'amount' | 'wish' | 'kind'
  readonly datatype: 'string' | 'number' | 'singlevaluelist'
  readonly required: boolean
  readonly hint: string
  readonly description: string
  readonly values: readonly { readonly key: string; readonly name: string }[]
}

/** What a complainant may ask for, as the registration form of 2026 words it. */
export const wishes = ['修理', '重作', '更换', '退货', '补足数量', '退还货款和服务费', '赔偿损失'] as const

/** Complaint and tip-off are handled separately, one submission may be both (总局令第121号 Art. 9). */
export const kinds = { complaint: '投诉', tipOff: '举报', mixed: '投诉并举报' } as const
export type OpenKind = keyof typeof kinds

export const LONGEST_NAME = 400
export const MOST_YUAN = 1e12

export const attributes: readonly Attribute[] = [
  {
    code: 'respondent',
    datatype: 'string',
    required: true,
    hint: `商家或企业的名称，不超过 ${LONGEST_NAME} 字`,
    description: '投诉举报谁？请写招牌或营业执照上的名称。',
    values: [],
  },
  {
    code: 'amount',
    datatype: 'number',
    required: false,
    hint: '人民币元，不带单位',
    description: '涉及多少钱？',
    values: [],
  },
  {
    code: 'wish',
    datatype: 'singlevaluelist',
    required: false,
    hint: '选一项',
    description: '希望怎样解决？',
    values: wishes.map((each) => ({ key: each, name: each })),
  },
  {
    code: 'kind',
    datatype: 'singlevaluelist',
    required: false,
    hint: '选一项；不选即为投诉',
    description: '是投诉、举报，还是两者都是？两者分别处理（总局令第121号第9条）。',
    values: Object.entries(kinds).map(([key, name]) => ({ key, name })),
  },
]
