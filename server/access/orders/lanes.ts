import { governanceModel } from '../../interception/model.ts'
import { presetNamed } from '../lanes.ts'
import { refuse, type Decide } from './order.ts'

/**
 * Puts another reading of “1+5” in force: a preset by its code, or one brought along. What is in a lane stays there as it was
 * routed; the guards of the law are in no model.
 */
export const choose: Decide<'lanes.choose'> = ({ code, model: brought }) => {
  if ((code === undefined) === (brought === undefined))
    return Promise.resolve(refuse('请选一个预设（code），或给出一份模式（model），二者取一。', code))
  const preset = code === undefined ? undefined : presetNamed(code)
  if (code !== undefined && preset === undefined) return Promise.resolve(refuse(`没有名为 ${code} 的治理模式。`, code))
  const read = governanceModel.safeParse(preset ?? brought)
  if (!read.success) {
    const [issue] = read.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}：` : ''
    return Promise.resolve(refuse(`治理模式不可用：${where}${issue?.message ?? '请核对。'}`))
  }
  const model = read.data
  if (preset === undefined && presetNamed(model.code) !== undefined)
    return Promise.resolve(refuse(`${model.code} 是预设的代码，请给自己的模式另起一个。`, model.code))
  // Whole, so that any past moment knows what its lanes were.
  const detail = { model: JSON.parse(JSON.stringify(model)) as never }
  return Promise.resolve({ on: model.code, detail, effects: [] })
}
