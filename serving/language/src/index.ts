export { fold } from './fold.ts';
export { graphemes } from './graphemes.ts';
export { type NameForm, nameForms, queryForms } from './name-forms.ts';
