import { governanceModel, type GovernanceModel } from '../model.ts'
import { domains } from './domains.model.ts'
import { forces } from './forces.model.ts'
import { mechanisms } from './mechanisms.model.ts'
import { onePlusFive } from './one-plus-five.model.ts'

/** Every preset, the default first. An installation may give a model of its own, with as many lanes as it has. */
export const models: readonly GovernanceModel[] = [onePlusFive, domains, mechanisms, forces].map((each) =>
  governanceModel.parse(each),
)
