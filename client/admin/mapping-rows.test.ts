import { expect, test } from 'vitest'
import type { FieldOffer, Mapping } from './ask.ts'
import { mappingOf, rowsOf, shownPaths, textAt } from './mapping-rows.ts'

const field = (path: string, required = false): FieldOffer => ({ path, title: { zh: path, en: path }, required })
const fields = [field('siteId', true), field('name', true), field('kind'), field('lng')]

test('a mapping that is shown and sent back unedited is the same mapping', () => {
  const mapping: Mapping = {
    fields: {
      siteId: '编号',
      name: { column: '名称', values: { A: '甲' } },
      kind: { const: 'market' },
      'licence.no': '证号',
    },
    crs: 'GCJ02',
    zone: 'America/New_York',
  }
  expect(mappingOf(rowsOf(fields, mapping), mapping.crs!, mapping.zone!)).toEqual(mapping)
})

test('fields without a source are offered, and sent only when they get one', () => {
  const rows = rowsOf(fields, { fields: { siteId: '编号' } })
  expect(rows.map(({ path, from }) => [path, from])).toEqual([
    ['siteId', 'column'],
    ['name', 'nothing'],
    ['kind', 'nothing'],
    ['lng', 'nothing'],
  ])
  rows[1]!.from = 'column'
  expect(mappingOf(rows, '', ' ').fields).toEqual({ siteId: '编号' })
  rows[1]!.column = '名称'
  expect(mappingOf(rows, '', '')).toEqual({ fields: { siteId: '编号', name: '名称' } })
})

test('a preview shows the fields that its rows have, as text', () => {
  const data = [
    { siteId: '1', respondent: { name: '甲' } },
    null,
    { respondent: { siteId: 's' }, lng: 114.2, tags: [1] },
  ]
  expect(shownPaths(data, 9)).toEqual(['siteId', 'respondent.name', 'respondent.siteId', 'lng', 'tags'])
  expect(shownPaths(data, 2)).toHaveLength(2)
  expect([
    textAt(data[0], 'respondent.name'),
    textAt(data[2], 'lng'),
    textAt(data[2], 'tags'),
    textAt(data[1], 'x'),
    textAt({}, 'toString'),
  ]).toEqual(['甲', '114.2', '[1]', '', ''])
})
