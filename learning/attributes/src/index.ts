export { attributesIn, attributesOf } from './attributes-of.ts';
export type { TitleAttributes } from './title-attributes.ts';
export { type Vocabulary, type VocabularySettings, vocabularyOf } from './vocabulary.ts';
