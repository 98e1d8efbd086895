/** Six digits out of whatever was typed or pasted: `123 456`, full-width digits, a whole message around them cut to six. */
export const sixDigits = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
