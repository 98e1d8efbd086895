import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { FigureTold } from '../contract/indicator.ts'
import { briefingTold, paperAsked } from './briefing.fixture.ts'
import { docxOf } from './docx.ts'
import { DISTRICT, HELD } from './map/stood.fixture.ts'
import { stoodOf } from './map/stood.ts'
import { pdfOf } from './pdf.ts'
import { aboutPdf, fontsOf, imagesIn, inLibreOffice, sheetsOf, wordsOf } from './readers.fixture.ts'

/* Papers as Poppler and LibreOffice read them: nothing of ours says what is in them. */

vi.setConfig({ testTimeout: 120_000 })

const asked = paperAsked({ briefing: briefingTold(1), map: { stood: stoodOf(HELD), district: DISTRICT } })
const figures: readonly FigureTold[] = asked.briefing.pages.flatMap(({ figure, beside, chart }) => [
  ...(figure ? [figure] : []),
  ...beside,
  ...(chart ? [chart.figure] : []),
])
let pdf: Buffer
let read: Readonly<Record<'pdf' | 'docx', string>>
let said: string
beforeAll(async () => {
  pdf = await pdfOf(asked, () => undefined)
  const office = inLibreOffice(await docxOf({ ...asked, format: 'docx' }))
  said = office.said
  read = { pdf: wordsOf(pdf), docx: wordsOf(office.pdf) }
}, 120_000)

describe.each(['pdf', 'docx'] as const)('in the %s', (format) => {
  test.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s stands with its value and its code',
    (_, figure) => {
      const words = read[format]
      expect(words).toContain(figure.code)
      expect(words).toContain(`版本${figure.version}`)
      if (figure.state === 'withheld' || figure.state === 'missing') return
      if (figure.measure === 'share') expect(words).toContain(`${figure.numerator}/${figure.denominator}`)
      if (figure.value !== null && figure.unit === 'percent') expect(words).toContain(`${figure.value.toFixed(2)}%`)
      else if (figure.value !== null) expect(words).toContain(String(figure.value))
    },
  )

  test('every group of a figure stands in its table, and a gap as one', () => {
    const words = read[format]
    for (const group of briefingTold().pages[1]!.chart!.figure.groups) expect(words).toContain(`${group.value}件`)
    expect(words).toContain('龙城街道')
    expect(words).not.toContain('440307001')
    expect(words).toContain('10月10日数据缺失')
    expect(words).toContain('33件（未满）')
  })

  test('withheld, missing and empty are words, never a number', () => {
    const words = read[format]
    expect(words).toContain('＊未公开')
    expect(words).toContain('数据缺失')
    expect(words).toContain('0/0')
    expect(words).not.toContain('77件')
    expect(words).not.toContain('0.00%')
  })

  test('what is to be minded of a figure, and why it is withheld, stands under it', () => {
    expect(read[format]).toContain('注：前端拦截率：十月十八日起口径调整')
    expect(read[format]).toContain('注：举报奖励发放：审定前不公开')
  })

  test('text that somebody wrote is shown as text', () => {
    expect(read[format]).toContain('<b>按此文本原样显示</b>，{{变量}}与=公式也不例外。')
  })

  test('headings count in Chinese, the bureau signs, and the copy says who took it out', () => {
    for (const words of [
      '一、投诉举报总体情况',
      '二、各街道分布',
      '四、重点领域情况之1',
      '深圳市试验区市场监督管理局2026年11月1日',
      '导出人：测试员（tester）',
    ])
      expect(read[format]).toContain(words)
  })

  test('the map is drawn as it stood: its signs with their numbers, names, scale, moment and version', () => {
    const words = read[format]
    for (const said of [
      ...['图3', '投诉聚集区', '更早投诉2', '24小时投诉2', '投诉超时限1', '投诉热点2', '龙城', '示意图，非法定边界'],
      ...['5公里', '版本184467　2026年11月1日00:00', '图外另有：投诉举报1。', '投诉举报：较早的未画出。'],
    ])
      expect(words).toContain(said.replace('　', ''))
    // Layers that the page does not show.
    expect(words).not.toMatch(/电梯40|一级告警/)
  })

  test('pages are numbered as papers are', () => {
    expect(read[format]).toContain('—1—')
    expect(read[format]).toContain('—2—')
  })
})

test('the PDF brings its fonts, is A4, and its charts are drawings, not pictures', () => {
  const fonts = fontsOf(pdf).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/NotoSerifSC.*\byes yes yes\b/)
  expect(aboutPdf(pdf)).toMatch(/A4/)
  expect(imagesIn(pdf)).toBe(0)
})

test('LibreOffice reads the DOCX without a complaint', () => {
  expect(said).not.toMatch(/error|corrupt|repair|could not/i)
})

test('the DOCX names the fonts of official papers and what may stand in for them', async () => {
  const { unzipped } = await import('./unzipped.fixture.ts')
  const parts = unzipped(await docxOf(paperAsked({ format: 'docx' })))
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
    expect(parts['word/document.xml']).toContain(font)
  expect(parts['word/fontTable.xml']).toMatch(/仿宋_GB2312"><w:altName w:val="仿宋;FangSong/)
  expect(parts['word/document.xml']).toMatch(/w:pgMar[^>]*w:top="2098"/)
  expect(parts['word/document.xml']).toContain('w:line="560"')
})

test('what is usual is a band in the DOCX too: from low to high where it can be said, and nothing where not', async () => {
  const { unzipped } = await import('./unzipped.fixture.ts')
  const parts = unzipped(await docxOf(paperAsked({ format: 'docx' })))
  const chart = Object.entries(parts).find(
    ([name, xml]) => /charts\/chart\d+\.xml$/.test(name) && xml.includes('平常区间'),
  )
  const columns = /<c:barChart>[\s\S]*<\/c:barChart>/.exec(chart?.[1] ?? '')?.[0] ?? ''
  expect(columns).toContain('<c:grouping val="stacked"/>')
  expect(columns).toContain('<c:gapWidth val="0"/>')
  const values = [...columns.matchAll(/<c:val>[\s\S]*?<\/c:val>/g)].map(([xml]) =>
    [...xml.matchAll(/<c:pt idx="(\d+)"><c:v>([\d.]+)/g)].map(([, at, value]) => [Number(at), Number(value)]),
  )
  const usual = briefingTold().pages[0]!.chart!.usual!.items
  const known = usual.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }]))
  expect(values).toEqual([known.map(({ at, low }) => [at, low]), known.map(({ at, low, high }) => [at, high - low])])
})

test('a house without a public address prints codes to type, and no address that leads nowhere', async () => {
  const bare = paperAsked({ publicUrl: null })
  const words = wordsOf(await pdfOf(bare, () => undefined))
  expect(words).toContain('K7QM2XWA')
  expect(words).not.toContain('/f/')
  const office = inLibreOffice(await docxOf({ ...bare, format: 'docx' }))
  expect(wordsOf(office.pdf)).toContain('K7QM2XWA')
  expect(imagesIn(office.pdf)).toBe(0)
})

test('a map that whoever exports may not see is words, with the reason', async () => {
  const map = { refused: '您的角色不能查看地图。' }
  for (const [format, words] of [
    ['pdf', wordsOf(await pdfOf(paperAsked({ map }), () => undefined))],
    ['docx', wordsOf(inLibreOffice(await docxOf(paperAsked({ map, format: 'docx' }))).pdf)],
  ] as const) {
    expect(words, format).toContain('投诉聚集区，图层：投诉举报、聚集区')
    expect(words, format).toContain('那一刻的地图未能取得：您的角色不能查看地图。')
  }
})

test('a heading stands with what it is about: never at the foot of a page by itself or with its first sentence alone', async () => {
  const [, page] = briefingTold().pages
  const drawing = { ...page!, figure: null, beside: [], chart: null, text: null }
  const pages = ['甲', '乙', '丙'].map((name) => ({
    ...drawing,
    ...{ id: name, kicker: { zh: `${name}处情况`, en: name }, headline: { zh: [{ text: `${name}处平稳` }], en: [] } },
  }))
  const held = paperAsked({ briefing: { ...briefingTold(), pages }, map: asked.map })
  const office = inLibreOffice(await docxOf({ ...held, format: 'docx' }))
  for (const bytes of [await pdfOf(held, () => undefined), office.pdf]) {
    const sheets = sheetsOf(bytes)
    const onSheet = (words: string) => sheets.findIndex((sheet) => sheet.includes(words))
    pages.forEach(({ kicker }, at) => {
      expect(onSheet(kicker.zh)).toBeGreaterThanOrEqual(0)
      expect(onSheet(kicker.zh), kicker.zh).toBe(onSheet(`图${at + 1}`))
    })
  }
})

test('in English there is no Chinese but what people and the bureau wrote', async () => {
  const pages = briefingTold().pages.map((page) => ({ ...page, text: null, map: null }))
  const briefing = { ...briefingTold(), bureau: 'The Bureau', pages }
  const words = wordsOf(await pdfOf(paperAsked({ briefing, lang: 'en', by: 'tester' }), () => undefined))
  expect(words).toContain('Exportedby')
  expect(words).toContain('withheld')
  // Chinese ones are a whole sign wide, and tear words apart.
  expect(words).not.toMatch(/[‘’“”]/)
  const known = '市局通知工作目标'
  expect([...words].filter((each) => /\p{Script=Han}/u.test(each) && !known.includes(each))).toEqual([])
})
