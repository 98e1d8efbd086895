import vue from 'eslint-plugin-vue'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', 'server/journal/migrations'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
        parser: tseslint.parser,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // A swallowed promise is a swallowed error: every one is awaited, returned or given to `void` on purpose.
      '@typescript-eslint/no-floating-promises': 'error',
      // `any` switches the compiler off for everyone downstream of it.
      '@typescript-eslint/no-explicit-any': 'error',
      // Leaving a field out by rest is how redaction is written.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // An empty catch is how a feed dies without a word.
      'no-empty': ['error', { allowEmptyCatch: false }],
      // A timer without its clear outlives the screen that made it.
      'no-restricted-globals': ['error', { name: 'event', message: 'take the event as an argument' }],
      // Text from outside never becomes markup.
      'vue/no-v-html': 'error',
      // One word is a fine name for a screen or a part of one.
      'vue/multi-word-component-names': 'off',
      // Interfaces that a part must keep are async even where one implementation need not wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    // Tests read loosely typed answers on purpose: that is what a stranger's client does.
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
