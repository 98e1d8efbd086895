/** The door to everything that shows a person's particulars without showing the person. */
export { maskAddress } from './mask-address.ts'
export { maskDeep } from './mask-deep.ts'
export { maskField } from './mask-field.ts'
export { MASK, maskId, maskName, maskPhone } from './mask-shapes.ts'
export { restoreMasked } from './restore-masked.ts'
