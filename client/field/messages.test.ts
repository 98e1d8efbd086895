import { wordsHold } from '../messages/page-words.fixture.ts'
import { fieldMessages } from './messages.ts'

wordsHold(fieldMessages, { under: 'field', folder: new URL('.', import.meta.url), names: /https/g })
