/** What html-validate asks of our pages: the standard, accessibility, and no style attribute. */
import type { ConfigData } from 'html-validate';

export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // How the renderer writes: `<br/>`, `checked`, one line.
    'void-style': ['error', { style: 'selfclosing' }],
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // Preact writes SVG attributes as they are in the standard.
    'attr-case': ['error', { style: ['lowercase', 'camelcase'] }],
    'no-inline-style': ['error', { allowedProperties: [] }],
    // Boxes of one question share a name, as forms have always sent them.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    'tel-non-breaking': 'off',
  },
};
