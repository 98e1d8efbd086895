import type { z } from 'zod'
import type { Rejection } from '../contract/telling.ts'

type Issue = z.core.$ZodIssue

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否（true/false）',
  object: '一组字段（{…}）',
  array: '列表（[…]）',
}

/** The first thing wrong with a row, as a JSON pointer and a Chinese sentence that never repeats the row's own values. */
export function firstFault(issues: readonly Issue[]): Pick<Rejection, 'pointer' | 'message'> {
  const issue = issues[0]
  if (!issue) return { pointer: '', message: '这一行读不懂' }
  return { pointer: pointerOf(issue.path), message: sentenceOf(issue) }
}

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : `应为${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`
    case 'invalid_format':
      return issue.format === 'datetime' ? '应为带时区的 ISO 8601 时间，如 2026-11-23T09:00:00+08:00' : '格式不对'
    case 'too_big':
      return issue.origin === 'string' ? `不得超过 ${issue.maximum} 个字` : `不得大于 ${issue.maximum}`
    case 'too_small':
      if (issue.origin === 'string') return '不得为空'
      return issue.inclusive === false ? `应大于 ${issue.minimum}` : `不得小于 ${issue.minimum}`
    default:
      return issue.message
  }
}
