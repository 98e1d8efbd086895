/** English for words that Chinese sources use; what is not here stays as the source said it. */
const english: Readonly<Record<'problemClass' | 'channel', Readonly<Record<string, string>>>> = {
  problemClass: {
    质量: 'Quality',
    售后服务: 'After-sales',
    食品安全: 'Food safety',
    合同: 'Contract',
    广告: 'Advertising',
    不正当竞争: 'Unfair comp.',
    价格: 'Pricing',
    商标: 'Trademark',
    人身权利: 'Rights',
    检验检测: 'Testing',
    计量: 'Measurement',
    安全: 'Safety',
    预付式消费: 'Prepaid',
    虚假宣传: 'False claims',
    其他: 'Other',
  },
  channel: {
    全国12315平台: '12315 platform',
    '12315热线': '12315 hotline',
    '12345': '12345',
    来信: 'Letter',
    窗口: 'Counter',
    '110联动': '110',
    '110 联动': '110',
    上级交办: 'From above',
    服务站: 'Service station',
    ODR: 'ODR',
  },
}

/** Words of sources whose English has the text in it, whatever its case. */
export const wordsSaying = (text: string): readonly string[] =>
  Object.values(english).flatMap((group) =>
    Object.entries(group).flatMap(([word, said]) => (said.toLowerCase().includes(text.toLowerCase()) ? [word] : [])),
  )

/** A source's word in the language of the screen, or as the source said it. */
export function wordBook(locale: string, group: keyof typeof english, value: string): string {
  return locale === 'en' ? (english[group][value] ?? value) : value
}
